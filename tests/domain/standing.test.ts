import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Certificate, OfficerFacts, Posting } from '../../src/domain/facts.js';
import { isPass } from '../../src/domain/passes.js';
import { hunanPolicy } from '../../src/domain/policy.js';
import {
  assess,
  isHeld,
  isKnownOn,
  readCard,
  readCards,
  shouldHold,
  standings,
  type CardState,
  type Reason,
  type Standing,
} from '../../src/domain/standing.js';
import { someDay, someOfficer } from './arbitrary-facts.js';
import {
  buildCard,
  buildEvent,
  buildEvents,
  buildOfficer,
  buildPosting,
  buildSitting,
  buildUnit,
  buildWaveCard,
  type EventText,
  type SittingText,
} from './build-facts.js';

const wave = buildWaveCard;
const oldCard = (...events: EventText[]): Certificate =>
  buildCard('18000000002', '2019-06-01', '2024-05-31', ...events);

describe('readCard', () => {
  it.each<[why: string, events: EventText[], asOf: string, state: CardState]>([
    ['first day', [], '2022-11-01', 'valid'],
    ['last day', [], '2027-10-31', 'valid'],
    ['day after the last', [], '2027-11-01', 'lapsed'],
    ['day before a suspension', ['suspended 2024-03-01'], '2024-02-29', 'valid'],
    ['day of a suspension', ['suspended 2024-03-01'], '2024-03-01', 'suspended'],
    ['day before it is resumed', ['suspended 2024-03-01', 'resumed 2024-06-01'], '2024-05-31', 'suspended'],
    ['day it is resumed', ['suspended 2024-03-01', 'resumed 2024-06-01'], '2024-06-01', 'valid'],
    [
      'suspended and resumed in one day',
      ['suspended 2024-03-01', 'resumed 2024-03-01'],
      '2024-03-01',
      'valid',
    ],
    ['day before a loss', ['lost 2024-03-01'], '2024-02-29', 'valid'],
    ['day of a loss', ['lost 2024-03-01'], '2024-03-01', 'lost'],
    ['found again', ['lost 2024-03-01', 'resumed 2024-03-20'], '2024-03-20', 'valid'],
    ['day before its return', ['returned 2024-03-01'], '2024-02-29', 'valid'],
    ['day of its return', ['returned 2024-03-01'], '2024-03-01', 'returned'],
    ['lost while suspended', ['suspended 2024-03-01', 'lost 2024-04-01'], '2024-04-01', 'lost'],
    ['returned while suspended', ['suspended 2024-03-01', 'returned 2024-04-01'], '2024-04-01', 'returned'],
    ['lapsed beats a suspension', ['suspended 2024-03-01'], '2027-11-01', 'lapsed'],
    ['lapsed beats a loss', ['lost 2024-03-01'], '2027-11-01', 'lapsed'],
    ['lapsed beats a return', ['returned 2024-03-01'], '2027-11-01', 'lapsed'],
    ['day before a cancellation', ['cancelled 2024-12-31'], '2024-12-30', 'valid'],
    ['day of a cancellation', ['cancelled 2024-12-31'], '2024-12-31', 'cancelled'],
    ['a cancellation outlasts expiry', ['cancelled 2024-12-31'], '2028-01-01', 'cancelled'],
    [
      'returned after its cancellation',
      ['cancelled 2024-12-31', 'returned 2025-01-10'],
      '2025-01-10',
      'cancelled',
    ],
    ['lost, then cancelled', ['lost 2024-03-01', 'cancelled 2024-12-31'], '2024-12-31', 'cancelled'],
    ['day of a replacement', ['replaced 2024-03-01'], '2024-03-01', 'replaced'],
    ['a replacement outlasts expiry', ['lost 2024-02-01', 'replaced 2024-03-01'], '2028-01-01', 'replaced'],
    ['day before a revocation', ['revoked 2024-03-01'], '2024-02-29', 'valid'],
    ['day of a revocation', ['revoked 2024-03-01'], '2024-03-01', 'revoked'],
    ['a sanction outlasts expiry', ['revoked 2024-03-01'], '2027-11-01', 'revoked'],
    ['revoked, then cancelled', ['revoked 2024-03-01', 'cancelled 2024-12-31'], '2024-12-31', 'revoked'],
    ['cancelled, then revoked', ['cancelled 2024-03-01', 'revoked 2024-12-31'], '2024-12-31', 'revoked'],
    ['cancelled, not yet revoked', ['cancelled 2024-03-01', 'revoked 2024-12-31'], '2024-12-30', 'cancelled'],
  ])('%s: %j on %s is %4$s', (_why, events, asOf, state) => {
    expect(readCard(wave(...events), asOf).state).toBe(state);
  });

  // A card that came back is in the bureau's hand, lost or not; a lost one cannot be suspended. The days do not decide.
  it.each<[events: EventText[], state: CardState]>([
    [['lost 2024-03-01', 'suspended 2024-04-01'], 'lost'],
    [['returned 2024-03-01', 'suspended 2024-04-01'], 'returned'],
    [['lost 2024-03-01', 'returned 2024-04-01'], 'returned'],
    [['lost 2024-02-01', 'resumed 2024-03-01', 'suspended 2024-04-01'], 'suspended'],
    [['lost 2024-02-01', 'suspended 2024-03-01', 'resumed 2024-04-01'], 'valid'],
  ])('%j is %s, the first state that fits', (events, state) => {
    expect(readCard(wave(...events), '2024-12-31').state).toBe(state);
  });

  it.each<[events: EventText[], decisive: string | null]>([
    [[], null],
    [['suspended 2024-03-01', 'lost 2024-04-01'], 'lost 2024-04-01'],
    [['lost 2024-03-01', 'cancelled 2024-04-01', 'returned 2024-05-01'], 'cancelled 2024-04-01'],
    [['suspended 2024-03-01', 'lost 2025-01-01'], 'suspended 2024-03-01'],
  ])('of %j names %s', (events, decisive) => {
    const { event } = readCard(wave(...events), '2024-12-31');
    expect(event && `${event.kind} ${event.occurredOn}`).toBe(decisive);
  });

  it.each<[event: EventText | null, held: boolean]>([
    [null, true],
    ['suspended 2024-03-01', true],
    ['lost 2024-03-01', true],
    ['returned 2024-03-01', true],
    ['replaced 2024-03-01', false],
    ['revoked 2024-03-01', false],
    ['cancelled 2024-03-01', false],
  ])('after %s is held: %s', (event, held) => {
    expect(isHeld(readCard(wave(...(event ? [event] : [])), '2024-12-31'))).toBe(held);
  });

  // A third word is the last day of a suspension, or the new one of the card.
  it.each<[why: string, events: string[], asOf: string, state: CardState, lastDay: string]>([
    [
      'last day of a suspension',
      ['suspended 2024-03-01 2024-06-30'],
      '2024-06-30',
      'suspended',
      '2027-10-31',
    ],
    ['the day after', ['suspended 2024-03-01 2024-06-30'], '2024-07-01', 'valid', '2027-10-31'],
    ['a suspension of one day', ['suspended 2024-02-29 2024-02-29'], '2024-02-29', 'suspended', '2027-10-31'],
    ['and the day after it', ['suspended 2024-02-29 2024-02-29'], '2024-03-01', 'valid', '2027-10-31'],
    [
      'an open suspension after one that has ended',
      ['suspended 2024-03-01 2024-06-30', 'suspended 2024-09-01'],
      '2024-12-31',
      'suspended',
      '2027-10-31',
    ],
    [
      'resumed before its end',
      ['suspended 2024-03-01 2024-06-30', 'resumed 2024-05-01'],
      '2024-05-01',
      'valid',
      '2027-10-31',
    ],
    ['day before a renewal', ['renewed 2027-06-20 2032-10-31'], '2027-06-19', 'valid', '2027-10-31'],
    ['day of a renewal', ['renewed 2027-06-20 2032-10-31'], '2027-06-20', 'valid', '2032-10-31'],
    ['the old last day after it', ['renewed 2027-06-20 2032-10-31'], '2027-11-01', 'valid', '2032-10-31'],
    ['the new last day', ['renewed 2027-06-20 2032-10-31'], '2032-10-31', 'valid', '2032-10-31'],
    ['the day after that', ['renewed 2027-06-20 2032-10-31'], '2032-11-01', 'lapsed', '2032-10-31'],
    ['renewed late: the day before', ['renewed 2027-12-01 2032-11-30'], '2027-11-30', 'lapsed', '2027-10-31'],
    ['renewed late: the day', ['renewed 2027-12-01 2032-11-30'], '2027-12-01', 'valid', '2032-11-30'],
    [
      'renewed while suspended: still suspended',
      ['suspended 2027-06-01', 'renewed 2027-06-20 2032-10-31'],
      '2027-11-01',
      'suspended',
      '2032-10-31',
    ],
    [
      'renewed twice',
      ['renewed 2027-06-20 2032-10-31', 'renewed 2032-06-20 2037-10-31'],
      '2037-10-31',
      'valid',
      '2037-10-31',
    ],
    [
      'a renewed card that was cancelled',
      ['renewed 2027-06-20 2032-10-31', 'cancelled 2028-01-01'],
      '2028-01-01',
      'cancelled',
      '2032-10-31',
    ],
  ])('%s', (_why, events, asOf, state, lastDay) => {
    const certificate = wave();
    certificate.events = events.map((text) => {
      const [kind = '', day = '', until = null] = text.split(' ') as [string?, string?, string?];
      return { ...buildEvent(`${kind} ${day}` as EventText), until };
    });
    expect(readCard(certificate, asOf)).toMatchObject({ state, expiresOn: lastDay });
  });

  it('leaves out cards issued later', () => {
    const officer = buildOfficer({ certificates: [oldCard(), wave()] });
    const numbersOn = (day: string): string[] => readCards(officer, day).map((c) => c.certificate.number);
    expect(numbersOn('2019-05-31')).toEqual([]);
    expect(numbersOn('2022-10-31')).toEqual(['18000000002']);
    expect(numbersOn('2022-11-01')).toEqual(['18000000002', '18000000001']);
  });
});

