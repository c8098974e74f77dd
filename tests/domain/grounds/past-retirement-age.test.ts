import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/calendar-date.js';
import type { PostingState, Staffing } from '../../../src/domain/facts.js';
import { pastRetirementAge } from '../../../src/domain/grounds/past-retirement-age.js';
import { hunanPolicy } from '../../../src/domain/policy.js';
import {
  buildCard,
  buildContext,
  buildIdNumber,
  buildOfficer,
  buildPosting,
  findMatches,
  postingSource,
} from '../build-facts.js';

const certificates = [buildCard('18000000001', '2022-11-01', '2029-10-31')];

function count(bornOn: string, sex: 'male' | 'female', asOf: string): number {
  const officer = buildOfficer({ certificates, idNumber: buildIdNumber(bornOn, sex) });
  return findMatches(pastRetirementAge, officer, buildContext(asOf)).length;
}

describe('past-retirement-age', () => {
  // Statutory months: a man born 1964-12 reaches it in 2024-12, 1965-01 in 2025-02, 1965-05 in 2025-07;
  // a woman born 1969-12 in 2024-12, 1970-01 in 2025-02.
  it.each<[sex: 'male' | 'female', bornOn: string, asOf: string, matches: number]>([
    ['male', '1964-12-01', '2024-11-30', 0],
    ['male', '1964-12-01', '2024-12-31', 0],
    ['male', '1964-12-01', '2025-01-01', 1],
    ['male', '1964-12-31', '2025-01-01', 1],
    ['male', '1964-11-30', '2024-11-30', 0],
    ['male', '1964-11-30', '2024-12-01', 1],
    ['male', '1965-01-31', '2025-02-28', 0],
    ['male', '1965-01-31', '2025-03-01', 1],
    ['male', '1965-05-15', '2025-07-31', 0],
    ['male', '1965-05-15', '2025-08-01', 1],
    ['female', '1969-12-01', '2024-12-31', 0],
    ['female', '1969-12-01', '2025-01-01', 1],
    ['female', '1970-01-15', '2025-02-28', 0],
    ['female', '1970-01-15', '2025-03-01', 1],
    ['male', '1969-01-15', '2024-12-31', 0],
    ['female', '1964-12-15', '2024-12-31', 1],
  ])('%s born %s, seen on %s: %i', (sex, bornOn, asOf, matches) => {
    expect(count(bornOn, sex, asOf)).toBe(matches);
  });

  it.each<[PostingState, number]>([
    ['active', 1],
    ['seconded', 1],
    ['off-post', 1],
    ['retired', 0],
    ['transferred', 0],
    ['resigned', 0],
    ['dismissed', 0],
    ['deceased', 0],
  ])('state %s: %i', (state, matches) => {
    const idNumber = buildIdNumber('1960-01-01', 'male');
    const officer = buildOfficer({ certificates, idNumber, postings: [buildPosting({ state })] });
    expect(findMatches(pastRetirementAge, officer, buildContext('2024-12-31'))).toHaveLength(matches);
  });

  it('names sex and the statutory month, not the birth date that the mask hides', () => {
    const idNumber = buildIdNumber('1970-01-15', 'female');
    const officer = buildOfficer({ certificates, idNumber });
    expect(findMatches(pastRetirementAge, officer, buildContext('2025-03-01'))).toEqual([
      {
        ground: 'past-retirement-age',
        params: { sex: 'female', reachedIn: '2025-02', otherMonth: null },
        certificateNumber: '18000000001',
        source: postingSource,
      },
    ]);
  });

  // A woman born 1970-01 reaches 50 in 2020-01 and, by the reform, 55 years and 1 month in 2025-02.
  describe.each<[Staffing | null, months: [earliest: string, latest: string]]>([
    ['public-institution', ['2020-01', '2025-02']],
    [null, ['2020-01', '2025-02']],
    ['workman', ['2020-01', '2020-01']],
    ['administrative', ['2025-02', '2025-02']],
  ])('a woman born 1970-01, staffing %s', (staffing, [earliest, latest]) => {
    const other = (month: string): string | null =>
      earliest === latest ? null : month === earliest ? latest : earliest;
    const find = (asOf: string, flagAfter: 'earliest' | 'latest'): unknown[] => {
      const idNumber = buildIdNumber('1970-01-15', 'female');
      const card = buildCard('18000000001', '2018-11-01', '2029-10-31');
      const officer = buildOfficer({
        certificates: [card],
        idNumber,
        postings: [buildPosting({ staffing })],
      });
      const policy = { ...hunanPolicy, retirement: { ...hunanPolicy.retirement, flagAfter } };
      return findMatches(pastRetirementAge, officer, buildContext(asOf, null, policy)).map((m) => m.params);
    };

    it.each([
      ['earliest', earliest],
      ['latest', latest],
    ] as const)('is flagged after the %s month, %s', (flagAfter, month) => {
      const lastDay = month === '2020-01' ? '2020-01-31' : '2025-02-28';
      expect(find(lastDay, flagAfter)).toEqual([]);
      expect(find(addDays(lastDay, 1), flagAfter)).toEqual([
        { sex: 'female', reachedIn: month, otherMonth: other(month) },
      ]);
    });
  });

  it('is not met without a posting', () => {
    const idNumber = buildIdNumber('1960-01-01', 'male');
    const officer = buildOfficer({ certificates, idNumber, postings: [] });
    expect(findMatches(pastRetirementAge, officer, buildContext('2024-12-31'))).toEqual([]);
  });
});
