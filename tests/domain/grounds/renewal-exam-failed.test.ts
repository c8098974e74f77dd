import { describe, expect, it } from 'vitest';
import { renewalExamFailed } from '../../../src/domain/grounds/renewal-exam-failed.js';
import { hunanPolicy } from '../../../src/domain/policy.js';
import {
  buildCard,
  buildContext,
  buildEvents,
  buildOfficer,
  buildSitting,
  findMatches,
  sittingSource,
  type SittingText,
} from '../build-facts.js';

const lastDay = '2024-10-31';
const certificates = [buildCard('18000000001', '2019-11-01', lastDay)];

function count(texts: SittingText[], asOf = '2024-12-31', policy = hunanPolicy): number {
  const officer = buildOfficer({ certificates, sittings: texts.map(buildSitting) });
  return findMatches(renewalExamFailed, officer, buildContext(asOf, null, policy)).length;
}

describe('renewal-exam-failed', () => {
  // The exam is to be sat again within the six months before 2024-10-31: from 2024-05-01, the first day on which it is expiring.
  it.each<[sittings: SittingText[], matches: number]>([
    [[], 0],
    [['failed 2024-04-30'], 0],
    [['failed 2024-05-01'], 1],
    [['failed 2024-10-31'], 1],
    [['failed 2024-11-09'], 1],
    [['absent 2024-07-20'], 1],
    [['breach 2024-07-20'], 1],
    [['cheating 2024-07-20'], 1],
    [['registered 2024-07-20'], 0],
    [['passed 2024-07-20'], 0],
    [['exempt 2024-07-20'], 0],
    [['failed 2024-07-20', 'passed 2024-11-09'], 0],
    [['failed 2024-07-20', 'exempt 2024-12-31'], 0],
    [['passed 2024-07-20', 'failed 2024-11-09'], 0],
    [['failed 2024-07-20', 'registered 2024-11-09'], 1],
    // A pass from before the window renews nothing.
    [['passed 2024-03-16', 'failed 2024-07-20'], 1],
    // Not known yet on 2024-12-31.
    [['failed 2025-01-01'], 0],
    [['failed 2024-07-20', 'passed 2025-01-01'], 1],
  ])('%j: %i', (texts, matches) => {
    expect(count(texts)).toBe(matches);
  });

  it.each([
    ['2024-10-30', 0],
    ['2024-10-31', 0],
    ['2024-11-01', 1],
  ])('may still be passed until the last day of the card: on %s %i', (asOf, matches) => {
    expect(count(['failed 2024-07-20'], asOf)).toBe(matches);
  });

  it('does not wait for the days of grace, and follows the window of the policy', () => {
    expect(count(['failed 2024-07-20'], '2024-11-01', { ...hunanPolicy, renewalGraceMonths: 6 })).toBe(1);
    expect(count(['failed 2024-07-20'], '2024-11-01', { ...hunanPolicy, renewalWindowMonths: 3 })).toBe(0);
    expect(count(['failed 2024-07-31'], '2024-11-01', { ...hunanPolicy, renewalWindowMonths: 3 })).toBe(1);
  });

  it.each([
    ['2024-07-31', 0],
    ['2024-12-01', 1],
    ['2024-12-31', 1],
  ])('signed up and never sat, round closed on 2024-12-01: missed, seen on %s: %i', (asOf, matches) => {
    const sitting = {
      ...buildSitting('registered 2024-07-20'),
      roundEvents: buildEvents('closed 2024-12-01'),
    };
    const officer = buildOfficer({ certificates, sittings: [sitting] });
    expect(findMatches(renewalExamFailed, officer, buildContext(asOf))).toHaveLength(matches);
  });

  it.each([
    ['with another card that is valid', [buildCard('18000000002', '2023-01-01', '2027-12-31')], 0],
    [
      'with another card that was cancelled',
      [buildCard('18000000002', '2023-01-01', '2027-12-31', 'cancelled 2024-01-01')],
      1,
    ],
  ])('%s: %i', (_what, others, matches) => {
    const officer = buildOfficer({
      certificates: [...certificates, ...others],
      sittings: [buildSitting('failed 2024-07-20')],
    });
    expect(findMatches(renewalExamFailed, officer, buildContext('2024-12-31'))).toHaveLength(matches);
  });

  it('names the card that ended last and the last sitting that was not passed', () => {
    const sittings = [buildSitting('failed 2024-07-20'), buildSitting('absent 2024-11-09')];
    const older = buildCard('18000000009', '2018-01-01', '2022-12-31');
    const officer = buildOfficer({ certificates: [older, ...certificates], sittings });
    expect(findMatches(renewalExamFailed, officer, buildContext('2024-12-31'))).toEqual([
      {
        ground: 'renewal-exam-failed',
        params: {
          number: '18000000001',
          expiresOn: lastDay,
          exam: 'round of 2024-11-09',
          heldOn: '2024-11-09',
          outcome: 'absent',
        },
        certificateNumber: '18000000001',
        source: sittingSource,
      },
    ]);
  });
});