function standOn(asOf: string, certificates: Certificate[], sittings: SittingText[] = []): Standing {
  const officer = buildOfficer({ certificates, sittings: sittings.map(buildSitting) });
  return assess(officer, hunanPolicy, asOf).standing;
}

describe('standing with one card', () => {
  it.each<[events: EventText[], asOf: string, standing: Standing]>([
    [[], '2022-10-31', 'unqualified'],
    [[], '2022-11-01', 'certified'],
    [[], '2027-10-31', 'certified'],
    [[], '2027-11-01', 'lapsed'],
    [['suspended 2024-03-01'], '2024-02-29', 'certified'],
    [['suspended 2024-03-01'], '2024-03-01', 'suspended'],
    [['suspended 2024-03-01'], '2027-10-31', 'suspended'],
    [['suspended 2024-03-01'], '2027-11-01', 'lapsed'],
    [['suspended 2024-03-01', 'resumed 2024-09-01'], '2024-08-31', 'suspended'],
    [['suspended 2024-03-01', 'resumed 2024-09-01'], '2024-09-01', 'certified'],
    [['lost 2024-03-01'], '2024-02-29', 'certified'],
    [['lost 2024-03-01'], '2024-03-01', 'lost'],
    [['lost 2024-03-01'], '2027-10-31', 'lost'],
    [['lost 2024-03-01'], '2027-11-01', 'lapsed'],
    [['returned 2024-03-01'], '2024-02-29', 'certified'],
    [['returned 2024-03-01'], '2024-03-01', 'removed'],
    [['returned 2024-03-01'], '2027-11-01', 'lapsed'],
    [['cancelled 2024-12-31'], '2024-12-30', 'certified'],
    [['cancelled 2024-12-31'], '2024-12-31', 'removed'],
    [['cancelled 2024-12-31'], '2027-11-01', 'removed'],
    [['revoked 2024-03-01'], '2024-02-29', 'certified'],
    [['revoked 2024-03-01'], '2024-03-01', 'revoked'],
    [['revoked 2024-03-01'], '2027-11-01', 'revoked'],
    [['replaced 2024-03-01'], '2024-02-29', 'certified'],
    [['replaced 2024-03-01'], '2024-03-01', 'unqualified'],
  ])('%j on %s: %s', (events, asOf, standing) => {
    expect(standOn(asOf, [wave(...events)])).toBe(standing);
  });
});

