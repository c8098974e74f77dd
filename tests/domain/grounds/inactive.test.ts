import { describe, expect, it } from 'vitest';
import { contradictsRegister } from '../../../src/domain/cleanup.js';
import { postingStates } from '../../../src/domain/facts.js';
import { inactive } from '../../../src/domain/grounds/inactive.js';
import { hunanPolicy } from '../../../src/domain/policy.js';
import {
  buildAct,
  buildContext,
  buildOfficer,
  buildPosting,
  buildWaveCard,
  findMatches,
  recordSource,
} from '../build-facts.js';

const certificates = [buildWaveCard()];

function count(days: string[], asOf: string, inactiveAfterMonths = 24): number {
  const officer = buildOfficer({ certificates, enforcementActs: days.map(buildAct) });
  return findMatches(inactive, officer, buildContext(asOf, null, { ...hunanPolicy, inactiveAfterMonths }))
    .length;
}

describe('inactive', () => {
  it.each([
    ['2022-12-31', '2024-12-31', 24, 0],
    ['2022-12-31', '2025-01-01', 24, 1],
    ['2022-12-31', '2023-12-31', 12, 0],
    ['2022-12-31', '2024-01-01', 12, 1],
    ['2024-02-29', '2026-02-28', 24, 0],
    ['2024-02-29', '2026-03-01', 24, 1],
  ])('last act on %s, seen on %s, limit of %i months: %i', (actedOn, asOf, months, matches) => {
    expect(count([actedOn], asOf, months)).toBe(matches);
  });

  it.each<[days: string[], matches: number]>([
    [[], 0],
    [['2020-01-01', '2024-06-01'], 0],
    // A day after the plan's is not known yet.
    [['2020-01-01', '2025-06-01'], 1],
    [['2025-06-01'], 0],
  ])('acts %j: %i', (days, matches) => {
    expect(count(days, '2024-12-31')).toBe(matches);
  });

  it.each(postingStates)('is met in post only: %s', (state) => {
    const postings = [buildPosting({ state })];
    const officer = buildOfficer({ certificates, postings, enforcementActs: [buildAct('2020-01-01')] });
    const inPost = ['active', 'seconded', 'off-post'].includes(state);
    expect(findMatches(inactive, officer, buildContext('2024-12-31'))).toHaveLength(inPost ? 1 : 0);
  });

  it('names the last act and the limit', () => {
    const enforcementActs = [buildAct('2019-01-01'), buildAct('2020-01-01')];
    const officer = buildOfficer({ certificates, enforcementActs });
    expect(findMatches(inactive, officer, buildContext('2024-12-31'))).toEqual([
      {
        ground: 'inactive',
        params: { lastActOn: '2020-01-01', limitMonths: 24 },
        certificateNumber: '18000000001',
        source: recordSource,
      },
    ]);
  });

  it.each([
    [[], false],
    [['2022-12-30'], false],
    [['2022-12-31'], true],
  ])('acts %j on record contradict a unit that says so: %s', (days, contradicted) => {
    const officer = buildOfficer({ certificates, enforcementActs: days.map(buildAct) });
    expect(contradictsRegister('inactive', officer, buildContext('2024-12-31'))).toBe(contradicted);
  });
});
