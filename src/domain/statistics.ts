// No notice defines the rates: the definition is printed with the figure.

/** 参考率: sat ÷ registered. A fraction of 1, null where nobody was registered. */
export function computeAttendanceRate(counts: { sat: number; registered: number }): number | null {
  return divide(counts.sat, counts.registered);
}

/** 合格率: passed ÷ sat. A fraction of 1, null where nobody sat. */
export function computePassRate(counts: { passed: number; sat: number }): number | null {
  return divide(counts.passed, counts.sat);
}

/**
 * 持证率: of the officers who should hold a card, those who are certified; a retired officer whose card still runs is in neither
 * count, so the rate never exceeds 1. A fraction of 1, null where nobody should.
 */
export function computeHoldingRate(counts: {
  shouldHoldCertified: number;
  shouldHold: number;
}): number | null {
  return divide(counts.shouldHoldCertified, counts.shouldHold);
}

function divide(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