describe('standing with several cards', () => {
  const other = (...events: EventText[]): Certificate =>
    buildCard('18000000003', '2023-01-01', '2027-12-31', ...events);

  it.each<[why: string, cards: Certificate[], standing: Standing]>([
    ['valid and suspended', [wave(), other('suspended 2024-01-01')], 'certified'],
    ['valid and revoked', [wave('revoked 2024-01-01'), other()], 'certified'],
    ['valid and cancelled', [wave('cancelled 2024-01-01'), other()], 'certified'],
    ['replaced by a valid one', [wave('replaced 2023-01-01'), other()], 'certified'],
    ['lapsed and valid', [oldCard(), other()], 'certified'],
    ['suspended and lost', [wave('lost 2024-01-01'), other('suspended 2024-01-01')], 'suspended'],
    ['suspended and lapsed', [oldCard(), other('suspended 2024-01-01')], 'suspended'],
    ['suspended and revoked', [wave('revoked 2024-01-01'), other('suspended 2024-01-01')], 'suspended'],
    ['lost and lapsed', [oldCard(), other('lost 2024-01-01')], 'lost'],
    ['lost and revoked', [wave('revoked 2024-01-01'), other('lost 2024-01-01')], 'lost'],
    ['lapsed, and a newer one revoked', [oldCard(), other('revoked 2024-01-01')], 'revoked'],
    ['lapsed and cancelled', [oldCard(), other('cancelled 2024-01-01')], 'lapsed'],
    ['revoked and cancelled', [wave('revoked 2024-01-01'), other('cancelled 2024-02-01')], 'revoked'],
    ['returned and replaced', [wave('replaced 2023-01-01'), other('returned 2024-01-01')], 'removed'],
    ['both cancelled', [wave('cancelled 2024-01-01'), other('cancelled 2024-01-01')], 'removed'],
    [
      'not yet issued beside a lapsed one',
      [oldCard(), buildCard('18000000004', '2025-01-01', '2029-12-31')],
      'lapsed',
    ],
  ])('%s', (_why, cards, standing) => {
    expect(standOn('2024-12-31', cards)).toBe(standing);
  });
});

