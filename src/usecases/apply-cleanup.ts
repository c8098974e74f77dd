import type { CalendarDate } from '../domain/calendar-date.js';
import { readHeldCards } from '../domain/cleanup.js';
import type { OfficerFacts } from '../domain/facts.js';
import { compareFacts, listFacts } from '../domain/fact-list.js';
import { maskIdentityNumber } from '../domain/identity-number.js';
import { findPostingInForce } from '../domain/posting.js';
import { removesPerson } from '../domain/settlement.js';
import { findFacts } from '../store/facts.js';
import { writeLog } from '../store/log.js';
import type { Store } from '../store/open.js';
import {
  deleteCancellations,
  insertCancellations,
  listCancellations,
  setPlanApplied,
  type ListedPlan,
} from '../store/plans.js';
import type { CertificateEventRow } from '../store/schema.js';
import { UserError } from '../user-error.js';
import { readPlan, requirePlan, type FlaggedPerson } from './read-plan.js';

export interface ApplyRequest {
  plan: number;
  /** The day on which the certificates are cancelled. */
  asOf: CalendarDate;
  actor: string;
  /** `50` or `10%` of the holders; null for no limit. */
  maxRemovals: string | null;
}

/** Persons, except `certificates`, which counts cards. */
export interface ApplyResult {
  plan: number;
  removed: number;
  certificates: number;
  kept: number;
  pending: number;
}

/** What applying a plan would do; refused for the same reasons as applying it, and writes nothing. */
export async function previewApply(store: Store, request: ApplyRequest): Promise<ApplyResult> {
  const { result } = await prepareApply(store, request);
  return result;
}

/**
 * Cancels the certificates that a reviewed plan says, with the plan as evidence; all or nothing. Findings without an answer are
 * left alone. It replays what was reviewed and never plans again.
 * @throws UserError when the plan was applied, is stale, or would remove more than allowed
 */
export function applyCleanup(store: Store, request: ApplyRequest): Promise<ApplyResult> {
  return store.transact(async (tx) => {
    const { result, cancellations } = await prepareApply(tx, request);
    await insertCancellations(tx, cancellations);
    await setPlanApplied(tx, request.plan, { on: request.asOf, by: request.actor });
    await writeLog(tx, request.actor, 'cleanup-apply', `plan ${request.plan}`);
    return result;
  });
}

/** Takes an applied plan back: its cancellations go, and everything is as it was. */
export function undoCleanup(
  store: Store,
  request: { plan: number; actor: string },
): Promise<{ plan: number; restored: number; certificates: number }> {
  return store.transact(async (tx) => {
    const plan = await requirePlan(tx, request.plan);
    if (plan.applied_on === null) throw new UserError('plan-not-applied', { plan: request.plan });
    const cancellations = await listCancellations(tx, request.plan);
    await refuseFollowed(tx, plan, cancellations);
    await deleteCancellations(tx, request.plan);
    await setPlanApplied(tx, request.plan, null);
    await writeLog(tx, request.actor, 'cleanup-undo', `plan ${request.plan}`);
    const removals = cancellations.filter((event) => event.ground !== 'surplus-certificate');
    return {
      plan: request.plan,
      restored: new Set(removals.map((event) => event.officer_id)).size,
      certificates: cancellations.length,
    };
  });
}

interface Prepared {
  result: ApplyResult;
  cancellations: CertificateEventRow[];
}

async function prepareApply(store: Store, request: ApplyRequest): Promise<Prepared> {
  const { plan, persons } = await readPlan(store, request.plan);
  if (plan.applied_on !== null)
    throw new UserError('plan-applied', { plan: request.plan, on: plan.applied_on });
  if (request.asOf < plan.as_of) {
    throw new UserError('plan-before-date', { plan: request.plan, asOf: plan.as_of, given: request.asOf });
  }
  const removed = persons.filter((person) => person.findings.some(removesPerson));
  const limit = readLimit(request.maxRemovals, plan.holders);
  if (removed.length > limit) {
    const given = request.maxRemovals ?? '';
    throw new UserError('too-many-removals', { removals: removed.length, limit, given });
  }
  const concerned = persons.filter((person) => person.findings.some((f) => f.decision === 'remove'));
  const cancellations = await listChanges(store, request, plan.as_of, concerned);
  const left = persons.filter((person) => !removed.includes(person));
  const pending = left.filter((person) => person.findings.some((f) => f.decision === 'pending'));
  const kept = left.filter(
    (person) => !pending.includes(person) && person.findings.some((f) => f.decision === 'keep'),
  );
  return {
    result: {
      plan: request.plan,
      removed: removed.length,
      certificates: cancellations.length,
      kept: kept.length,
      pending: pending.length,
    },
    cancellations,
  };
}

