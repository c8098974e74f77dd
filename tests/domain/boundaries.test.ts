// Yesterday, the day and tomorrow around every boundary, worked out by hand: the day named in `why` is the middle one.
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/calendar-date.js';
import { flagOfficer } from '../../src/domain/cleanup.js';
import type {
  Certificate,
  CertificateEvent,
  OfficerFacts,
  Posting,
  Sitting,
} from '../../src/domain/facts.js';
import { hunanPolicy, type Policy } from '../../src/domain/policy.js';
import { assess } from '../../src/domain/standing.js';
import {
  buildCard,
  buildContext,
  buildEvent,
  buildEvents,
  buildIdNumber,
  buildOfficer,
  buildPosting,
  buildSitting,
  buildUnit,
  buildWaveCard,
  type EventText,
} from './build-facts.js';

type Days = [yesterday: string, day: string, tomorrow: string];
interface Around<E> {
  why: string;
  days: Days;
  expected: [E, E, E];
}
interface Boundary<E> extends Around<E> {
  facts: Partial<OfficerFacts>;
  policy?: Partial<Policy>;
}

/** One case for each of the three days. */
function spread<E, R extends Around<E>>(rows: readonly (R & Around<E>)[]): (R & { asOf: string; then: E })[] {
  return rows.flatMap((row) =>
    ([0, 1, 2] as const).map((i) => ({ ...row, asOf: row.days[i], then: row.expected[i] })),
  );
}

/** An event with its last day: of a suspension, or of the card after a renewal. */
function until(text: EventText, lastDay: string): CertificateEvent {
  return { ...buildEvent(text), until: lastDay };
}
/** The card of 2022-11-01 … 2027-10-31. */
function wave(...events: (EventText | CertificateEvent)[]): Pick<OfficerFacts, 'certificates'> {
  const all = events.map((event) => (typeof event === 'string' ? buildEvent(event) : event));
  return { certificates: [{ ...buildWaveCard(), events: all }] };
}
function card(issuedOn: string, expiresOn: string): Pick<OfficerFacts, 'certificates'> {
  return { certificates: [buildCard('18000000002', issuedOn, expiresOn)] };
}
const passed = (on: string): { sittings: Sitting[] } => ({ sittings: [buildSitting(`passed ${on}`)] });

