import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contradictsRegister, flagOfficer, readHeldCards } from '../../src/domain/cleanup.js';
import type { OfficerFacts, Posting } from '../../src/domain/facts.js';
import type { GroundCode, GroundMode } from '../../src/domain/grounds/ground.js';
import { grounds } from '../../src/domain/grounds/index.js';
import { hunanPolicy } from '../../src/domain/policy.js';
import { someDay, someOfficer, someYears } from './arbitrary-facts.js';
import {
  buildAct,
  buildAppraisal,
  buildCard,
  buildContext,
  buildDiscipline,
  buildIdNumber,
  buildOfficer,
  buildPosting,
  buildSitting,
  buildTraining,
  buildUnit,
  buildWaveCard,
  type EventText,
} from './build-facts.js';

const asOf = '2024-12-31';
const context = buildContext(asOf, '2024-03-16');
const lapsed = (): ReturnType<typeof buildCard> => buildCard('18000000009', '2019-01-01', '2023-12-31');
const unexamined = (): ReturnType<typeof buildCard> => buildCard('18000000005', '2024-05-20', '2029-05-19');
const old = { idNumber: buildIdNumber('1960-01-01', 'male') };
const at = (change: Partial<Posting>): Partial<OfficerFacts> => ({ postings: [buildPosting(change)] });
const closed = buildUnit({ closedOn: '2024-06-30' });

function flag(
  facts: Partial<OfficerFacts>,
): { counted: GroundCode; mode: GroundMode; all: GroundCode[] } | null {
  const trained = facts.trainings?.map(({ year }) => year);
  const flagged = flagOfficer(
    buildOfficer({ certificates: [buildWaveCard()], ...facts }),
    buildContext(asOf, '2024-03-16', hunanPolicy, trained),
  );
  return (
    flagged && {
      counted: flagged.ground,
      mode: flagged.mode,
      all: flagged.findings.map((f) => f.match.ground),
    }
  );
}

