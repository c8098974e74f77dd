import type { CalendarDate } from '../domain/calendar-date.js';
import { flagOfficer, readHeldCards, type FlaggedOfficer } from '../domain/cleanup.js';
import { listBackground, listFacts } from '../domain/fact-list.js';
import type { OfficerFacts } from '../domain/facts.js';
import type { GroundContext } from '../domain/grounds/ground.js';
import type { Policy } from '../domain/policy.js';
import { findPostingInForce } from '../domain/posting.js';
import { streamFacts } from '../store/facts.js';
import { writeLog } from '../store/log.js';
import type { Store } from '../store/open.js';
import { insertPlan, insertPlanOfficers, setPlanHolders } from '../store/plans.js';
import type { PlanFindingRow, PlanOfficerRow } from '../store/schema.js';
import { UserError } from '../user-error.js';
import { indexUnits, requireUnit } from './name-unit.js';
import { readGroundContext } from './read-ground-context.js';

export interface PlanRequest {
  policy: Policy;
  asOf: CalendarDate;
  actor: string;
  /** Only these grounds; null for all that the policy has switched on. */
  grounds: readonly string[] | null;
  /** Only holders at this unit. */
  unit: string | null;
  signal: AbortSignal;
}

/**
 * Looks at every holder as of a day and writes down what it finds, as a plan for people to review. Nobody's standing changes.
 * @returns the number of the plan
 */
export async function planCleanup(store: Store, request: PlanRequest): Promise<number> {
  const policy = chooseGrounds(request.policy, request.grounds);
  const { asOf, actor } = request;
  return store.transact(async (tx) => {
    const unit =
      request.unit === null ? null : requireUnit(await indexUnits(tx, request.policy), request.unit);
    const context = await readGroundContext(tx, policy, asOf);
    const planId = await insertPlan(tx, {
      as_of: asOf,
      planned_as_of: asOf,
      unit_id: unit?.unitId ?? null,
      grounds: JSON.stringify(policy.grounds.map((g) => g.ground)),
      holders: 0,
      actor,
      recorded_at: new Date().toISOString(),
      policy: JSON.stringify(policy),
    });
    let holders = 0;
    for await (const group of streamFacts(tx, 'cardholders')) {
      if (request.signal.aborted) throw new UserError('interrupted', {});
      const looked = group.filter((facts) => isHolder(facts, asOf, unit?.unitId ?? null));
      holders += looked.length;
      const flagged = looked.flatMap((facts) => {
        const found = flagOfficer(facts, context);
        return found ? [{ facts, found }] : [];
      });
      await insertPlanOfficers(
        tx,
        flagged.map(({ facts, found }) => toOfficerRow(planId, facts, found, context)),
        flagged.flatMap(({ facts, found }) => toFindingRows(planId, facts, found)),
      );
    }
    await setPlanHolders(tx, planId, holders);
    await writeLog(tx, actor, 'cleanup-plan', `plan ${planId}`);
    return planId;
  });
}

/** Whether a plan looks at a person: a holder on the day, at the unit if it is limited to one. */
export function isHolder(facts: OfficerFacts, asOf: CalendarDate, unitId: number | null): boolean {
  return (
    readHeldCards(facts, asOf).length > 0 &&
    (unitId === null || findPostingInForce(facts.postings, asOf)?.unit.unitId === unitId)
  );
}

function chooseGrounds(policy: Policy, wanted: readonly string[] | null): Policy {
  if (!wanted) return policy;
  const allowed = policy.grounds.map((g) => g.ground);
  const unknown = wanted.find((ground) => !allowed.some((known) => known === ground));
  if (unknown !== undefined) throw new UserError('grounds-unknown', { ground: unknown, allowed });
  return { ...policy, grounds: policy.grounds.filter((g) => wanted.includes(g.ground)) };
}

/** A flagged person as a plan keeps it, with what was reviewed. */
export function toOfficerRow(
  planId: number,
  facts: OfficerFacts,
  { ground, mode, findings }: FlaggedOfficer,
  context: GroundContext,
): PlanOfficerRow {
  const grounds = findings.map(({ match }) => match.ground);
  return {
    officer_id: facts.officerId,
    plan_id: planId,
    unit_id: findPostingInForce(facts.postings, context.asOf)?.unit.unitId ?? null,
    ground,
    mode,
    facts: JSON.stringify([...listFacts(facts), ...listBackground(grounds, context)]),
  };
}

export function toFindingRows(
  planId: number,
  facts: OfficerFacts,
  { findings }: FlaggedOfficer,
): PlanFindingRow[] {
  return findings.map(({ match, mode }, i) => ({
    officer_id: facts.officerId,
    plan_id: planId,
    finding_no: i + 1,
    ground: match.ground,
    mode,
    certificate_number: match.certificateNumber,
    params: JSON.stringify(match.params),
    file_id: match.source.fileId,
    line: match.source.line,
  }));
}
