// What may become of a card, and when; issue and renewal have further rules in files of their own.
import type { CalendarDate } from './calendar-date.js';
import { findCardPlace } from './card-place.js';
import type { Certificate, CertificateEvent, CertificateEventKind } from './facts.js';
import { finding, type Finding } from './findings.js';
import { readCard, type CardState } from './standing.js';

/** What a clerk does to a card, by the event that it leaves. */
export const eventOfVerb = {
  renew: 'renewed',
  replace: 'replaced',
  suspend: 'suspended',
  resume: 'resumed',
  lost: 'lost',
  return: 'returned',
  revoke: 'revoked',
  cancel: 'cancelled',
} as const satisfies Record<string, CertificateEventKind>;
export type CardVerb = keyof typeof eventOfVerb | 'issue';

/**
 * The states in which each event may happen. A card that is over (revoked, cancelled, replaced) takes no other event than the
 * return of the physical card. A lapsed card cannot be suspended or replaced, as it gives no right any more, but it can be lost,
 * come back, be renewed, or be ended.
 */
const mayFollow: Record<CertificateEventKind, readonly CardState[]> = {
  suspended: ['valid'],
  resumed: ['suspended', 'lost', 'returned'],
  lost: ['valid', 'suspended', 'lapsed'],
  returned: ['valid', 'suspended', 'lost', 'lapsed', 'revoked', 'cancelled', 'replaced'],
  replaced: ['valid', 'lost'],
  revoked: ['valid', 'suspended', 'lost', 'returned', 'lapsed'],
  cancelled: ['valid', 'suspended', 'lost', 'returned', 'lapsed'],
  renewed: ['valid', 'lapsed'],
};

const needsReason: readonly CertificateEventKind[] = ['suspended', 'resumed', 'revoked', 'cancelled'];

/** What is stated of one card. */
export interface CardEvent extends Pick<CertificateEvent, 'kind' | 'occurredOn' | 'until' | 'reason'> {
  /** Whether the day was given, or is only that of the command. */
  isDated: boolean;
}

type LifeOf = Pick<Certificate, 'number' | 'issuedOn' | 'expiresOn' | 'events'>;

/**
 * Decides whether an event may happen to a card. What is on record already is `unchanged`: the same event of the same day, or one
 * without a day of its own that the card's state shows.
 * @param today nothing is recorded of a later day
 * @returns a finding when it may not
 */
export function decideEvent(
  card: LifeOf,
  event: CardEvent,
  today: CalendarDate,
): 'record' | 'unchanged' | Finding {
  const { kind, occurredOn: on, until, reason } = event;
  if (on > today) return finding('card-event-future', 'on', { on, asOf: today });
  if (isOnRecord(card, event)) return 'unchanged';
  const early = refuseBackwards(card, on);
  if (early) return early;
  const state = readStateFor(kind, card, on);
  if (!mayFollow[kind].includes(state)) {
    const since = state === 'valid' ? null : findSince(card, state, on);
    return finding('card-state-unfit', 'number', { number: card.number, state, since, event: kind });
  }
  if (reason === null && needsReason.includes(kind)) {
    return finding('card-reason-missing', 'reason', { event: kind });
  }
  if (kind === 'suspended' && until !== null && until < on) {
    return finding('until-too-early', 'until', { until, notBefore: on });
  }
  return 'record';
}

/** Nothing happens to a card before its issue, and nothing is told backwards. */
function refuseBackwards({ number, issuedOn, events }: LifeOf, on: CalendarDate): Finding | null {
  const last = events.at(-1);
  const notBefore = last && last.occurredOn > issuedOn ? last.occurredOn : issuedOn;
  if (on >= notBefore) return null;
  const after = notBefore === last?.occurredOn ? last.kind : null;
  return finding('card-event-too-early', 'on', { number, on, notBefore, after });
}

/** What takes back the state that an event leaves. */
const endedBy: Partial<Record<CertificateEventKind, readonly CertificateEventKind[]>> = {
  suspended: ['resumed'],
  lost: ['resumed'],
  returned: ['resumed', 'lost'],
  resumed: ['suspended', 'lost', 'returned'],
};

function isOnRecord(card: LifeOf, { kind, occurredOn, until, isDated }: CardEvent): boolean {
  const isSame = (e: (typeof card.events)[number]): boolean =>
    e.kind === kind && (e.until === until || (until === null && kind !== 'suspended'));
  const ofDay = card.events.filter((e) => e.occurredOn === occurredOn);
  const at = ofDay.findLastIndex(isSame);
  if (at !== -1 && !ofDay.slice(at).some((e) => endedBy[kind]?.includes(e.kind))) return true;
  const same = card.events.filter(isSame);
  if (isDated || same.length === 0) return false;
  if (kind === 'renewed') return until !== null && readLife(card, occurredOn).expiresOn === until;
  if (kind === 'resumed') return card.events.at(-1)?.kind === 'resumed';
  if (kind === 'suspended') return same.some((e) => e === readLife(card, occurredOn).event);
  return readStateFor(kind, card, occurredOn) === kind;
}

/**
 * The state that decides about an event. Below a lapse there may be a loss or suspension that a renewal would bring back; a lost
 * card may be suspended besides; and of a card that is over only the physical card matters.
 */
function readStateFor(kind: CertificateEventKind, card: LifeOf, on: CalendarDate): CardState {
  const { state } = readLife(card, on);
  if (kind === 'returned') {
    const { place } = findCardPlace(card, on);
    if (place === 'returned') return place;
    return state === 'returned' ? 'lost' : state;
  }
  if (kind === 'replaced' && state === 'lost') {
    const found = readLife({ ...card, events: card.events.filter((e) => e.kind !== 'lost') }, on);
    return found.state === 'suspended' ? 'suspended' : state;
  }
  if (state !== 'lapsed' || !(['resumed', 'renewed', 'lost'] as const).some((one) => one === kind))
    return state;
  const hidden = readEndless(card, on);
  return hidden === 'valid' ? state : hidden;
}

function readLife(card: LifeOf, on: CalendarDate): ReturnType<typeof readCard> {
  return readCard(card as Certificate, on);
}

/** The state that the card would have if it never lapsed. */
function readEndless(card: LifeOf, on: CalendarDate): CardState {
  const events = card.events.filter((e) => e.kind !== 'renewed');
  return readLife({ ...card, expiresOn: on, events }, on).state;
}

/** The day since which a card is in a state; of a lapsed one its last day. */
function findSince(card: LifeOf, state: CardState, on: CalendarDate): CalendarDate | null {
  if (state === 'lapsed') return readLife(card, on).expiresOn;
  return card.events.findLast((e) => e.kind === state && e.occurredOn <= on)?.occurredOn ?? null;
}
