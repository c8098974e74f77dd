import { describe, expect, it } from 'vitest';
import { findSuccessor, isMergedInto, type MergeableUnit } from '../../../src/domain/roster/unit-mergers.js';

/** 1 went into 2, which went into 3, which is open; 4 was closed; 5 went into 4; 6 and 7 are stated to be each other's. */
const units: MergeableUnit[] = [
  { unitId: 1, closedOn: '2024-03-01', mergedInto: 2 },
  { unitId: 2, closedOn: '2024-06-01', mergedInto: 3 },
  { unitId: 3, closedOn: null, mergedInto: null },
  { unitId: 4, closedOn: '2024-06-01', mergedInto: null },
  { unitId: 5, closedOn: '2024-03-01', mergedInto: 4 },
  { unitId: 6, closedOn: '2024-03-01', mergedInto: 7 },
  { unitId: 7, closedOn: '2024-03-01', mergedInto: 6 },
  // A list may know the target before the day.
  { unitId: 8, closedOn: null, mergedInto: 3 },
  { unitId: 9, closedOn: '2024-03-01', mergedInto: 99 },
];
const findUnit = (unitId: number): MergeableUnit | undefined => units.find((unit) => unit.unitId === unitId);
const unit = (unitId: number): MergeableUnit => findUnit(unitId)!;

describe('findSuccessor', () => {
  it.each<[unitId: number, on: string, successor: number | null]>([
    [1, '2024-02-29', 1],
    [1, '2024-03-01', 2],
    [1, '2024-05-31', 2],
    [1, '2024-06-01', 3],
    [3, '2030-01-01', 3],
    [4, '2024-05-31', 4],
    [4, '2024-06-01', null],
    [5, '2024-05-31', 4],
    [5, '2024-06-01', null],
    [6, '2024-02-29', 6],
    [6, '2024-03-01', null],
    [8, '2030-01-01', 8],
    [9, '2024-03-01', null],
  ])('of unit %i on %s: %s', (unitId, on, successor) => {
    expect(findSuccessor(unit(unitId), on, findUnit)?.unitId ?? null).toBe(successor);
  });
});

describe('isMergedInto', () => {
  it.each<[unitId: number, target: number, expected: boolean]>([
    [1, 2, true],
    [1, 3, true],
    [2, 1, false],
    [1, 1, false],
    [5, 3, false],
    [6, 7, true],
    [7, 6, true],
    [6, 6, false],
  ])('%i into %i: %s', (unitId, target, expected) => {
    expect(isMergedInto(unit(unitId), { unitId: target }, findUnit)).toBe(expected);
  });
});