/** `certified+`: certified, and expiring. */
const standings: Boundary<string>[] = [
  {
    why: 'issue day: a card exists from that day on',
    facts: wave(),
    days: ['2022-10-31', '2022-11-01', '2022-11-02'],
    expected: ['unqualified', 'certified', 'certified'],
  },
  {
    why: 'last day, inclusive: the first national-style cards end with 2027-10-31',
    facts: wave(),
    days: ['2027-10-30', '2027-10-31', '2027-11-01'],
    expected: ['certified+', 'certified+', 'lapsed'],
  },
  {
    why: 'issued on a leap day',
    facts: card('2024-02-29', '2029-02-28'),
    days: ['2024-02-28', '2024-02-29', '2024-03-01'],
    expected: ['unqualified', 'certified', 'certified'],
  },
  {
    why: 'last day of the card issued on a leap day: five years later February has 28 days',
    facts: card('2024-02-29', '2029-02-28'),
    days: ['2029-02-27', '2029-02-28', '2029-03-01'],
    expected: ['certified+', 'certified+', 'lapsed'],
  },
  {
    why: 'last day on a leap day',
    facts: card('2023-03-01', '2028-02-29'),
    days: ['2028-02-28', '2028-02-29', '2028-03-01'],
    expected: ['certified+', 'certified+', 'lapsed'],
  },
  {
    why: 'first day of the renewal window: from 2027-04-30 six months reach 2027-10-30 only',
    facts: wave(),
    days: ['2027-04-30', '2027-05-01', '2027-05-02'],
    expected: ['certified', 'certified+', 'certified+'],
  },
  {
    why: 'first day of the window of a last day of February: from 2026-08-28 six months reach 2027-02-28',
    facts: card('2022-03-01', '2027-02-28'),
    days: ['2026-08-27', '2026-08-28', '2026-08-29'],
    expected: ['certified', 'certified+', 'certified+'],
  },
  {
    why: 'first day of the window of a leap day: from 2027-08-28 six months reach 2028-02-28 only',
    facts: card('2023-03-01', '2028-02-29'),
    days: ['2027-08-28', '2027-08-29', '2027-08-30'],
    expected: ['certified', 'certified+', 'certified+'],
  },
  {
    why: 'first day of a window of three months: from 2027-07-30 they reach 2027-10-30 only',
    facts: wave(),
    policy: { renewalWindowMonths: 3 },
    days: ['2027-07-30', '2027-07-31', '2027-08-01'],
    expected: ['certified', 'certified+', 'certified+'],
  },
  {
    why: 'a suspension begins, with no end set',
    facts: wave('suspended 2024-03-01'),
    days: ['2024-02-29', '2024-03-01', '2024-03-02'],
    expected: ['certified', 'suspended', 'suspended'],
  },
  {
    why: 'last day of a suspension; the day after it the card is valid by itself',
    facts: wave(until('suspended 2024-03-01', '2024-05-31')),
    days: ['2024-05-30', '2024-05-31', '2024-06-01'],
    expected: ['suspended', 'suspended', 'certified'],
  },
  {
    why: 'last day of a suspension on a leap day',
    facts: wave(until('suspended 2023-12-01', '2024-02-29')),
    days: ['2024-02-28', '2024-02-29', '2024-03-01'],
    expected: ['suspended', 'suspended', 'certified'],
  },
  {
    why: 'a suspension of one day',
    facts: wave(until('suspended 2024-03-01', '2024-03-01')),
    days: ['2024-02-29', '2024-03-01', '2024-03-02'],
    expected: ['certified', 'suspended', 'certified'],
  },
  {
    why: 'last day of the card, while the suspension runs on',
    facts: wave(until('suspended 2027-09-01', '2028-02-29')),
    days: ['2027-10-30', '2027-10-31', '2027-11-01'],
    expected: ['suspended', 'suspended', 'lapsed'],
  },
  {
    why: 'resumed, before the last day that was set',
    facts: wave(until('suspended 2024-03-01', '2024-12-31'), 'resumed 2024-06-01'),
    days: ['2024-05-31', '2024-06-01', '2024-06-02'],
    expected: ['suspended', 'certified', 'certified'],
  },
  {
    why: 'suspended again on the day after the first suspension ended',
    facts: wave(until('suspended 2024-03-01', '2024-05-31'), until('suspended 2024-06-01', '2024-06-30')),
    days: ['2024-05-31', '2024-06-01', '2024-06-02'],
    expected: ['suspended', 'suspended', 'suspended'],
  },
  {
    why: 'reported lost',
    facts: wave('lost 2024-03-01'),
    days: ['2024-02-29', '2024-03-01', '2024-03-02'],
    expected: ['certified', 'lost', 'lost'],
  },
  {
    why: 'found again',
    facts: wave('lost 2024-03-01', 'resumed 2024-03-20'),
    days: ['2024-03-19', '2024-03-20', '2024-03-21'],
    expected: ['lost', 'certified', 'certified'],
  },
  {
    why: 'handed back',
    facts: wave('returned 2024-03-01'),
    days: ['2024-02-29', '2024-03-01', '2024-03-02'],
    expected: ['certified', 'removed', 'removed'],
  },
  {
    why: 'renewed in the window: no longer expiring',
    facts: wave(until('renewed 2027-08-01', '2032-10-31')),
    days: ['2027-07-31', '2027-08-01', '2027-08-02'],
    expected: ['certified+', 'certified', 'certified'],
  },
  {
    why: 'the old last day of a renewed card',
    facts: wave(until('renewed 2027-08-01', '2032-10-31')),
    days: ['2027-10-30', '2027-10-31', '2027-11-01'],
    expected: ['certified', 'certified', 'certified'],
  },
  {
    why: 'the new last day of a renewed card',
    facts: wave(until('renewed 2027-08-01', '2032-10-31')),
    days: ['2032-10-30', '2032-10-31', '2032-11-01'],
    expected: ['certified+', 'certified+', 'lapsed'],
  },
  {
    why: 'renewed after the old last day: lapsed in between',
    facts: wave(until('renewed 2027-11-15', '2032-10-31')),
    days: ['2027-11-14', '2027-11-15', '2027-11-16'],
    expected: ['lapsed', 'certified', 'certified'],
  },
  {
    why: 'revoked',
    facts: wave('revoked 2024-03-01'),
    days: ['2024-02-29', '2024-03-01', '2024-03-02'],
    expected: ['certified', 'revoked', 'revoked'],
  },
  {
    why: 'last day of a revoked card: the sanction outlasts it',
    facts: wave('revoked 2024-03-01'),
    days: ['2027-10-30', '2027-10-31', '2027-11-01'],
    expected: ['revoked', 'revoked', 'revoked'],
  },
  {
    why: 'cancelled on the last day of a year',
    facts: wave('cancelled 2024-12-31'),
    days: ['2024-12-30', '2024-12-31', '2025-01-01'],
    expected: ['certified', 'removed', 'removed'],
  },
  {
    why: 'replaced; the new card is issued on the day after',
    facts: {
      certificates: [
        ...wave('replaced 2024-03-01').certificates,
        buildCard('18000000003', '2024-03-02', '2029-03-01'),
      ],
    },
    days: ['2024-02-29', '2024-03-01', '2024-03-02'],
    expected: ['certified', 'unqualified', 'certified'],
  },
  {
    why: 'replaced by a card issued that day: no gap',
    facts: {
      certificates: [
        ...wave('replaced 2024-03-01').certificates,
        buildCard('18000000003', '2024-03-01', '2029-02-28'),
      ],
    },
    days: ['2024-02-29', '2024-03-01', '2024-03-02'],
    expected: ['certified', 'certified', 'certified'],
  },
  {
    why: 'passed: the life of the pass begins with the exam day',
    facts: passed('2024-03-16'),
    days: ['2024-03-15', '2024-03-16', '2024-03-17'],
    expected: ['unqualified', 'qualified', 'qualified'],
  },
  {
    why: 'last day of a pass: 24 months later, inclusive',
    facts: passed('2024-03-16'),
    days: ['2026-03-15', '2026-03-16', '2026-03-17'],
    expected: ['qualified', 'qualified', 'pass-lapsed'],
  },
  {
    why: 'last day of a pass of a leap day: in 2026 February ends with the 28th',
    facts: passed('2024-02-29'),
    days: ['2026-02-27', '2026-02-28', '2026-03-01'],
    expected: ['qualified', 'qualified', 'pass-lapsed'],
  },
  {
    why: 'last day of a pass of 28 February: in 2024 that is not the end of the month',
    facts: passed('2022-02-28'),
    days: ['2024-02-27', '2024-02-28', '2024-02-29'],
    expected: ['qualified', 'qualified', 'pass-lapsed'],
  },
  {
    why: 'last day of a pass that lives 18 months, from a 31st to a month of 28 days',
    facts: passed('2023-08-31'),
    policy: { passValidForMonths: 18 },
    days: ['2025-02-27', '2025-02-28', '2025-03-01'],
    expected: ['qualified', 'qualified', 'pass-lapsed'],
  },
  {
    why: 'passed on the day after a cancellation',
    facts: { ...wave('cancelled 2024-03-15'), ...passed('2024-03-16') },
    days: ['2024-03-15', '2024-03-16', '2024-03-17'],
    expected: ['removed', 'qualified', 'qualified'],
  },
];