/** The cards to cancel: all that a removed person holds, and of the others the surplus ones only. */
async function listChanges(
  store: Store,
  request: ApplyRequest,
  plannedOn: CalendarDate,
  persons: readonly FlaggedPerson[],
): Promise<CertificateEventRow[]> {
  const byId = new Map(persons.map((person) => [person.officerId, person]));
  const cancellations: CertificateEventRow[] = [];
  const stale: OfficerFacts[] = [];
  const recordedAt = new Date().toISOString();
  for await (const group of findFacts(
    store,
    [...byId.keys()].sort((a, b) => a - b),
  )) {
    for (const facts of group) {
      const { officerId } = facts;
      const person = byId.get(officerId);
      if (!person) continue;
      const isChanged = compareFacts(person.facts, listFacts(facts)).length > 0;
      if (isChanged || !isStillSo(facts, plannedOn, request.asOf)) stale.push(facts);
      const ground = person.findings.find(removesPerson)?.ground;
      const surplus = person.findings.filter((f) => f.decision === 'remove').map((f) => f.certificateNumber);
      for (const { certificate } of readHeldCards(facts, request.asOf)) {
        if (!ground && !surplus.includes(certificate.number)) continue;
        cancellations.push({
          officer_id: officerId,
          certificate_id: certificate.certificateId,
          event_no: certificate.events.length + 1,
          kind: 'cancelled',
          occurred_on: request.asOf,
          until: null,
          reason: null,
          plan_id: request.plan,
          ground: ground ?? 'surplus-certificate',
          file_id: null,
          line: null,
          actor: request.actor,
          recorded_at: recordedAt,
        });
      }
    }
  }
  if (stale.length > 0) throw new UserError('plan-stale', { plan: request.plan, ...nameOfficers(stale) });
  return cancellations;
}

/**
 * Whether what was reviewed as of one day still holds on the day of applying, although no fact was added: a card that was issued or
 * ended in between, or a posting that began, was not reviewed.
 */
function isStillSo(facts: OfficerFacts, plannedOn: CalendarDate, appliedOn: CalendarDate): boolean {
  const listHeld = (on: CalendarDate): string =>
    readHeldCards(facts, on)
      .map(({ certificate, state }) => `${certificate.number} ${state}`)
      .join(' ');
  const findPosting = (on: CalendarDate): unknown => findPostingInForce(facts.postings, on);
  return listHeld(plannedOn) === listHeld(appliedOn) && findPosting(plannedOn) === findPosting(appliedOn);
}

/** A card that something happened to since, or whose holder a later plan has removed, is not given back as if nothing had been. */
async function refuseFollowed(
  store: Store,
  plan: ListedPlan,
  cancellations: readonly CertificateEventRow[],
): Promise<void> {
  const cancelled = new Map(cancellations.map((event) => [event.certificate_id, event.event_no]));
  const officerIds = [...new Set(cancellations.map((event) => event.officer_id))].sort((a, b) => a - b);
  const followed: OfficerFacts[] = [];
  for await (const group of findFacts(store, officerIds)) {
    for (const facts of group) {
      const isFollowed = facts.certificates.some(
        ({ certificateId, events }) =>
          events.length > (cancelled.get(certificateId) ?? Infinity) ||
          events.some(
            (event) =>
              event.planId !== null &&
              event.planId !== plan.plan_id &&
              plan.applied_on !== null &&
              event.occurredOn >= plan.applied_on,
          ),
      );
      if (isFollowed) followed.push(facts);
    }
  }
  if (followed.length > 0)
    throw new UserError('undo-stale', { plan: plan.plan_id, ...nameOfficers(followed) });
}

const namedAtMost = 5;

function nameOfficers(officers: readonly OfficerFacts[]): { officers: string[]; count: number } {
  const named = officers.slice(0, namedAtMost);
  return {
    officers: named.map(({ name, idNumber }) => `${name} ${maskIdentityNumber(idNumber)}`),
    count: officers.length,
  };
}

function readLimit(maxRemovals: string | null, holders: number): number {
  if (maxRemovals === null) return Infinity;
  const [, number, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(maxRemovals.trim()) ?? [];
  const isCount = number !== undefined && !percent && !number.includes('.');
  if (number === undefined || (!percent && !isCount)) {
    throw new UserError('max-removals-malformed', { value: maxRemovals });
  }
  // Multiplied before it is divided: 0.58 × 50 is a little less than 29.
  return percent ? Math.floor((Number(number) * holders) / 100) : Number(number);
}
