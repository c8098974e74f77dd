import { describe, expect, it } from 'vitest';
import { decideEvent, type CardEvent } from '../../src/domain/certificate-life.js';
import { certificateEventKinds, type CertificateEventKind } from '../../src/domain/facts.js';
import type { CardState } from '../../src/domain/standing.js';
import { buildCard, type EventText } from './build-facts.js';

const today = '2024-12-31';

/** A card in each state on 2024-12-31, and since when. */
const cards: Record<CardState, { events: EventText[]; expiresOn: string; since: string | null }> = {
  valid: { events: [], expiresOn: '2027-10-31', since: null },
  suspended: { events: ['suspended 2024-03-01'], expiresOn: '2027-10-31', since: '2024-03-01' },
  lost: { events: ['lost 2024-03-01'], expiresOn: '2027-10-31', since: '2024-03-01' },
  returned: { events: ['returned 2024-03-01'], expiresOn: '2027-10-31', since: '2024-03-01' },
  lapsed: { events: [], expiresOn: '2024-12-30', since: '2024-12-30' },
  revoked: { events: ['revoked 2024-03-01'], expiresOn: '2027-10-31', since: '2024-03-01' },
  cancelled: { events: ['cancelled 2024-03-01'], expiresOn: '2027-10-31', since: '2024-03-01' },
  replaced: { events: ['replaced 2024-03-01'], expiresOn: '2027-10-31', since: '2024-03-01' },
};
const states = Object.keys(cards) as CardState[];

/** Each row a state of the card, each column an event, in the order of the heads: may it happen? */
const heads = ['suspended', 'resumed', 'lost', 'returned', 'replaced', 'revoked', 'cancelled', 'renewed'];
const matrix: Record<CardState, string> = {
  //          sus res los ret rep rev can ren
  valid: '     yes no  yes yes yes yes yes yes',
  suspended: ' no  yes yes yes no  yes yes no',
  lost: '      no  yes no  yes yes yes yes no',
  returned: '  no  yes no  no  no  yes yes no',
  lapsed: '    no  no  yes yes no  yes yes yes',
  revoked: '   no  no  no  yes no  no  no  no',
  cancelled: ' no  no  no  yes no  no  no  no',
  replaced: '  no  no  no  yes no  no  no  no',
};
const cells = states.flatMap((state) =>
  matrix[state]
    .trim()
    .split(/ +/)
    .map((word, i) => ({ state, kind: heads[i] as CertificateEventKind, may: word === 'yes' })),
);

function decide(
  { events, expiresOn }: { events: EventText[]; expiresOn: string },
  event: Partial<CardEvent> & Pick<CardEvent, 'kind'>,
): ReturnType<typeof decideEvent> {
  const stated = { occurredOn: today, isDated: true, until: null, reason: '核实', ...event };
  return decideEvent(buildCard('18000000001', '2022-11-01', expiresOn, ...events), stated, today);
}

it('the matrix has every state and every event', () => {
  expect(heads.toSorted()).toEqual([...certificateEventKinds].sort());
  expect(cells).toHaveLength(8 * 8);
});

