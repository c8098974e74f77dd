import { addMonths, type CalendarDate } from './calendar-date.js';
import { readOutcome } from './closing.js';
import type {
  Certificate,
  CertificateEvent,
  CertificateEventKind,
  Posting,
  SourceRef,
  StandingFacts,
} from './facts.js';
import { listPasses, type Pass } from './passes.js';
import type { Policy } from './policy.js';
import { findPostingInForce } from './posting.js';
import { isInWindow } from './renewal-window.js';

export const standings = [
  'certified',
  'suspended',
  'lapsed',
  'lost',
  'revoked',
  'removed',
  'qualified',
  'pass-lapsed',
  'unqualified',
] as const;
export type Standing = (typeof standings)[number];

/** What a standing rests on; the words are in `output/messages`. */
export interface ReasonParams {
  'card-valid': { number: string; expiresOn: CalendarDate };
  'card-expiring': { number: string; expiresOn: CalendarDate; windowMonths: number };
  'card-lapsed': { number: string; expiresOn: CalendarDate };
  /** `until`: last day of the suspension; null while nobody has set one. */
  'card-suspended': { number: string; on: CalendarDate; until: CalendarDate | null };
  'card-lost': { number: string; on: CalendarDate };
  'card-returned': { number: string; on: CalendarDate };
  'card-replaced': { number: string; on: CalendarDate };
  'card-revoked': { number: string; on: CalendarDate };
  'card-cancelled': { number: string; on: CalendarDate; planId: number | null; ground: string | null };
  /** `keptFrom`: earlier rounds, where a pass in one paper was kept from them. */
  'pass-unused': { exam: string; heldOn: CalendarDate; until: CalendarDate; keptFrom?: string[] };
  'pass-lapsed': { exam: string; heldOn: CalendarDate; until: CalendarDate; keptFrom?: string[] };
  'never-passed': { sittings: number };
  'posting-not-active': { state: Posting['state']; unit: string; since: CalendarDate };
}
export type ReasonCode = keyof ReasonParams;
/** `source`: the row of the fact that decides; null where no row says it, as of a cancellation by a cleanup or of a missing exam. */
export type Reason = {
  [C in ReasonCode]: { code: C; params: ReasonParams[C]; source: SourceRef | null };
}[ReasonCode];

export interface Assessment {
  standing: Standing;
  /** Certified, and every valid card ends within the renewal window. */
  expiring: boolean;
  reasons: Reason[];
}

export type CardState =
  'valid' | 'suspended' | 'lost' | 'returned' | 'lapsed' | 'revoked' | 'cancelled' | 'replaced';

export interface Card {
  certificate: Certificate;
  state: CardState;
  /** Last day of validity, inclusive, with the renewals by that day. */
  expiresOn: CalendarDate;
  /** The event that put the card into this state, if one did. */
  event: CertificateEvent | null;
  /** The row that says so: of that event, else of the last renewal, else of the card. */
  source: SourceRef | null;
}

/**
 * The state of one card on a day. A sanction outlasts everything; a card that was cancelled or replaced is over; then the last
 * day counts, which is inclusive and which a renewal moves; then return, loss and suspension, each until the card is resumed. A
 * suspension with a last day ends by itself after it.
 * @param asOf a day on or after the card's issue
 */
export function readCard(certificate: Certificate, asOf: CalendarDate): Card {
  if (certificate.events.length === 0) return readUntouchedCard(certificate, asOf);
  const past = certificate.events.filter((event) => event.occurredOn <= asOf);
  const renewal = past.findLast((e) => e.kind === 'renewed');
  const expiresOn = renewal?.until ?? certificate.expiresOn;
  const card = { certificate, expiresOn, event: null, source: (renewal ?? certificate).source };
  const ended = past.find((e) => e.kind === 'revoked') ?? past.findLast((e) => endsCard(e.kind));
  if (ended) return { ...card, state: ended.kind as CardState, event: ended, source: ended.source };
  if (expiresOn < asOf) return { ...card, state: 'lapsed' };
  const current = past.slice(past.findLastIndex((event) => event.kind === 'resumed') + 1);
  for (const state of ['returned', 'lost', 'suspended'] as const) {
    const event = current.find((e) => e.kind === state && (e.until === null || e.until >= asOf));
    if (event) return { ...card, state, event, source: event.source };
  }
  return { ...card, state: 'valid' };
}

/** As nearly every card is. */
function readUntouchedCard(certificate: Certificate, asOf: CalendarDate): Card {
  const { expiresOn, source } = certificate;
  return { certificate, expiresOn, event: null, source, state: expiresOn < asOf ? 'lapsed' : 'valid' };
}

/** After such an event a card does not come back. */
export function endsCard(kind: CertificateEventKind | CardState): boolean {
  return kind === 'revoked' || kind === 'cancelled' || kind === 'replaced';
}

/** The cards issued by a day, oldest first, each with its state on that day. */
export function readCards(facts: Pick<StandingFacts, 'certificates'>, asOf: CalendarDate): Card[] {
  return facts.certificates.filter((c) => c.issuedOn <= asOf).map((c) => readCard(c, asOf));
}

