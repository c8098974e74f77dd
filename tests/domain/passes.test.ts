import { describe, expect, it } from 'vitest';
import type { Mark, Outcome, Sitting } from '../../src/domain/facts.js';
import { neverQualified } from '../../src/domain/grounds/never-qualified.js';
import { listPasses } from '../../src/domain/passes.js';
import { hunanPolicy, type Policy } from '../../src/domain/policy.js';
import { assess } from '../../src/domain/standing.js';
import { buildCard, buildContext, buildOfficer, buildSitting, findMatches } from './build-facts.js';

/** `failed 2024-01-31 85/40`: the marks in public and special law, - for none. Both pass at 60 unless told otherwise. */
function build(text: string, passMark = 60): Sitting {
  const [outcome, heldOn, scores = '-/-'] = text.split(' ') as [Outcome, string, string?];
  const [publicLaw, specialLaw] = scores.split('/') as [string, string];
  const marks: Mark[] = [
    ...(publicLaw === '-' ? [] : [{ paper: 'public-law' as const, score: Number(publicLaw) }]),
    ...(specialLaw === '-' ? [] : [{ paper: 'special-law' as const, score: Number(specialLaw) }]),
  ];
  const passMarks = { 'public-law': passMark, 'special-law': passMark };
  return {
    ...buildSitting(`${outcome} ${heldOn}`),
    exam: heldOn,
    marks,
    ...(outcome === 'failed' && { passMarks }),
  };
}

const keeping = (months: number, more: Partial<Policy> = {}): Policy => ({
  ...hunanPolicy,
  paperPassKeptForMonths: months,
  ...more,
});

/** The days of the passes, each with the rounds it was completed from. */
function list(sittings: string[], policy: Policy): string[] {
  const passes = listPasses({ sittings: sittings.map((text) => build(text)) }, policy);
  return passes.map(({ heldOn, keptFrom }) => [heldOn, ...keptFrom].join(' < '));
}

const publicFirst = 'failed 2024-01-31 85/40';
const specialLater = 'failed 2024-07-31 -/60';

describe('a pass in one paper', () => {
  it.each<[why: string, months: number, sittings: string[], passes: string[]]>([
    ['is not kept with 0', 0, [publicFirst, specialLater], []],
    ['counts with the other on the last day', 6, [publicFirst, specialLater], ['2024-07-31 < 2024-01-31']],
    ['does not on the day after', 6, [publicFirst, 'failed 2024-08-01 -/60'], []],
    ['has a month without that day', 1, [publicFirst, 'failed 2024-02-29 -/60'], ['2024-02-29 < 2024-01-31']],
    ['and is over in March', 1, [publicFirst, 'failed 2024-03-01 -/60'], []],
    [
      'may be the later one',
      6,
      ['failed 2024-01-31 40/60', 'failed 2024-03-01 60/40'],
      ['2024-03-01 < 2024-01-31'],
    ],
    ['needs its pass mark', 6, ['failed 2024-01-31 59.5/40', specialLater], []],
    ['is not a pass twice in the same paper', 6, [publicFirst, 'failed 2024-03-01 90/40'], []],
    [
      'is kept from its last pass',
      6,
      ['failed 2023-12-01 85/40', publicFirst, specialLater],
      ['2024-07-31 < 2024-01-31'],
    ],
    ['is not kept from a round that was voided', 6, ['cheating 2024-01-31 85/40', specialLater], []],
    ['nor from a breach', 6, ['breach 2024-01-31 85/40', specialLater], []],
    ['survives an absence', 6, [publicFirst, 'absent 2024-03-01', specialLater], ['2024-07-31 < 2024-01-31']],
    ['is used once', 12, [publicFirst, 'failed 2024-03-01 40/80', specialLater], ['2024-03-01 < 2024-01-31']],
    ['is not added to a whole pass', 12, ['passed 2024-01-31 85/70', specialLater], ['2024-01-31']],
    ['nor kept beyond one', 12, [publicFirst, 'passed 2024-03-01 85/70', specialLater], ['2024-03-01']],
    [
      'does not make an exemption twice',
      12,
      [publicFirst, 'exempt 2024-03-01', specialLater],
      ['2024-03-01'],
    ],
  ])('%s', (_why, months, sittings, passes) => {
    expect(list(sittings, keeping(months))).toEqual(passes);
  });

  it('is judged by the pass mark of its round', () => {
    const sittings = [build('failed 2024-01-31 85/40', 90), build(specialLater)];
    expect(listPasses({ sittings }, keeping(6))).toEqual([]);
  });

  it('does not make a pass of one sitting that failed, when fewer papers are required since', () => {
    expect(list([publicFirst], keeping(6, { papersRequired: ['public-law'] }))).toEqual([]);
  });
});

describe('a pass completed by another round', () => {
  const sittings = [publicFirst, specialLater].map((text) => build(text));
  const standOn = (day: string, policy: Policy): unknown =>
    assess(buildOfficer({ sittings }), policy, day).standing;

  it.each([
    ['2024-07-30', 'unqualified'],
    ['2024-07-31', 'qualified'],
    ['2026-07-31', 'qualified'],
    ['2026-08-01', 'pass-lapsed'],
  ])('counts from its own day: on %s %s', (day, standing) => {
    expect(standOn(day, keeping(6))).toBe(standing);
    expect(standOn(day, keeping(0))).toBe('unqualified');
  });

  it('is explained with the round it was kept from', () => {
    expect(assess(buildOfficer({ sittings }), keeping(6), '2024-12-31').reasons).toEqual([
      {
        code: 'pass-unused',
        params: { exam: '2024-07-31', heldOn: '2024-07-31', until: '2026-07-31', keptFrom: ['2024-01-31'] },
        source: expect.anything() as unknown,
      },
    ]);
  });

  it.each([
    [keeping(6), '2024-07-31', 0],
    [keeping(6), '2024-07-30', 1],
    [keeping(0), '2024-07-31', 1],
  ])('qualifies for a card issued by then', (policy, issuedOn, matches) => {
    const officer = buildOfficer({
      sittings,
      certificates: [buildCard('18000000005', issuedOn, '2029-07-30')],
    });
    expect(
      findMatches(neverQualified, officer, buildContext('2024-12-31', '2024-01-31', policy)),
    ).toHaveLength(matches);
  });
});