describe('standing with passes and no card', () => {
  it.each<[sittings: SittingText[], asOf: string, standing: Standing]>([
    [[], '2024-12-31', 'unqualified'],
    [['passed 2024-03-16'], '2024-03-15', 'unqualified'],
    [['passed 2024-03-16'], '2024-03-16', 'qualified'],
    [['passed 2024-03-16'], '2026-03-16', 'qualified'],
    [['passed 2024-03-16'], '2026-03-17', 'pass-lapsed'],
    [['passed 2024-02-29'], '2026-02-28', 'qualified'],
    [['passed 2024-02-29'], '2026-03-01', 'pass-lapsed'],
    [['passed 2022-02-28'], '2024-02-28', 'qualified'],
    [['passed 2022-02-28'], '2024-02-29', 'pass-lapsed'],
    [['passed 2022-12-31'], '2024-12-31', 'qualified'],
    [['passed 2022-12-31'], '2025-01-01', 'pass-lapsed'],
    [['exempt 2024-03-16'], '2026-03-16', 'qualified'],
    [['exempt 2024-03-16'], '2026-03-17', 'pass-lapsed'],
    [['failed 2024-03-16'], '2024-12-31', 'unqualified'],
    [['absent 2024-03-16'], '2024-12-31', 'unqualified'],
    [['breach 2024-03-16'], '2024-12-31', 'unqualified'],
    [['cheating 2024-03-16'], '2024-12-31', 'unqualified'],
    [['passed 2024-03-16', 'failed 2024-07-20'], '2024-12-31', 'qualified'],
    [['failed 2024-03-16', 'passed 2024-07-20'], '2024-07-19', 'unqualified'],
    [['passed 2020-03-16', 'passed 2024-07-20'], '2024-07-19', 'pass-lapsed'],
    [['passed 2020-03-16', 'passed 2024-07-20'], '2024-07-20', 'qualified'],
  ])('%j on %s: %s', (sittings, asOf, standing) => {
    expect(standOn(asOf, [], sittings)).toBe(standing);
  });
});