describe('standing', () => {
  it.each(spread(standings))('$why: on $asOf $then', ({ facts, policy, asOf, then }) => {
    const { standing, expiring } = assess(buildOfficer(facts), { ...hunanPolicy, ...policy }, asOf);
    expect(standing + (expiring ? '+' : '')).toBe(then);
  });
});

/** Exams on record of somebody who never passed; an absence is one once the round is closed. */
const absent = { ...buildSitting('registered 2024-06-15') };
const exams: Boundary<number>[] = [
  {
    why: 'exam day of a failure',
    facts: { sittings: [buildSitting('failed 2024-03-16')] },
    days: ['2024-03-15', '2024-03-16', '2024-03-17'],
    expected: [0, 1, 1],
  },
  {
    why: 'exam day of somebody signed up: no result yet',
    facts: { sittings: [absent] },
    days: ['2024-06-14', '2024-06-15', '2024-06-16'],
    expected: [0, 0, 0],
  },
  {
    why: 'the round is closed: signed up and no result is absent',
    facts: { sittings: [{ ...absent, roundEvents: buildEvents('closed 2024-07-01') }] },
    days: ['2024-06-30', '2024-07-01', '2024-07-02'],
    expected: [0, 1, 1],
  },
  {
    why: 'the round is opened again',
    facts: {
      sittings: [{ ...absent, roundEvents: buildEvents('closed 2024-07-01', 'reopened 2024-07-10') }],
    },
    days: ['2024-07-09', '2024-07-10', '2024-07-11'],
    expected: [1, 0, 0],
  },
];

describe('exams on record', () => {
  it.each(spread(exams))('$why: on $asOf $then', ({ facts, asOf, then }) => {
    const { reasons } = assess(buildOfficer(facts), hunanPolicy, asOf);
    expect(reasons).toMatchObject([{ code: 'never-passed', params: { sittings: then } }]);
  });
});

