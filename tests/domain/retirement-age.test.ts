import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Staffing } from '../../src/domain/facts.js';
import { hunanPolicy } from '../../src/domain/policy.js';
import {
  isAfterMonth,
  listRetirementMonths,
  statutoryRetirementMonth,
} from '../../src/domain/retirement-age.js';
import { buildIdNumber } from './build-facts.js';

const MEN = { baseAge: 60, step: 4, maxDelay: 36 };
const WOMEN_55 = { baseAge: 55, step: 4, maxDelay: 36 };
const WOMEN_50 = { baseAge: 50, step: 2, maxDelay: 60 };

function writeMonth(birthDate: string, rule: typeof MEN): string {
  const { year, month } = statutoryRetirementMonth(birthDate, rule);
  return `${String(year)}-${String(month).padStart(2, '0')}`;
}

describe('statutoryRetirementMonth', () => {
  // The rows of the published tables (domain.md), and the first row after the last step of each.
  it.each([
    ['men', MEN, '1964-12', '2024-12'],
    ['men', MEN, '1965-01', '2025-02'],
    ['men', MEN, '1965-04', '2025-05'],
    ['men', MEN, '1965-05', '2025-07'],
    ['men', MEN, '1976-08', '2039-07'],
    ['men', MEN, '1976-09', '2039-09'],
    ['men', MEN, '1977-01', '2040-01'],
    ['women 55', WOMEN_55, '1969-12', '2024-12'],
    ['women 55', WOMEN_55, '1970-01', '2025-02'],
    ['women 55', WOMEN_55, '1970-05', '2025-07'],
    ['women 55', WOMEN_55, '1981-08', '2039-07'],
    ['women 55', WOMEN_55, '1981-09', '2039-09'],
    ['women 55', WOMEN_55, '1982-01', '2040-01'],
    ['women 50', WOMEN_50, '1974-12', '2024-12'],
    ['women 50', WOMEN_50, '1975-01', '2025-02'],
    ['women 50', WOMEN_50, '1975-03', '2025-05'],
    ['women 50', WOMEN_50, '1984-10', '2039-09'],
    ['women 50', WOMEN_50, '1984-11', '2039-11'],
    ['women 50', WOMEN_50, '1985-01', '2040-01'],
    ['men before the reform', MEN, '1950-06', '2010-06'],
  ])('$0 born $2 reach it in $3', (_class, rule, born, reached) => {
    expect(writeMonth(`${born}-01`, rule)).toBe(reached);
    expect(writeMonth(`${born}-28`, rule)).toBe(reached);
  });

  it('comes later for everyone born a month later', () => {
    const rule = fc.constantFrom(MEN, WOMEN_55, WOMEN_50);
    fc.assert(
      fc.property(
        rule,
        fc.integer({ min: 1930, max: 2010 }),
        fc.integer({ min: 1, max: 11 }),
        (r, year, month) => {
          const born = (m: number): string => `${String(year)}-${String(m).padStart(2, '0')}-15`;
          expect(writeMonth(born(month), r) < writeMonth(born(month + 1), r)).toBe(true);
        },
      ),
    );
  });
});

describe('isAfterMonth', () => {
  it.each([
    [2025, 2, '2025-01-31', false],
    [2025, 2, '2025-02-01', false],
    [2025, 2, '2025-02-28', false],
    [2025, 2, '2025-03-01', true],
    [2024, 2, '2024-02-29', false],
    [2024, 2, '2024-03-01', true],
    [2024, 12, '2024-12-31', false],
    [2024, 12, '2025-01-01', true],
  ])('%i-%i, on %s: %s', (year, month, asOf, after) => {
    expect(isAfterMonth(asOf, { year, month })).toBe(after);
  });
});

describe('listRetirementMonths', () => {
  const list = (bornIn: string, sex: 'male' | 'female', staffing: Staffing | null): string[] =>
    listRetirementMonths(buildIdNumber(`${bornIn}-15`, sex), staffing, hunanPolicy).map(
      ({ class: one, year, month }) => `${one} ${year}-${month}`,
    );

  // 56 months after 1970-01 (1974-09) a woman of 55 is delayed by ceil(57 / 4) = 15 months: 2030-12.
  it.each<[Staffing | null, string[]]>([
    ['administrative', ['women-55 2030-12']],
    ['civil-servant-managed', ['women-55 2030-12']],
    ['public-institution', ['women-50 2024-9', 'women-55 2030-12']],
    ['contract', ['women-50 2024-9', 'women-55 2030-12']],
    ['agency', ['women-50 2024-9', 'women-55 2030-12']],
    ['temporary', ['women-50 2024-9', 'women-55 2030-12']],
    ['workman', ['women-50 2024-9']],
    ['auxiliary', ['women-50 2024-9', 'women-55 2030-12']],
    [null, ['women-50 2024-9', 'women-55 2030-12']],
  ])('of a woman born 1974-09, staffing %s', (staffing, expected) => {
    expect(list('1974-09', 'female', staffing)).toEqual(expected);
  });

  it.each<Staffing | null>(['administrative', 'workman', null])('of a man, staffing %s: one', (staffing) => {
    expect(list('1965-05', 'male', staffing)).toEqual(['men 2025-7']);
  });

  it('gives the earliest first, however the policy lists the classes', () => {
    const womenByStaffing = {
      ...hunanPolicy.retirement.womenByStaffing,
      unknown: ['women-55' as const, 'women-50' as const],
    };
    const policy = { retirement: { ...hunanPolicy.retirement, womenByStaffing } };
    const months = listRetirementMonths(buildIdNumber('1974-09-15', 'female'), null, policy);
    expect(months.map((month) => month.class)).toEqual(['women-50', 'women-55']);
  });
});