describe('standing with passes and cards', () => {
  const before: SittingText = 'passed 2024-05-31';
  const sameDay: SittingText = 'passed 2024-06-01';
  const after: SittingText = 'passed 2024-06-02';

  it.each<[event: EventText | null, pass: SittingText, asOf: string, standing: Standing]>([
    ['cancelled 2024-06-01', before, '2024-12-31', 'removed'],
    ['cancelled 2024-06-01', sameDay, '2024-12-31', 'removed'],
    ['cancelled 2024-06-01', after, '2024-12-31', 'qualified'],
    ['cancelled 2024-06-01', after, '2026-06-02', 'qualified'],
    ['cancelled 2024-06-01', after, '2026-06-03', 'removed'],
    ['returned 2024-06-01', before, '2024-12-31', 'removed'],
    ['returned 2024-06-01', sameDay, '2024-12-31', 'removed'],
    ['returned 2024-06-01', after, '2024-12-31', 'qualified'],
    ['replaced 2024-06-01', after, '2024-12-31', 'qualified'],
    ['replaced 2024-06-01', after, '2026-06-03', 'pass-lapsed'],
    ['revoked 2024-06-01', before, '2024-12-31', 'revoked'],
    ['revoked 2024-06-01', after, '2024-12-31', 'revoked'],
    ['suspended 2024-06-01', after, '2024-12-31', 'suspended'],
    ['lost 2024-06-01', after, '2024-12-31', 'lost'],
    [null, after, '2024-12-31', 'certified'],
    [null, 'passed 2027-11-01', '2027-11-01', 'lapsed'],
  ])('card %s, %s, on %s: %s', (event, pass, asOf, standing) => {
    expect(standOn(asOf, [wave(...(event ? [event] : []))], [pass])).toBe(standing);
  });

  it('lets a pass count only after the end of the last card', () => {
    const cards = [oldCard('cancelled 2023-06-01'), wave('cancelled 2024-06-01')];
    expect(standOn('2024-12-31', cards, ['passed 2023-09-01'])).toBe('removed');
  });

  it('lets a pass count while its card is not yet issued', () => {
    expect(standOn('2022-10-31', [wave()], ['passed 2022-09-01'])).toBe('qualified');
  });
});

describe('expiring', () => {
  const until = (...lastDays: string[]): Certificate[] =>
    lastDays.map((day, i) => buildCard(`1800000000${i + 1}`, '2020-01-01', day));

  it.each<[why: string, cards: Certificate[], asOf: string, expiring: boolean]>([
    ['before the window', until('2027-10-31'), '2027-04-29', false],
    ['30 April + 6 months is 30 October', until('2027-10-31'), '2027-04-30', false],
    ['first day of the window', until('2027-10-31'), '2027-05-01', true],
    ['last day of the card', until('2027-10-31'), '2027-10-31', true],
    ['lapsed', until('2027-10-31'), '2027-11-01', false],
    ['29 December + 6 months is 29 June', until('2025-06-30'), '2024-12-29', false],
    ['30 December + 6 months is 30 June', until('2025-06-30'), '2024-12-30', true],
    ['31 December + 6 months is 30 June', until('2025-06-30'), '2024-12-31', true],
    ['31 December, one day more', until('2025-07-01'), '2024-12-31', false],
    ['27 August, end of February', until('2025-02-28'), '2024-08-27', false],
    ['28 August, end of February', until('2025-02-28'), '2024-08-28', true],
    ['31 August, end of February', until('2025-02-28'), '2024-08-31', true],
    ['28 August, leap day', until('2024-02-29'), '2023-08-28', false],
    ['29 August, leap day', until('2024-02-29'), '2023-08-29', true],
    ['31 August, leap day', until('2024-02-29'), '2023-08-31', true],
    ['two cards, both soon', until('2025-01-31', '2025-03-31'), '2024-12-31', true],
    ['two cards, one of them late', until('2025-01-31', '2027-10-31'), '2024-12-31', false],
    [
      'the late one is suspended',
      [...until('2025-01-31'), oldCard(), wave('suspended 2024-01-01')],
      '2024-12-31',
      true,
    ],
    ['suspended', [wave('suspended 2024-01-01')], '2027-10-31', false],
  ])('%s', (_why, certificates, asOf, expiring) => {
    expect(assess(buildOfficer({ certificates }), hunanPolicy, asOf).expiring).toBe(expiring);
  });
});

