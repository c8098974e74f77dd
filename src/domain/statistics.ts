/** Every rate of the register, by its definition: no notice defines them, so the definition is printed with the figure. */
export const rates = ['attendance', 'pass', 'holding'] as const;
export type Rate = (typeof rates)[number];

/** 参考率: sat ÷ registered. A fraction of 1, null where nobody was registered. */
export function computeAttendanceRate(counts: { sat: number; registered: number }): number | null {
  return divide(counts.sat, counts.registered);
}

/** 合格率: passed ÷ sat. A fraction of 1, null where nobody sat. */
export function computePassRate(counts: { passed: number; sat: number }): number | null {
  return divide(counts.passed, counts.sat);
}

/** 持证率: certified ÷ officers who should hold a card. A fraction of 1, null where nobody should. */
export function computeHoldingRate(counts: { certified: number; shouldHold: number }): number | null {
  return divide(counts.certified, counts.shouldHold);
}

function divide(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
