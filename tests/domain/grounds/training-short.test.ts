import { describe, expect, it } from 'vitest';
import { contradictsRegister } from '../../../src/domain/cleanup.js';
import { postingStates, type Training } from '../../../src/domain/facts.js';
import { trainingShort } from '../../../src/domain/grounds/training-short.js';
import { hunanPolicy } from '../../../src/domain/policy.js';
import {
  buildCard,
  buildContext,
  buildOfficer,
  buildPosting,
  buildTraining,
  buildWaveCard,
  findMatches,
  postingSource,
  recordSource,
} from '../build-facts.js';

const certificates = [buildWaveCard()];

function count(
  trainings: Training[],
  asOf = '2024-12-31',
  years = [2023, 2024],
  policy = hunanPolicy,
): number {
  const officer = buildOfficer({ certificates, trainings });
  return findMatches(trainingShort, officer, buildContext(asOf, null, policy, years)).length;
}

describe('training-short', () => {
  it.each<[hours: number[], matches: number]>([
    [[], 1],
    [[59.5], 1],
    [[60], 0],
    [[20, 20, 19.99], 1],
    [[20, 20, 20], 0],
    // 54 courses of 50 minutes are 60 class hours of 45.
    [Array.from({ length: 54 }, () => 50 / 45), 0],
  ])('hours %j: %i', (hours, matches) => {
    expect(count(hours.map((one) => buildTraining(2024, one)))).toBe(matches);
  });

  it.each([
    ['2024-12-30', 2023, 1],
    ['2024-12-31', 2023, 0],
    ['2024-12-31', 2024, 1],
    ['2025-12-30', 2024, 1],
    ['2025-12-31', 2024, 0],
  ])('on %s, short in %i alone: %i', (asOf, short, matches) => {
    const trainings = [2023, 2024, 2025].map((year) => buildTraining(year, year === short ? 30 : 60));
    expect(count(trainings, asOf, [2023, 2024, 2025])).toBe(matches);
  });

  it('looks only at years of which training was reported', () => {
    expect(count([], '2024-12-31', [2023])).toBe(0);
  });

  it('follows the policy', () => {
    const policy = { ...hunanPolicy, trainingHoursPerYear: 40 };
    expect(count([buildTraining(2024, 40)], '2024-12-31', [2024], policy)).toBe(0);
    expect(count([buildTraining(2024, 39)], '2024-12-31', [2024], policy)).toBe(1);
  });

  it.each([
    ['2024-01-01', 1],
    ['2024-01-02', 0],
  ])('who held a card by 1 January owes the hours: card of %s: %i', (issuedOn, matches) => {
    const officer = buildOfficer({ certificates: [buildCard('18000000002', issuedOn, '2028-12-31')] });
    expect(
      findMatches(trainingShort, officer, buildContext('2024-12-31', null, hunanPolicy, [2024])),
    ).toHaveLength(matches);
  });

  it('counts a card that was replaced within the year', () => {
    const old = buildCard('18000000001', '2022-11-01', '2027-10-31', 'replaced 2024-05-01');
    const officer = buildOfficer({
      certificates: [old, buildCard('18000000002', '2024-05-01', '2029-04-30')],
    });
    expect(
      findMatches(trainingShort, officer, buildContext('2024-12-31', null, hunanPolicy, [2024])),
    ).toMatchObject([{ certificateNumber: '18000000002' }]);
  });

  it.each(postingStates)('is met in post only: %s', (state) => {
    const officer = buildOfficer({ certificates, postings: [buildPosting({ state })] });
    const inPost = ['active', 'seconded', 'off-post'].includes(state);
    expect(
      findMatches(trainingShort, officer, buildContext('2024-12-31', null, hunanPolicy, [2024])),
    ).toHaveLength(inPost ? 1 : 0);
  });

  it('names the year and the hours, with the last course or else the posting', () => {
    const context = buildContext('2024-12-31', null, hunanPolicy, [2024]);
    const expected = (hours: number): object => ({
      ground: 'training-short',
      params: { year: 2024, hours, required: 60 },
      certificateNumber: '18000000001',
    });
    const trained = buildOfficer({
      certificates,
      trainings: [buildTraining(2023, 60), buildTraining(2024, 12.5)],
    });
    expect(findMatches(trainingShort, trained, context)).toEqual([
      { ...expected(12.5), source: recordSource },
    ]);
    const untrained = buildOfficer({ certificates, trainings: [buildTraining(2023, 60)] });
    expect(findMatches(trainingShort, untrained, context)).toEqual([
      { ...expected(0), source: postingSource },
    ]);
  });

  it.each([
    [[], false],
    [[59], false],
    [[30, 30], true],
  ])('hours %j on record contradict a unit that says so: %s', (hours, contradicted) => {
    const trainings = hours.map((one) => buildTraining(2024, one));
    const officer = buildOfficer({ certificates, trainings });
    const context = buildContext('2024-12-31', null, hunanPolicy, [2024]);
    expect(contradictsRegister('training-short', officer, context)).toBe(contradicted);
  });
});
