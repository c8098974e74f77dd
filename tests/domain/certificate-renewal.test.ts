import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/calendar-date.js';
import { decideRenewal } from '../../src/domain/certificate-renewal.js';
import { findWindowStart, isInWindow } from '../../src/domain/renewal-window.js';
import { hunanPolicy } from '../../src/domain/policy.js';
import {
  buildCard,
  buildOfficer,
  buildPosting,
  buildSitting,
  buildUnit,
  type SittingText,
} from './build-facts.js';

describe('findWindowStart', () => {
  // The days are those on which a card is `expiring` for the first time (see standing.test.ts).
  it.each([
    ['2027-10-31', '2027-05-01'],
    ['2025-06-30', '2024-12-30'],
    ['2025-02-28', '2024-08-28'],
    ['2024-02-29', '2023-08-29'],
    ['2025-08-31', '2025-03-01'],
  ])('of a card until %s is %s', (expiresOn, start) => {
    expect(findWindowStart(expiresOn, hunanPolicy)).toBe(start);
  });
});

function renew(
  on: string,
  until: string | null,
  sittings: SittingText[],
  { years = 5, postings = [buildPosting()], today = on } = {},
): string | [code: string, params: unknown] {
  const certificate = buildCard('18000000001', '2022-11-01', '2027-10-31');
  const facts = buildOfficer({ certificates: [certificate], sittings: sittings.map(buildSitting), postings });
  const policy = { ...hunanPolicy, certificateValidForYears: years };
  const decided = decideRenewal(facts, certificate, { on, until, today }, policy);
  return 'code' in decided ? [decided.code, decided.params] : decided.until;
}

describe('decideRenewal of a card until 2027-10-31', () => {
  it.each<[why: string, on: string, sittings: SittingText[], until: string]>([
    ['on the first day of the window', '2027-05-01', ['passed 2027-05-01'], '2032-10-31'],
    ['on its last day', '2027-10-31', ['passed 2027-06-15'], '2032-10-31'],
    ['on the day after, from that day', '2027-11-01', ['passed 2027-06-15'], '2032-10-31'],
    ['a month late, from that day', '2027-12-01', ['exempt 2027-06-15'], '2032-11-30'],
    ['with a pass after its end', '2028-03-10', ['failed 2027-06-15', 'passed 2028-03-01'], '2033-03-09'],
    ['on the last day of the pass', '2029-06-15', ['passed 2027-06-15'], '2034-06-14'],
  ])('%s', (_why, on, sittings, until) => {
    expect(renew(on, null, sittings)).toBe(until);
  });

  it('by the validity of the policy', () => {
    expect(renew('2027-10-31', null, ['passed 2027-06-15'], { years: 3 })).toBe('2030-10-31');
  });

  it('is not possible before the window', () => {
    const params = { number: '18000000001', expiresOn: '2027-10-31', from: '2027-05-01' };
    expect(renew('2027-04-30', null, ['passed 2027-04-30'])).toEqual(['renewal-too-early', params]);
  });

  it.each<[why: string, on: string, sittings: SittingText[]]>([
    ['no exam', '2027-10-31', []],
    ['a pass before the window', '2027-10-31', ['passed 2027-04-30']],
    ['a pass later than that day', '2027-06-14', ['passed 2027-06-15']],
    ['a failure', '2027-10-31', ['failed 2027-06-15']],
    ['a pass that has lapsed', '2029-06-16', ['passed 2027-06-15']],
  ])('needs a pass that counts: %s', (_why, on, sittings) => {
    expect(renew(on, null, sittings)).toEqual([
      'renewal-pass-missing',
      { number: '18000000001', from: '2027-05-01' },
    ]);
  });

  it.each([
    ['2027-10-31', '2027-11-01', '2027-11-01'],
    ['2027-10-31', '2027-10-31', null],
    ['2027-10-31', '2032-10-31', '2032-10-31'],
    ['2027-12-01', '2027-12-01', '2027-12-01'],
    ['2027-12-01', '2032-11-30', '2032-11-30'],
    ['2027-12-01', '2027-11-30', null],
  ])('on %s with the last day %s', (on, until, expected) => {
    const refused = ['until-too-early', { until, notBefore: on === '2027-10-31' ? '2027-11-01' : on }];
    expect(renew(on, until, ['passed 2027-06-15'])).toEqual(expected ?? refused);
  });
});

describe('the holder of a renewed card is in post', () => {
  const left = buildPosting({ state: 'deceased', since: '2027-07-01' });

  it.each([
    ['deceased', [buildPosting(), left], '2027-07-01', '2027-07-01', 'state'],
    ['deceased since the renewal', [buildPosting(), left], '2027-06-30', '2027-07-01', 'state'],
    ['deceased the next day', [buildPosting(), left], '2027-06-30', '2027-06-30', null],
    [
      'off the establishment',
      [buildPosting({ staffing: 'contract' })],
      '2027-07-01',
      '2027-07-01',
      'staffing',
    ],
    [
      'at a closed unit',
      [buildPosting({ unit: buildUnit({ closedOn: '2027-07-01' }) })],
      '2027-07-01',
      '2027-07-01',
      'unit-closed',
    ],
  ])('%s', (_why, postings, on, today, bar) => {
    const renewed = renew(on, null, ['passed 2027-06-15'], { postings, today });
    if (bar === null) expect(renewed).toBe('2032-10-31');
    else expect(renewed).toMatchObject(['holder-not-in-post', { bar }]);
  });
});

it.each([
  ['2027-10-31', '2032-11-01', '2032-10-31'],
  ['2027-12-01', '2032-12-01', '2032-11-30'],
])('renewed on %s the card cannot be valid until %s', (on, until, latest) => {
  expect(renew(on, until, ['passed 2027-06-15'])).toEqual(['until-too-late', { until, latest }]);
});

describe('isInWindow', () => {
  it('begins on the day that findWindowStart names, for every last day and every length of the window', () => {
    const days = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2023-01-01', n));
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 0, max: 24 }),
        fc.integer({ min: -40, max: 40 }),
        (last, months, n) => {
          const policy = { ...hunanPolicy, renewalWindowMonths: months };
          const start = findWindowStart(last, policy);
          const day = addDays(start, n);
          expect(isInWindow(last, policy, day)).toBe(day >= start);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