const holder: Certificate[] = [buildCard('18000000002', '2020-01-01', '2044-12-31')];
const posted = (...postings: Posting[]): Partial<OfficerFacts> => ({ certificates: holder, postings });
const born = (on: string, sex: 'male' | 'female'): Partial<OfficerFacts> => ({
  certificates: holder,
  idNumber: buildIdNumber(on, sex),
});
const workwoman = (on: string): Partial<OfficerFacts> => ({
  ...born(on, 'female'),
  postings: [buildPosting({ staffing: 'workman' })],
});
const ofInstitution = (on: string): Partial<OfficerFacts> => ({
  ...born(on, 'female'),
  postings: [buildPosting({ staffing: 'public-institution' })],
});
const none: string[] = [];
/** A workwoman is not on the establishment either. */
const notStaff = ['not-on-establishment'];

/** The grounds that a cleanup of the day finds. */
const findings: Boundary<string[]>[] = [
  {
    why: 'retired: the posting holds from that day on',
    facts: posted(buildPosting(), buildPosting({ state: 'retired', since: '2024-06-30' })),
    days: ['2024-06-29', '2024-06-30', '2024-07-01'],
    expected: [none, ['retired'], ['retired']],
  },
  {
    why: 'transferred, then a new posting: the old one ends with the day before',
    facts: posted(
      buildPosting({ state: 'transferred', since: '2024-06-30' }),
      buildPosting({ unit: buildUnit({ unitId: 2 }), since: '2024-09-01' }),
    ),
    days: ['2024-08-31', '2024-09-01', '2024-09-02'],
    expected: [['left'], none, none],
  },
  {
    why: 'contract staff from that day on',
    facts: posted(buildPosting(), buildPosting({ staffing: 'contract', since: '2024-02-29' })),
    days: ['2024-02-28', '2024-02-29', '2024-03-01'],
    expected: [none, ['not-on-establishment'], ['not-on-establishment']],
  },
  {
    why: 'first day on which the unit is closed',
    facts: posted(buildPosting({ unit: buildUnit({ closedOn: '2024-07-01' }) })),
    days: ['2024-06-30', '2024-07-01', '2024-07-02'],
    expected: [none, ['unit-closed'], ['unit-closed']],
  },
  {
    why: 'last day of the card, without grace',
    facts: wave(),
    days: ['2027-10-30', '2027-10-31', '2027-11-01'],
    expected: [none, none, ['certificate-lapsed']],
  },
  {
    why: 'last day of one month of grace after a 31 January: the end of February',
    facts: card('2022-02-01', '2027-01-31'),
    policy: { renewalGraceMonths: 1 },
    days: ['2027-02-27', '2027-02-28', '2027-03-01'],
    expected: [none, none, ['certificate-lapsed']],
  },
  {
    why: 'last day of one month of grace after a 31 January of a leap year',
    facts: card('2023-02-01', '2028-01-31'),
    policy: { renewalGraceMonths: 1 },
    days: ['2028-02-28', '2028-02-29', '2028-03-01'],
    expected: [none, none, ['certificate-lapsed']],
  },
  {
    why: 'last day of one month of grace after a 28 February: the same day of March, not its end',
    facts: card('2022-03-01', '2027-02-28'),
    policy: { renewalGraceMonths: 1 },
    days: ['2027-03-27', '2027-03-28', '2027-03-29'],
    expected: [none, none, ['certificate-lapsed']],
  },
  {
    why: 'last day of six months of grace after a 31 August',
    facts: card('2022-09-01', '2027-08-31'),
    policy: { renewalGraceMonths: 6 },
    days: ['2028-02-28', '2028-02-29', '2028-03-01'],
    expected: [none, none, ['certificate-lapsed']],
  },
  {
    why: 'renewed on the day after the last: nothing to find',
    facts: wave(until('renewed 2027-11-02', '2032-10-31')),
    days: ['2027-11-01', '2027-11-02', '2027-11-03'],
    expected: [['certificate-lapsed'], none, none],
  },
  {
    why: 'the last day of the older of two valid cards: surplus until then',
    facts: {
      certificates: [...card('2019-11-01', '2024-10-31').certificates, ...wave().certificates],
    },
    days: ['2024-10-30', '2024-10-31', '2024-11-01'],
    expected: [['surplus-certificate'], ['surplus-certificate'], none],
  },
  {
    why: 'cancelled: nobody who holds no card is looked at',
    facts: {
      ...wave('cancelled 2024-12-31'),
      postings: [buildPosting({ state: 'retired', since: '2024-01-01' })],
    },
    days: ['2024-12-30', '2024-12-31', '2025-01-01'],
    expected: [['retired'], none, none],
  },
  {
    why: 'man born 1964-12: 60 years in 2024-12, before the reform',
    facts: born('1964-12-31', 'male'),
    days: ['2024-12-30', '2024-12-31', '2025-01-01'],
    expected: [none, none, ['past-retirement-age']],
  },
  {
    why: 'man born 1965-01: 60 years and 1 month, 2025-02',
    facts: born('1965-01-01', 'male'),
    days: ['2025-02-27', '2025-02-28', '2025-03-01'],
    expected: [none, none, ['past-retirement-age']],
  },
  {
    why: 'man born 1965-05: 60 years and 2 months, 2025-07',
    facts: born('1965-05-31', 'male'),
    days: ['2025-07-30', '2025-07-31', '2025-08-01'],
    expected: [none, none, ['past-retirement-age']],
  },
  {
    why: 'man born 1976-09: 63 years, 2039-09',
    facts: born('1976-09-01', 'male'),
    days: ['2039-09-29', '2039-09-30', '2039-10-01'],
    expected: [none, none, ['past-retirement-age']],
  },
  {
    why: 'woman on the administrative establishment born 1969-12: 55 years in 2024-12',
    facts: born('1969-12-01', 'female'),
    days: ['2024-12-30', '2024-12-31', '2025-01-01'],
    expected: [none, none, ['past-retirement-age']],
  },
  {
    why: 'woman on the administrative establishment born 1970-01: 55 years and 1 month, 2025-02',
    facts: born('1970-01-31', 'female'),
    days: ['2025-02-27', '2025-02-28', '2025-03-01'],
    expected: [none, none, ['past-retirement-age']],
  },
  {
    why: 'woman on the administrative establishment born 1981-08: 57 years and 11 months, 2039-07',
    facts: born('1981-08-15', 'female'),
    days: ['2039-07-30', '2039-07-31', '2039-08-01'],
    expected: [none, none, ['past-retirement-age']],
  },
  {
    why: 'workwoman born 1974-12: 50 years in 2024-12',
    facts: workwoman('1974-12-15'),
    days: ['2024-12-30', '2024-12-31', '2025-01-01'],
    expected: [notStaff, notStaff, [...notStaff, 'past-retirement-age']],
  },
  {
    why: 'workwoman born 1975-01: 50 years and 1 month, 2025-02',
    facts: workwoman('1975-01-31'),
    days: ['2025-02-27', '2025-02-28', '2025-03-01'],
    expected: [notStaff, notStaff, [...notStaff, 'past-retirement-age']],
  },
  {
    why: 'workwoman born 1975-03: 50 years and 2 months, 2025-05',
    facts: workwoman('1975-03-01'),
    days: ['2025-05-30', '2025-05-31', '2025-06-01'],
    expected: [notStaff, notStaff, [...notStaff, 'past-retirement-age']],
  },
  {
    why: 'workwoman born 1984-10: 54 years and 11 months, 2039-09',
    facts: workwoman('1984-10-31'),
    days: ['2039-09-29', '2039-09-30', '2039-10-01'],
    expected: [notStaff, notStaff, [...notStaff, 'past-retirement-age']],
  },
  {
    why: 'workwoman born 1984-11: 55 years, 2039-11',
    facts: workwoman('1984-11-01'),
    days: ['2039-11-29', '2039-11-30', '2039-12-01'],
    expected: [notStaff, notStaff, [...notStaff, 'past-retirement-age']],
  },
  {
    why: 'woman of a public institution born 1970-01: 55 years and 1 month, the later of two months',
    facts: ofInstitution('1970-01-31'),
    days: ['2025-02-27', '2025-02-28', '2025-03-01'],
    expected: [none, none, ['past-retirement-age']],
  },
  {
    why: 'woman of a public institution born 1975-01 where the earlier of two months counts: 50 years and 1 month',
    facts: ofInstitution('1975-01-31'),
    policy: { retirement: { ...hunanPolicy.retirement, flagAfter: 'earliest' } },
    days: ['2025-02-27', '2025-02-28', '2025-03-01'],
    expected: [none, none, ['past-retirement-age']],
  },
];

describe('cleanup findings', () => {
  it.each(spread(findings))('$why: on $asOf $then', ({ facts, policy, asOf, then }) => {
    const context = buildContext(asOf, null, { ...hunanPolicy, ...policy });
    const found = flagOfficer(buildOfficer(facts), context)?.findings ?? [];
    expect(found.map(({ match }) => match.ground)).toEqual(then);
  });
});

it('every row holds three days in a row', () => {
  const all = [...standings, ...exams, ...findings];
  for (const { days } of all) expect(days).toEqual([-1, 0, 1].map((n) => addDays(days[1], n)));
});