/** A card that is not cancelled, revoked or replaced is held, whether or not it is valid. */
export function isHeld(card: Card): boolean {
  return !endsCard(card.state);
}

/** Whether the register knows the person on a day: any posting, card or sitting dated by then. */
export function isKnownOn(facts: StandingFacts, asOf: CalendarDate): boolean {
  return (
    facts.postings.some((p) => p.since <= asOf) ||
    facts.certificates.some((c) => c.issuedOn <= asOf) ||
    facts.sittings.some((s) => s.heldOn <= asOf)
  );
}

/**
 * Decides the one standing of a person on a day, and why. Cards decide before passes: a right to enforce comes from the card
 * alone. A pass counts only after the last card ended, and only as long as the policy lets it live.
 * @param asOf any day, past or future; facts dated after it do not exist yet
 */
export function assess(facts: StandingFacts, policy: Policy, asOf: CalendarDate): Assessment {
  const cards = readCards(facts, asOf);
  const posting = findPostingInForce(facts.postings, asOf);
  const about = posting && posting.state !== 'active' ? [explainPosting(posting)] : [];
  const valid = cards.filter((card) => card.state === 'valid');
  if (valid.length > 0) {
    const expiring = valid.every((card) => isInWindow(card.expiresOn, policy, asOf));
    const reasons = valid.map((card) => explainValid(card, expiring, policy));
    return { standing: 'certified', expiring, reasons: [...reasons, ...about] };
  }
  const settle = (standing: Standing, reasons: Reason[]): Assessment => ({
    standing,
    expiring: false,
    reasons: [...reasons, ...about],
  });
  // A sanction on the newest card is not hidden by an older one that merely expired.
  const isSanctioned = cards.at(-1)?.state === 'revoked';
  const order = ['suspended', 'lost', 'lapsed', 'revoked'] as const;
  for (const state of isSanctioned ? (['suspended', 'revoked'] as const) : order) {
    const found = cards.filter((card) => card.state === state);
    if (found.length > 0) return settle(state, found.map(explainCard));
  }
  const lastEnd = cards.map((card) => card.event?.occurredOn ?? '').reduce((a, b) => (a > b ? a : b), '');
  const passes = listPasses(facts, policy).filter((p) => p.heldOn <= asOf);
  const pass = passes.findLast((p) => p.heldOn > lastEnd);
  const until = pass && addMonths(pass.heldOn, policy.passValidForMonths);
  if (pass && until && asOf <= until) {
    return settle('qualified', [explainPass('pass-unused', pass, until), ...cards.map(explainCard)]);
  }
  const ended = cards.map(explainCard);
  if (cards.some((card) => card.state !== 'replaced')) return settle('removed', ended);
  if (pass && until) return settle('pass-lapsed', [explainPass('pass-lapsed', pass, until), ...ended]);
  const sat = facts.sittings.filter((s) => s.heldOn <= asOf && readOutcome(s, asOf) !== 'registered');
  const never: Reason[] =
    passes.length > 0
      ? []
      : [{ code: 'never-passed', params: { sittings: sat.length }, source: sat.at(-1)?.source ?? null }];
  return settle('unqualified', [...never, ...ended]);
}

/** 应持证: active, on the establishment and in an enforcement post. Unknown staffing does not count. */
export function shouldHold(posting: Posting | null, policy: Policy): boolean {
  return (
    posting !== null &&
    policy.shouldHold.states.includes(posting.state) &&
    posting.staffing !== null &&
    policy.onEstablishment.includes(posting.staffing) &&
    !policy.shouldHold.exceptPosts.includes(posting.post ?? '')
  );
}

function explainValid({ certificate, expiresOn, source }: Card, expiring: boolean, policy: Policy): Reason {
  const { number } = certificate;
  if (!expiring) return { code: 'card-valid', params: { number, expiresOn }, source };
  const windowMonths = policy.renewalWindowMonths;
  return { code: 'card-expiring', params: { number, expiresOn, windowMonths }, source };
}

/** Why a card that is not valid gives no right. */
function explainCard({ certificate: { number }, expiresOn, state, event, source }: Card): Reason {
  if (!event) return { code: 'card-lapsed', params: { number, expiresOn }, source };
  const on = event.occurredOn;
  if (state === 'suspended')
    return { code: 'card-suspended', params: { number, on, until: event.until }, source };
  if (state !== 'cancelled') {
    const code = `card-${state as 'lost' | 'returned' | 'replaced' | 'revoked'}` as const;
    return { code, params: { number, on }, source };
  }
  const { planId, ground } = event;
  return { code: 'card-cancelled', params: { number, on, planId, ground }, source };
}

function explainPass(code: 'pass-unused' | 'pass-lapsed', pass: Pass, until: CalendarDate): Reason {
  const { exam, heldOn, keptFrom, source } = pass;
  return { code, params: { exam, heldOn, until, ...(keptFrom.length > 0 && { keptFrom }) }, source };
}

function explainPosting({ state, unit, since, source }: Posting): Reason {
  return { code: 'posting-not-active', params: { state, unit: unit.name, since }, source };
}