describe('counting', () => {
  // From the notices: the order of grounds and which are certain. A change here is a change of policy.
  it('follows the order of the notices by default', () => {
    expect(hunanPolicy.grounds.map(({ ground, mode }) => `${ground} ${mode}`)).toEqual([
      'deceased certain',
      'dismissed certain',
      'retired certain',
      'left certain',
      'off-post certain',
      'not-on-establishment certain',
      'unit-closed certain',
      'never-qualified confirm',
      'renewal-exam-failed certain',
      'certificate-lapsed certain',
      'certificate-lost confirm',
      'surplus-certificate certain',
      'past-retirement-age confirm',
      'training-short confirm',
      'appraisal-failed confirm',
      'inactive confirm',
      'disciplined confirm',
    ]);
  });

  it.each<
    [why: string, facts: Partial<OfficerFacts>, counted: GroundCode, mode: GroundMode, all: GroundCode[]]
  >([
    ['one ground', at({ state: 'retired' }), 'retired', 'certain', ['retired']],
    [
      'retired and lapsed',
      { ...at({ state: 'retired' }), certificates: [lapsed()] },
      'retired',
      'certain',
      ['retired', 'certificate-lapsed'],
    ],
    [
      'contract staff, off post, in a closed unit, lapsed, of age',
      { ...at({ state: 'off-post', staffing: 'contract', unit: closed }), certificates: [lapsed()], ...old },
      'off-post',
      'certain',
      ['off-post', 'not-on-establishment', 'unit-closed', 'certificate-lapsed', 'past-retirement-age'],
    ],
    [
      'contract staff in a closed unit',
      at({ staffing: 'contract', unit: closed }),
      'not-on-establishment',
      'certain',
      ['not-on-establishment', 'unit-closed'],
    ],
    [
      'the renewal exam failed, and lapsed with it',
      { certificates: [lapsed()], sittings: [buildSitting('failed 2023-11-04')] },
      'renewal-exam-failed',
      'certain',
      ['renewal-exam-failed', 'certificate-lapsed'],
    ],
    [
      'everything that a unit is to confirm',
      {
        ...old,
        certificates: [buildWaveCard('lost 2024-06-01')],
        trainings: [buildTraining(2024, 59)],
        appraisals: [buildAppraisal(2024, 'incompetent')],
        enforcementActs: [buildAct('2022-12-30')],
        disciplines: [buildDiscipline('investigated 2024-12-31')],
      },
      'certificate-lost',
      'confirm',
      [
        'certificate-lost',
        'past-retirement-age',
        'training-short',
        'appraisal-failed',
        'inactive',
        'disciplined',
      ],
    ],
    ['to confirm only', { ...old }, 'past-retirement-age', 'confirm', ['past-retirement-age']],
    [
      'two to confirm: the first counts',
      { ...old, certificates: [unexamined()] },
      'never-qualified',
      'confirm',
      ['never-qualified', 'past-retirement-age'],
    ],
    [
      'a card is not given up for a newer one in question',
      { certificates: [buildWaveCard(), unexamined()] },
      'never-qualified',
      'confirm',
      ['never-qualified', 'surplus-certificate'],
    ],
    [
      'of two cards of one day neither is the older',
      { certificates: [buildWaveCard(), buildCard('18000000009', '2022-11-01', '2026-10-31')] },
      'surplus-certificate',
      'confirm',
      ['surplus-certificate'],
    ],
    [
      'surplus only',
      { certificates: [buildWaveCard(), buildCard('18000000007', '2023-01-01', '2027-12-31')] },
      'surplus-certificate',
      'certain',
      ['surplus-certificate'],
    ],
    [
      'surplus twice, and retired',
      {
        ...at({ state: 'retired' }),
        certificates: [
          buildWaveCard(),
          buildCard('18000000007', '2023-01-01', '2027-12-31'),
          buildCard('18000000008', '2023-06-01', '2028-05-31'),
        ],
      },
      'retired',
      'certain',
      ['retired', 'surplus-certificate', 'surplus-certificate'],
    ],
  ])('%s', (_why, facts, counted, mode, all) => {
    expect(flag(facts)).toEqual({ counted, mode, all });
  });

  it.each<[why: string, facts: Partial<OfficerFacts>]>([
    ['a clean holder', {}],
    [
      'a transfer: left there, active here',
      { postings: [buildPosting({ state: 'transferred' }), buildPosting({ since: '2024-06-01' })] },
    ],
    ['seconded', at({ state: 'seconded' })],
    ['unknown staffing', at({ staffing: null })],
    [
      'retiring tomorrow',
      { postings: [buildPosting(), buildPosting({ since: '2025-01-01', state: 'retired' })] },
    ],
    ['a card on its last day', { certificates: [buildCard('18000000001', '2020-01-01', '2024-12-31')] }],
    ['a suspended card', { certificates: [buildWaveCard('suspended 2024-01-01')] }],
  ])('does not flag %s', (_why, facts) => {
    expect(flag(facts)).toBeNull();
  });

  it('follows the order, the modes and the switches of the policy', () => {
    const facts = buildOfficer({
      ...at({ state: 'retired', staffing: 'contract' }),
      certificates: [lapsed()],
    });
    const policy = {
      ...hunanPolicy,
      grounds: [
        { ground: 'retired' as const, mode: 'confirm' as const },
        { ground: 'certificate-lapsed' as const, mode: 'certain' as const },
      ],
    };
    const flagged = flagOfficer(facts, buildContext(asOf, null, policy));
    expect(flagged).toMatchObject({ ground: 'certificate-lapsed', mode: 'certain' });
    expect(flagged?.findings.map((f) => [f.match.ground, f.mode])).toEqual([
      ['retired', 'confirm'],
      ['certificate-lapsed', 'certain'],
    ]);
  });
});

describe('holders', () => {
  it.each<[event: EventText | null, held: boolean]>([
    [null, true],
    ['suspended 2024-03-01', true],
    ['lost 2024-03-01', true],
    ['returned 2024-03-01', true],
    ['cancelled 2024-12-31', false],
    ['cancelled 2025-01-01', true],
    ['revoked 2024-03-01', false],
    ['replaced 2024-03-01', false],
  ])('card %s: held %s, and flagged when dead', (event, held) => {
    const certificates = [buildWaveCard(...(event ? [event] : []))];
    const officer = buildOfficer({ certificates, ...at({ state: 'deceased' }) });
    expect(readHeldCards(officer, asOf)).toHaveLength(held ? 1 : 0);
    expect(flagOfficer(officer, context) !== null).toBe(held);
  });

  it.each([
    ['2022-10-31', false],
    ['2022-11-01', true],
  ])('card issued on 2022-11-01, seen on %s: %s', (day, held) => {
    const officer = buildOfficer({ certificates: [buildWaveCard()], ...at({ state: 'deceased' }) });
    expect(flagOfficer(officer, buildContext(day)) !== null).toBe(held);
  });

  it('are not those who never had a card', () => {
    expect(flagOfficer(buildOfficer({ ...at({ state: 'deceased' }), ...old }), context)).toBeNull();
  });
});