describe('reasons', () => {
  const cleanup = { ...wave('cancelled 2024-12-31') };
  cleanup.events = cleanup.events.map((event) => ({ ...event, planId: 7, ground: 'retired' }));
  const card = { number: '18000000001' };
  const pass = { exam: 'round of 2024-03-16', heldOn: '2024-03-16', until: '2026-03-16' };

  it.each<
    [why: string, facts: Partial<OfficerFacts>, asOf: string, reasons: Pick<Reason, 'code' | 'params'>[]]
  >([
    [
      'a valid card',
      { certificates: [wave()] },
      '2024-12-31',
      [{ code: 'card-valid', params: { ...card, expiresOn: '2027-10-31' } }],
    ],
    [
      'every valid card',
      { certificates: [wave(), buildCard('18000000003', '2023-01-01', '2027-12-31')] },
      '2024-12-31',
      [
        { code: 'card-valid', params: { ...card, expiresOn: '2027-10-31' } },
        { code: 'card-valid', params: { number: '18000000003', expiresOn: '2027-12-31' } },
      ],
    ],
    [
      'a resumed card',
      { certificates: [wave('suspended 2024-01-01', 'resumed 2024-02-01')] },
      '2024-12-31',
      [{ code: 'card-valid', params: { ...card, expiresOn: '2027-10-31' } }],
    ],
    [
      'an expiring card',
      { certificates: [wave()] },
      '2027-10-31',
      [{ code: 'card-expiring', params: { ...card, expiresOn: '2027-10-31', windowMonths: 6 } }],
    ],
    [
      'a lapsed card',
      { certificates: [wave('lost 2024-01-01')] },
      '2027-11-01',
      [{ code: 'card-lapsed', params: { ...card, expiresOn: '2027-10-31' } }],
    ],
    [
      'a suspended card, not the lapsed one',
      { certificates: [oldCard(), wave('suspended 2024-01-01')] },
      '2024-12-31',
      [{ code: 'card-suspended', params: { ...card, on: '2024-01-01', until: null } }],
    ],
    [
      'a lost card',
      { certificates: [wave('lost 2024-01-01')] },
      '2024-12-31',
      [{ code: 'card-lost', params: { ...card, on: '2024-01-01' } }],
    ],
    [
      'a revoked card',
      { certificates: [wave('revoked 2024-01-01')] },
      '2024-12-31',
      [{ code: 'card-revoked', params: { ...card, on: '2024-01-01' } }],
    ],
    [
      'a returned card',
      { certificates: [wave('returned 2024-01-01')] },
      '2024-12-31',
      [{ code: 'card-returned', params: { ...card, on: '2024-01-01' } }],
    ],
    [
      'a cancelled card with the plan and its ground',
      { certificates: [cleanup] },
      '2024-12-31',
      [{ code: 'card-cancelled', params: { ...card, on: '2024-12-31', planId: 7, ground: 'retired' } }],
    ],
    [
      'an unused pass',
      { sittings: [buildSitting('passed 2024-03-16')] },
      '2024-12-31',
      [{ code: 'pass-unused', params: pass }],
    ],
    [
      'the latest pass',
      { sittings: [buildSitting('passed 2023-03-16'), buildSitting('passed 2024-03-16')] },
      '2024-12-31',
      [{ code: 'pass-unused', params: pass }],
    ],
    [
      'a pass after a cancellation, and the cancellation',
      { certificates: [wave('cancelled 2024-01-01')], sittings: [buildSitting('passed 2024-03-16')] },
      '2024-12-31',
      [
        { code: 'pass-unused', params: pass },
        { code: 'card-cancelled', params: { ...card, on: '2024-01-01', planId: null, ground: null } },
      ],
    ],
    [
      'a lapsed pass',
      { sittings: [buildSitting('passed 2024-03-16')] },
      '2026-03-17',
      [{ code: 'pass-lapsed', params: pass }],
    ],
    [
      'how often a person sat by then without a pass',
      {
        sittings: [
          buildSitting('failed 2023-03-16'),
          buildSitting('absent 2024-03-16'),
          buildSitting('failed 2025-03-16'),
        ],
      },
      '2024-12-31',
      [{ code: 'never-passed', params: { sittings: 2 } }],
    ],
    [
      'no exam of one who only signed up',
      {
        sittings: [
          { ...buildSitting('registered 2024-06-15'), roundEvents: buildEvents('closed 2024-07-01') },
        ],
      },
      '2024-06-30',
      [{ code: 'never-passed', params: { sittings: 0 } }],
    ],
    [
      'an absence once the round is closed',
      {
        sittings: [
          { ...buildSitting('registered 2024-06-15'), roundEvents: buildEvents('closed 2024-07-01') },
        ],
      },
      '2024-07-01',
      [{ code: 'never-passed', params: { sittings: 1 } }],
    ],
    [
      'a posting that is not active',
      { certificates: [wave()], postings: [buildPosting({ state: 'retired', since: '2024-06-30' })] },
      '2024-06-30',
      [
        { code: 'card-valid', params: { ...card, expiresOn: '2027-10-31' } },
        {
          code: 'posting-not-active',
          params: { state: 'retired', unit: '荷塘区城管局', since: '2024-06-30' },
        },
      ],
    ],
    [
      'no posting that begins later',
      { certificates: [wave()], postings: [buildPosting({ state: 'retired', since: '2025-01-01' })] },
      '2024-12-31',
      [{ code: 'card-valid', params: { ...card, expiresOn: '2027-10-31' } }],
    ],
  ])('name %s', (_why, facts, asOf, reasons) => {
    const found = assess(buildOfficer(facts), hunanPolicy, asOf).reasons;
    expect(found.map(({ code, params }) => ({ code, params }))).toEqual(reasons);
  });
});

