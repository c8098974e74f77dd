import type { CalendarDate } from '../calendar-date.js';

/** What a merger leaves of a unit. */
export interface MergeableUnit {
  unitId: number;
  /** First day on which the unit is closed. */
  closedOn: CalendarDate | null;
  mergedInto: number | null;
}

type FindUnit<U> = (unitId: number) => U | undefined;

/**
 * The unit that stands for another on a day: itself while it is open, else the one it was merged into, over several mergers.
 * @returns null when the unit is closed and no open unit took its place
 */
export function findSuccessor<U extends MergeableUnit>(
  unit: U,
  on: CalendarDate,
  findUnit: FindUnit<U>,
): U | null {
  const isOpen = ({ closedOn }: U): boolean => closedOn === null || closedOn > on;
  return [unit, ...listTargets(unit, findUnit)].find(isOpen) ?? null;
}

/** Decides whether a unit was merged into another, directly or over others. */
export function isMergedInto<U extends MergeableUnit>(
  unit: U,
  target: Pick<U, 'unitId'>,
  findUnit: FindUnit<U>,
): boolean {
  return listTargets(unit, findUnit).some(({ unitId }) => unitId === target.unitId);
}

/** The units a unit was merged into, one after the other; lists can state mergers in a circle, which ends the chain. */
function listTargets<U extends MergeableUnit>(unit: U, findUnit: FindUnit<U>): U[] {
  const targets: U[] = [];
  const seen = new Set([unit.unitId]);
  let next = unit.mergedInto;
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    const target = findUnit(next);
    if (!target) break;
    targets.push(target);
    next = target.mergedInto;
  }
  return targets;
}