describe('any cleanup', () => {
  const order = hunanPolicy.grounds.map(({ ground }) => ground);
  const modeOf = new Map(hunanPolicy.grounds.map(({ ground, mode }) => [ground, mode]));
  const isHolder = (facts: OfficerFacts, day: string): boolean =>
    facts.certificates.some(
      (c) =>
        c.issuedOn <= day &&
        !c.events.some((e) => e.occurredOn <= day && ['cancelled', 'revoked', 'replaced'].includes(e.kind)),
    );

  it('sorts the holders, and nobody else, into flagged and unflagged', () => {
    fc.assert(
      fc.property(fc.array(someOfficer, { minLength: 5, maxLength: 20 }), someDay, (people, day) => {
        const holders = people.filter((facts) => isHolder(facts, day));
        const flagged = people.filter((facts) =>
          flagOfficer(facts, buildContext(day, '2021-01-01', hunanPolicy, someYears)),
        );
        const unflagged = people.filter(
          (facts) =>
            readHeldCards(facts, day).length > 0 &&
            !flagOfficer(facts, buildContext(day, '2021-01-01', hunanPolicy, someYears)),
        );
        expect(flagged.filter((facts) => !isHolder(facts, day))).toEqual([]);
        expect(flagged.length + unflagged.length).toBe(holders.length);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every ground within the policy, in its order', () => {
    const switchedOn = fc.subarray(hunanPolicy.grounds);
    fc.assert(
      fc.property(someOfficer, someDay, switchedOn, (facts, day, chosen) => {
        const flagged = flagOfficer(
          facts,
          buildContext(day, '2021-01-01', { ...hunanPolicy, grounds: chosen }, someYears),
        );
        if (!flagged) return;
        const codes = flagged.findings.map((f) => f.match.ground);
        const certain = flagged.findings.find((f) => f.mode === 'certain')?.match.ground;
        expect(chosen.map(({ ground }) => ground)).toEqual(expect.arrayContaining(codes));
        expect(codes).toEqual(codes.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
        expect(flagged.ground).toBe(certain ?? codes[0]);
        expect(flagged.mode).toBe(certain ? 'certain' : 'confirm');
        for (const { match, mode } of flagged.findings) {
          // A surplus card waits where the newer one is in question.
          const waits =
            match.ground === 'surplus-certificate' &&
            (codes.includes('never-qualified') || match.params.issuedOn === match.params.newerIssuedOn);
          if (!waits) expect(mode).toBe(modeOf.get(match.ground));
          expect(readHeldCards(facts, day).map((c) => c.certificate.number)).toContain(
            match.certificateNumber,
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never contradicts what it has found itself', () => {
    fc.assert(
      fc.property(someOfficer, someDay, (facts, day) => {
        const context = buildContext(day, '2021-01-01', hunanPolicy, someYears);
        const found = flagOfficer(facts, context)?.findings.map((f) => f.match.ground) ?? [];
        expect(found.filter((ground) => contradictsRegister(ground, facts, context))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('never removes every valid card as surplus', () => {
    fc.assert(
      fc.property(someOfficer, someDay, (facts, day) => {
        const surplus = (flagOfficer(facts, buildContext(day))?.findings ?? []).flatMap(({ match }) =>
          match.ground === 'surplus-certificate' ? [match.certificateNumber] : [],
        );
        const valid = readHeldCards(facts, day).filter((card) => card.state === 'valid');
        expect(surplus).toHaveLength(Math.max(0, valid.length - 1));
        const newestDay = valid.at(-1)?.certificate.issuedOn;
        const stays = valid.find((card) => !surplus.includes(card.certificate.number));
        expect(stays?.certificate.issuedOn).toBe(newestDay);
      }),
      { numRuns: 1000 },
    );
  });

  it('reaches every ground in these properties', () => {
    const met = fc
      .sample(fc.tuple(someOfficer, someDay), { numRuns: 3000, seed: 1 })
      .flatMap(([facts, day]) => {
        return (
          flagOfficer(facts, buildContext(day, '2021-01-01', hunanPolicy, someYears))?.findings.map(
            (f) => f.match.ground,
          ) ?? []
        );
      });
    expect(new Set(met)).toEqual(new Set(grounds.map((ground) => ground.code)));
  });
});

describe('grounds', () => {
  it('are each in the policy once, in the same order', () => {
    expect(grounds.map((ground) => ground.code)).toEqual(hunanPolicy.grounds.map(({ ground }) => ground));
  });
});