/** What was known by the day, and nothing else. */
function forget(facts: OfficerFacts, asOf: string): OfficerFacts {
  return {
    ...facts,
    postings: facts.postings.filter((p) => p.since <= asOf),
    sittings: facts.sittings.filter((s) => s.heldOn <= asOf),
    certificates: facts.certificates
      .filter((c) => c.issuedOn <= asOf)
      .map((c) => ({ ...c, events: c.events.filter((e) => e.occurredOn <= asOf) })),
  };
}

const ending = ['revoked', 'cancelled', 'replaced'];
const isInForce = ({ issuedOn, expiresOn, events }: Certificate, asOf: string): boolean => {
  const past = events.filter((e) => e.occurredOn <= asOf);
  const hasEnded = past.some((e) => ending.includes(e.kind));
  const renewals = past.filter((e) => e.kind === 'renewed');
  const lastDay = renewals.length > 0 ? renewals.at(-1)!.until! : expiresOn;
  const sinceResumed = past.slice(past.findLastIndex((e) => e.kind === 'resumed') + 1);
  const isHindered = sinceResumed.some(
    (e) => ['lost', 'returned'].includes(e.kind) || (e.kind === 'suspended' && (e.until ?? '9999') >= asOf),
  );
  return issuedOn <= asOf && asOf <= lastDay && !hasEnded && !isHindered;
};