describe('a card, and what may happen to it', () => {
  it.each(cells)('$state → $kind: $may', ({ state, kind, may }) => {
    const { since } = cards[state];
    const refused = {
      code: 'card-state-unfit',
      field: 'number',
      params: { number: '18000000001', state, since, event: kind },
    };
    expect(decide(cards[state], { kind })).toEqual(may ? 'record' : refused);
  });

  it.each<
    [why: string, expiresOn: string, events: EventText[], kind: CertificateEventKind, state: CardState]
  >([
    [
      'a renewal would bring back a suspension',
      '2024-12-30',
      ['suspended 2024-03-01'],
      'renewed',
      'suspended',
    ],
    ['a renewal would bring back a loss', '2024-12-30', ['lost 2024-03-01'], 'renewed', 'lost'],
    ['a lapsed card is lost already', '2024-12-30', ['lost 2024-03-01'], 'lost', 'lost'],
    ['a lapsed card is with the bureau', '2024-12-30', ['returned 2024-03-01'], 'lost', 'returned'],
    [
      'a new card would undo the suspension of a lost one',
      '2027-10-31',
      ['suspended 2024-02-01', 'lost 2024-03-01'],
      'replaced',
      'suspended',
    ],
    [
      'it is back already',
      '2027-10-31',
      ['cancelled 2024-02-01', 'returned 2024-03-01'],
      'returned',
      'returned',
    ],
    [
      'it came back before',
      '2027-10-31',
      ['returned 2024-02-01', 'revoked 2024-03-01'],
      'returned',
      'returned',
    ],
  ])('%s', (_why, expiresOn, events, kind, state) => {
    expect(decide({ events, expiresOn }, { kind })).toMatchObject({
      code: 'card-state-unfit',
      params: { state },
    });
  });

  it.each<[why: string, events: EventText[], kind: CertificateEventKind]>([
    ['a lapsed card that was suspended is resumed, to be renewed', ['suspended 2024-03-01'], 'resumed'],
    ['a lapsed card that was lost is found', ['lost 2024-03-01'], 'resumed'],
    ['a lapsed card that was lost comes back', ['lost 2024-03-01'], 'returned'],
  ])('%s', (_why, events, kind) => {
    expect(decide({ events, expiresOn: '2024-12-30' }, { kind })).toBe('record');
  });

  it('a card whose suspension has ended by itself can be suspended again, not resumed', () => {
    const card = buildCard('18000000001', '2022-11-01', '2027-10-31', 'suspended 2024-03-01');
    const ended = { ...card, events: card.events.map((e) => ({ ...e, until: '2024-12-30' })) };
    const event = { occurredOn: today, isDated: true, until: null, reason: '核实' };
    expect(decideEvent(ended, { ...event, kind: 'suspended' }, today)).toBe('record');
    expect(decideEvent(ended, { ...event, kind: 'resumed' }, today)).toMatchObject({
      code: 'card-state-unfit',
    });
    const before = { ...event, occurredOn: '2024-12-30', kind: 'resumed' as const };
    expect(decideEvent(ended, before, today)).toBe('record');
  });
});

describe('the day', () => {
  it('is not after that of the command', () => {
    expect(decide(cards.valid, { kind: 'lost', occurredOn: '2025-01-01' })).toMatchObject({
      code: 'card-event-future',
      field: 'on',
      params: { on: '2025-01-01', asOf: today },
    });
  });

  it.each<[events: EventText[], on: string, early: { notBefore: string; after: string | null } | null]>([
    [[], '2022-10-31', { notBefore: '2022-11-01', after: null }],
    [[], '2022-11-01', null],
    [
      ['suspended 2024-03-01', 'resumed 2024-06-01'],
      '2024-05-31',
      { notBefore: '2024-06-01', after: 'resumed' },
    ],
    [['suspended 2024-03-01', 'resumed 2024-06-01'], '2024-06-01', null],
  ])('after %j, on %s', (events, on, early) => {
    const decided = decide({ events, expiresOn: '2027-10-31' }, { kind: 'lost', occurredOn: on });
    if (early) expect(decided).toMatchObject({ code: 'card-event-too-early', params: { on, ...early } });
    else expect(decided).toBe('record');
  });
});

