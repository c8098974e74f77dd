import type { CalendarDate } from './calendar-date.js';
import type { OfficerFacts, Posting, PostingState } from './facts.js';
import { finding, type Finding } from './findings.js';
import type { Policy } from './policy.js';
import { findPostingInForce } from './posting.js';
import { findLastDay } from './roster/certificates.js';
import { assess, isHeld, readCard } from './standing.js';

/** Why a posting gives no ground for a card. */
export type PostingBar = 'no-posting' | 'state' | 'staffing' | 'post' | 'unit-closed';

/** Seconded officers enforce, at another unit. */
const statesInPost: readonly PostingState[] = ['active', 'seconded'];

/**
 * Whether somebody in this posting can be given a card: in an enforcement post of an open unit, and not known to be off the
 * establishment (省政府令第280号: 在编在职). A candidate from an exam roster, whose staffing nobody has stated, is not kept out.
 */
function findPostingBar(posting: Posting | null, policy: Policy, on: CalendarDate): PostingBar | null {
  if (!posting) return 'no-posting';
  const { state, staffing, post, unit } = posting;
  if (!statesInPost.includes(state)) return 'state';
  if (staffing !== null && !policy.onEstablishment.includes(staffing)) return 'staffing';
  if (policy.shouldHold.exceptPosts.includes(post ?? '')) return 'post';
  return unit.closedOn !== null && unit.closedOn <= on ? 'unit-closed' : null;
}

/**
 * Decides whether a person may be issued a new card on a day: holds none, stands as `qualified`, and is in post.
 * @param today the day of the command: somebody who has left since is not issued a card of an earlier day either
 * @returns null when they may
 */
export function refuseIssue(
  facts: OfficerFacts,
  policy: Policy,
  on: CalendarDate,
  today: CalendarDate,
): Finding | null {
  const { name } = facts;
  // A card issued later than that day counts as well: there would be two.
  const cards = facts.certificates.map((card) => readCard(card, on < card.issuedOn ? card.issuedOn : on));
  const held = cards.findLast(isHeld);
  if (held) {
    const { state, certificate } = held;
    return finding('holder-holds-card', 'idNumber', { name, number: certificate.number, state });
  }
  const { standing, reasons } = assess(facts, policy, on);
  if (standing !== 'qualified') {
    return finding('holder-not-qualified', 'idNumber', { name, because: reasons[0] ?? null });
  }
  return refuseOutOfPost(facts, policy, on) ?? refuseOutOfPost(facts, policy, today);
}

/**
 * Decides whether a person is in an enforcement post on a day, as everybody must be who gets a card: a new, renewed or replaced one.
 * @returns null when they are
 */
export function refuseOutOfPost(facts: OfficerFacts, policy: Policy, on: CalendarDate): Finding | null {
  const { name } = facts;
  const posting = findPostingInForce(facts.postings, on);
  const bar = findPostingBar(posting, policy, on);
  if (bar === null) return null;
  const { state = null, staffing = null, post = null, unit } = posting ?? {};
  const word = { state, staffing, post, 'no-posting': null, 'unit-closed': null }[bar];
  return finding('holder-not-in-post', 'idNumber', { name, bar, word, unit: unit?.name ?? null });
}

/**
 * Decides whether a card whose validity begins on a day may have this last day: not before it, nor beyond the policy's validity.
 * @returns null when it may
 */
export function refuseLastDay(until: CalendarDate, from: CalendarDate, policy: Policy): Finding | null {
  if (until < from) return finding('until-too-early', 'until', { until, notBefore: from });
  const latest = findLastDay(from, policy.certificateValidForYears);
  return until > latest ? finding('until-too-late', 'until', { until, latest }) : null;
}
