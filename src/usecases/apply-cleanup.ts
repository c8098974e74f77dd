import type { CalendarDate } from '../domain/calendar-date.js';
import type { GroundCode } from '../domain/grounds/ground.js';
import { maskIdentityNumber } from '../domain/identity-number.js';
import { removesPerson } from '../domain/settlement.js';
import { findLastEventNumbers } from '../store/cancellations.js';
import { writeLog } from '../store/log.js';
import type { Store } from '../store/open.js';
import { insertCancellations, setPlanApplied } from '../store/plans.js';
import type { CertificateEventRow } from '../store/schema.js';
import { UserError } from '../user-error.js';
import { guardRemovals, readLimit } from './guard-removals.js';
import { listLosses, type PlannedLoss } from './list-losses.js';
import { readOpenPlan } from './read-open-plan.js';
import type { FlaggedPerson, ReviewedPlan } from './read-plan.js';

export interface ApplyRequest {
  plan: number;
  /** The day on which the certificates are cancelled. */
  asOf: CalendarDate;
  actor: string;
  /** `50` or `10%` of the holders; null for the limit of the plan's policy. */
  maxRemovals: string | null;
  /** Also when the plan's policy does not allow it. */
  allowEmptyUnits: boolean;
}

/** A person whom nobody has answered about, masked. */
export interface PendingOfficer {
  officer: string;
  name: string;
  unit: { code: string; name: string } | null;
  grounds: GroundCode[];
}

/** Persons, except `certificates` and `surplusCertificates`, which count cards. */
export interface ApplyResult {
  plan: number;
  removed: number;
  certificates: number;
  kept: number;
  pending: number;
  /** Adds up to `removed`: each person under the first ground that removes. */
  removedByGround: Partial<Record<GroundCode, number>>;
  /** Of those who stay. */
  surplusCertificates: number;
  /** By unit. */
  pendingOfficers: PendingOfficer[];
}

/** What applying a plan would do, and to whom. */
export interface ApplyPreview {
  result: ApplyResult;
  losses: PlannedLoss[];
}

/** What applying a plan would do; refused for the same reasons as applying it, and writes nothing. */
export function previewApply(store: Store, request: ApplyRequest): Promise<ApplyPreview> {
  return prepareApply(store, request);
}

/**
 * Cancels the certificates that a reviewed plan says, with the plan as evidence; all or nothing. Findings without an answer are
 * left alone. It replays what was reviewed and never plans again.
 * @param confirmed what a person has looked at and agreed to; null when nobody was asked
 * @throws UserError when the plan was applied, is stale, would remove more than the guards allow, or other cards than confirmed
 */
export function applyCleanup(
  store: Store,
  request: ApplyRequest,
  confirmed: ApplyPreview | null = null,
): Promise<ApplyResult> {
  return store.transact(async (tx) => {
    const { result, losses } = await prepareApply(tx, request);
    if (confirmed && nameLosses(confirmed.losses) !== nameLosses(losses))
      throw new UserError('plan-moved', { plan: request.plan });
    await insertCancellations(tx, await toCancellations(tx, request, losses));
    await setPlanApplied(tx, request.plan, { on: request.asOf, by: request.actor });
    await writeLog(tx, request.actor, 'cleanup-apply', `plan ${request.plan}`);
    return result;
  });
}

/** Whose right ends, and which cards go. */
function nameLosses(losses: readonly PlannedLoss[]): string {
  return JSON.stringify(
    losses.map(({ facts, isRemoved, cards }) => [facts.officerId, isRemoved, cards.map((c) => c.number)]),
  );
}

async function prepareApply(store: Store, request: ApplyRequest): Promise<ApplyPreview> {
  const reviewed = await readOpenPlan(store, request.plan, request.asOf);
  const { policy } = reviewed;
  const { holders } = reviewed.plan;
  const limit = readLimit(request.maxRemovals, policy, holders);
  const losses = await listLosses(store, reviewed, request.asOf);
  const allowEmptyUnits = request.allowEmptyUnits || policy.guards.allowEmptyUnits;
  await guardRemovals(store, losses, { asOf: request.asOf, holders, limit, allowEmptyUnits });
  return { result: sumUp(reviewed, losses), losses };
}

async function toCancellations(
  store: Store,
  { plan, asOf, actor }: ApplyRequest,
  losses: readonly PlannedLoss[],
): Promise<CertificateEventRow[]> {
  const officerIds = losses.map(({ facts }) => facts.officerId);
  const lastNumbers = await findLastEventNumbers(store, officerIds);
  const recordedAt = new Date().toISOString();
  return losses.flatMap(({ facts, cards, ground }) =>
    cards.map(({ certificateId }) => ({
      officer_id: facts.officerId,
      certificate_id: certificateId,
      event_no: (lastNumbers.get(certificateId) ?? 0) + 1,
      kind: 'cancelled' as const,
      occurred_on: asOf,
      until: null,
      reason: null,
      plan_id: plan,
      ground,
      file_id: null,
      line: null,
      actor,
      recorded_at: recordedAt,
    })),
  );
}

function sumUp({ plan, policy, persons }: ReviewedPlan, losses: readonly PlannedLoss[]): ApplyResult {
  const removals = losses.filter(({ isRemoved }) => isRemoved);
  const order = policy.grounds.map(({ ground }) => ground);
  removals.sort((a, b) => order.indexOf(a.ground) - order.indexOf(b.ground));
  const removedByGround: ApplyResult['removedByGround'] = {};
  for (const { ground } of removals) removedByGround[ground] = (removedByGround[ground] ?? 0) + 1;
  const left = persons.filter((person) => !person.findings.some(removesPerson));
  const isPending = ({ findings }: FlaggedPerson): boolean => findings.some((f) => f.decision === 'pending');
  const pending = left.filter(isPending);
  const kept = left.filter(
    (person) => !isPending(person) && person.findings.some((f) => f.decision === 'keep'),
  );
  const count = (some: readonly PlannedLoss[]): number =>
    some.reduce((sum, { cards }) => sum + cards.length, 0);
  return {
    plan: plan.plan_id,
    removed: removals.length,
    certificates: count(losses),
    kept: kept.length,
    pending: pending.length,
    removedByGround,
    surplusCertificates: count(losses) - count(removals),
    pendingOfficers: pending.map(toPending),
  };
}

function toPending({ idNumber, name, unit, findings }: FlaggedPerson): PendingOfficer {
  const open = findings.filter((f) => f.decision === 'pending');
  return {
    officer: maskIdentityNumber(idNumber),
    name,
    unit: unit && { code: unit.code, name: unit.name },
    grounds: [...new Set(open.map(({ ground }) => ground))],
  };
}