describe('what is on record already', () => {
  it.each<[event: EventText, isDated: boolean, events: EventText[], expected: string]>([
    ['lost 2024-03-01', true, ['lost 2024-03-01'], 'unchanged'],
    ['lost 2024-03-01', true, ['lost 2024-03-01', 'resumed 2024-04-01'], 'unchanged'],
    ['lost 2024-03-02', true, ['lost 2024-03-01'], 'card-state-unfit'],
    ['lost 2024-12-31', false, ['lost 2024-03-01'], 'unchanged'],
    ['lost 2024-12-31', false, ['lost 2024-03-01', 'resumed 2024-04-01'], 'record'],
    ['resumed 2024-12-31', false, ['lost 2024-03-01', 'resumed 2024-04-01'], 'unchanged'],
    ['resumed 2024-12-31', true, ['lost 2024-03-01', 'resumed 2024-04-01'], 'card-state-unfit'],
    ['returned 2024-12-31', false, ['cancelled 2024-03-01', 'returned 2024-04-01'], 'unchanged'],
    ['returned 2024-12-31', false, ['returned 2024-02-01', 'resumed 2024-04-01'], 'record'],
    ['cancelled 2024-12-31', false, ['cancelled 2024-03-01', 'returned 2024-04-01'], 'unchanged'],
    ['cancelled 2024-12-31', false, ['revoked 2024-03-01'], 'card-state-unfit'],
  ])('%s, day given: %s, after %j: %s', (text, isDated, events, expected) => {
    const [kind, occurredOn] = text.split(' ') as [CertificateEventKind, string];
    const decided = decide({ events, expiresOn: '2027-10-31' }, { kind, occurredOn, isDated });
    expect(typeof decided === 'string' ? decided : decided.code).toBe(expected);
  });
});

describe('several things on one day', () => {
  const day = '2024-03-01';

  it.each<[event: CertificateEventKind, before: CertificateEventKind[], expected: string]>([
    ['suspended', ['suspended', 'resumed'], 'record'],
    ['suspended', ['suspended', 'resumed', 'suspended'], 'unchanged'],
    ['resumed', ['suspended', 'resumed', 'suspended'], 'record'],
    ['resumed', ['suspended', 'resumed'], 'unchanged'],
    ['lost', ['lost', 'resumed'], 'record'],
    // Given again after more was done, the first list still tells nothing new.
    ['suspended', ['suspended', 'lost'], 'unchanged'],
    ['lost', ['lost', 'returned'], 'unchanged'],
  ])('%s after %j: %s', (kind, before, expected) => {
    const events = before.map((one): EventText => `${one} ${day}`);
    expect(decide({ events, expiresOn: '2027-10-31' }, { kind, occurredOn: day })).toBe(expected);
  });

  it('a suspension without a last day is not one with a last day', () => {
    const card = buildCard('18000000001', '2022-11-01', '2027-10-31', `suspended ${day}`);
    const dated = { ...card, events: card.events.map((e) => ({ ...e, until: today })) };
    const event = { kind: 'suspended' as const, occurredOn: day, isDated: true, reason: '核实' };
    expect(decideEvent(dated, { ...event, until: null }, today)).toMatchObject({ code: 'card-state-unfit' });
    expect(decideEvent(dated, { ...event, until: today }, today)).toBe('unchanged');
    expect(decideEvent(card, { ...event, until: null }, today)).toBe('unchanged');
    const undated = { ...event, occurredOn: '2024-04-01', isDated: false };
    expect(decideEvent(dated, { ...undated, until: null }, today)).toMatchObject({
      code: 'card-state-unfit',
    });
  });

  it('a card that came back and was lost then can come back again', () => {
    const events: EventText[] = [`returned ${day}`, 'lost 2024-04-01'];
    expect(decide({ events, expiresOn: '2027-10-31' }, { kind: 'returned' })).toBe('record');
  });
});

describe('what must be said', () => {
  it.each<[kind: CertificateEventKind, state: CardState, needed: boolean]>([
    ['suspended', 'valid', true],
    ['revoked', 'valid', true],
    ['cancelled', 'valid', true],
    ['resumed', 'suspended', true],
    ['lost', 'valid', false],
    ['returned', 'valid', false],
    ['replaced', 'valid', false],
    ['renewed', 'valid', false],
  ])('%s needs a reason: %3$s', (kind, state, needed) => {
    const missing = { code: 'card-reason-missing', field: 'reason', params: { event: kind } };
    expect(decide(cards[state], { kind, reason: null })).toEqual(needed ? missing : 'record');
  });

  it('a suspension lasts at least one day', () => {
    expect(decide(cards.valid, { kind: 'suspended', until: '2024-12-30' })).toMatchObject({
      code: 'until-too-early',
      params: { until: '2024-12-30', notBefore: today },
    });
    expect(decide(cards.valid, { kind: 'suspended', until: today })).toBe('record');
  });
});
