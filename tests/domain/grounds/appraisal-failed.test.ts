import { describe, expect, it } from 'vitest';
import { contradictsRegister } from '../../../src/domain/cleanup.js';
import { appraisalResults, type Appraisal } from '../../../src/domain/facts.js';
import { appraisalFailed } from '../../../src/domain/grounds/appraisal-failed.js';
import {
  buildAppraisal,
  buildContext,
  buildOfficer,
  buildWaveCard,
  findMatches,
  recordSource,
} from '../build-facts.js';

const certificates = [buildWaveCard()];

function find(appraisals: Appraisal[], asOf: string): unknown[] {
  return findMatches(appraisalFailed, buildOfficer({ certificates, appraisals }), buildContext(asOf));
}

describe('appraisal-failed', () => {
  it.each(appraisalResults)('of the year, %s', (result) => {
    const isMet = result === 'incompetent';
    expect(find([buildAppraisal(2024, result)], '2024-12-31')).toHaveLength(isMet ? 1 : 0);
  });

  it.each([
    ['2023-12-30', 0],
    ['2023-12-31', 1],
    ['2024-12-30', 1],
    // From then on the better one of 2024 is the newest of a complete year.
    ['2024-12-31', 0],
  ])('2023 incompetent, 2024 competent, seen on %s: %i', (asOf, matches) => {
    const appraisals = [buildAppraisal(2023, 'incompetent'), buildAppraisal(2024, 'competent')];
    expect(find(appraisals, asOf)).toHaveLength(matches);
  });

  it('takes the newest on record, however old', () => {
    const appraisals = [buildAppraisal(2019, 'excellent'), buildAppraisal(2021, 'incompetent')];
    expect(find(appraisals, '2024-12-31')).toEqual([
      {
        ground: 'appraisal-failed',
        params: { year: 2021 },
        certificateNumber: '18000000001',
        source: recordSource,
      },
    ]);
  });

  it.each([
    ['nothing', [], false],
    ['incompetent', [buildAppraisal(2024, 'incompetent')], false],
    ['competent', [buildAppraisal(2024, 'competent')], true],
    ['competent of a year that is not over', [buildAppraisal(2025, 'competent')], false],
  ])('%s on record contradicts a unit that says so: %s', (_what, appraisals, contradicted) => {
    const officer = buildOfficer({ certificates, appraisals });
    expect(contradictsRegister('appraisal-failed', officer, buildContext('2024-12-31'))).toBe(contradicted);
  });
});
