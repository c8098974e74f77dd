import { describe, expect, it } from 'vitest';
import { computeAttendanceRate, computeHoldingRate, computePassRate } from '../../src/domain/statistics.js';

describe('computeAttendanceRate', () => {
  it.each<[sat: number, registered: number, rate: number | null]>([
    [0, 0, null],
    [0, 8, 0],
    [6, 8, 0.75],
    [8, 8, 1],
    [1, 3, 1 / 3],
  ])('%i sat of %i registered: %s', (sat, registered, rate) => {
    expect(computeAttendanceRate({ sat, registered })).toBe(rate);
  });
});

describe('computePassRate', () => {
  it.each<[passed: number, sat: number, rate: number | null]>([
    [0, 0, null],
    [0, 5, 0],
    [4, 5, 0.8],
    [5, 5, 1],
  ])('%i passed of %i who sat: %s', (passed, sat, rate) => {
    expect(computePassRate({ passed, sat })).toBe(rate);
  });
});

describe('computeHoldingRate', () => {
  it.each<[shouldHoldCertified: number, shouldHold: number, rate: number | null]>([
    [0, 0, null],
    [3, 0, null],
    [0, 4, 0],
    [3, 4, 0.75],
    [4, 4, 1],
  ])('%i certified of %i who should hold a card: %s', (shouldHoldCertified, shouldHold, rate) => {
    expect(computeHoldingRate({ shouldHoldCertified, shouldHold })).toBe(rate);
  });
});