describe('any person on any day', () => {
  it('has one of the nine standings, with a reason', () => {
    fc.assert(
      fc.property(someOfficer, someDay, (facts, asOf) => {
        const { standing, reasons } = assess(facts, hunanPolicy, asOf);
        expect(standings).toContain(standing);
        expect(reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('is certified exactly when a card is in force, and expiring only then', () => {
    fc.assert(
      fc.property(someOfficer, someDay, (facts, asOf) => {
        const { standing, expiring } = assess(facts, hunanPolicy, asOf);
        expect(standing === 'certified').toBe(facts.certificates.some((card) => isInForce(card, asOf)));
        expect(expiring && standing !== 'certified').toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('stands where they stood, whatever happens later', () => {
    fc.assert(
      fc.property(someOfficer, someDay, (facts, asOf) => {
        expect(assess(forget(facts, asOf), hunanPolicy, asOf)).toEqual(assess(facts, hunanPolicy, asOf));
      }),
      { numRuns: 1000 },
    );
  });

  it('reaches each standing in these properties', () => {
    const seen = fc
      .sample(fc.tuple(someOfficer, someDay), { numRuns: 3000, seed: 1 })
      .map(([facts, asOf]) => {
        return assess(facts, hunanPolicy, asOf).standing;
      });
    expect(new Set(seen)).toEqual(new Set(standings));
  });
});

describe('isPass', () => {
  it.each<[SittingText, boolean]>([
    ['passed 2024-03-16', true],
    ['exempt 2024-03-16', true],
    ['failed 2024-03-16', false],
    ['absent 2024-03-16', false],
    ['breach 2024-03-16', false],
    ['cheating 2024-03-16', false],
  ])('%s: %s', (text, qualifies) => {
    expect(isPass(buildSitting(text))).toBe(qualifies);
  });
});

describe('isKnownOn', () => {
  const nothing = { postings: [], certificates: [], sittings: [] };

  it.each<[why: string, facts: Partial<OfficerFacts>, firstDay: string, dayBefore: string]>([
    ['posting', { postings: [buildPosting({ since: '2024-03-01' })] }, '2024-03-01', '2024-02-29'],
    ['card', { certificates: [wave()] }, '2022-11-01', '2022-10-31'],
    ['sitting', { sittings: [buildSitting('absent 2024-03-16')] }, '2024-03-16', '2024-03-15'],
  ])('holds from the day of the first %s on', (_why, facts, firstDay, dayBefore) => {
    const officer = buildOfficer({ ...nothing, ...facts });
    expect(isKnownOn(officer, dayBefore)).toBe(false);
    expect(isKnownOn(officer, firstDay)).toBe(true);
  });

  it('does not hold without any fact', () => {
    expect(isKnownOn(buildOfficer(nothing), '2099-12-31')).toBe(false);
  });
});

describe('shouldHold', () => {
  it.each<[why: string, change: Partial<Posting>, should: boolean]>([
    ['administrative', { staffing: 'administrative' }, true],
    ['managed as a civil servant', { staffing: 'civil-servant-managed' }, true],
    ['public institution', { staffing: 'public-institution' }, true],
    ['contract', { staffing: 'contract' }, false],
    ['agency', { staffing: 'agency' }, false],
    ['temporary', { staffing: 'temporary' }, false],
    ['workman', { staffing: 'workman' }, false],
    ['auxiliary', { staffing: 'auxiliary' }, false],
    ['unknown staffing', { staffing: null }, false],
    ['seconded', { state: 'seconded' }, false],
    ['off post', { state: 'off-post' }, false],
    ['retired', { state: 'retired' }, false],
    ['transferred', { state: 'transferred' }, false],
    ['enforcement post', { post: '执法岗位' }, true],
    ['unknown post', { post: null }, true],
    ['logistics', { post: '后勤岗位' }, false],
    ['no enforcement post', { post: '非执法岗位' }, false],
    ['a unit that is closed', { unit: buildUnit({ closedOn: '2020-01-01' }) }, true],
  ])('%s', (_why, change, should) => {
    expect(shouldHold(buildPosting(change), hunanPolicy)).toBe(should);
  });

  it('nobody without a posting', () => {
    expect(shouldHold(null, hunanPolicy)).toBe(false);
  });
});
