import type { CalendarDate } from '../domain/calendar-date.js';
import { flagHolder, readHolder, type FlaggedOfficer } from '../domain/cleanup.js';
import { listBackground, listFacts } from '../domain/fact-list.js';
import type { OfficerFacts } from '../domain/facts.js';
import type { GroundContext, Holder } from '../domain/grounds/ground.js';
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
      const officers: PlanOfficerRow[] = [];
      const findings: PlanFindingRow[] = [];
      for (const facts of group) {
        const holder = findHolder(facts, asOf, unit?.unitId ?? null);
        if (!holder) continue;
        holders += 1;
        const found = flagHolder(holder, context);
        if (!found) continue;
        officers.push(toOfficerRow(planId, facts, found, context));
        findings.push(...toFindingRows(planId, facts, found));
      }
      await insertPlanOfficers(tx, officers, findings);
    }
    await setPlanHolders(tx, planId, holders);
    await writeLog(tx, actor, 'cleanup-plan', `plan ${planId}`);
    return planId;
  });
}

/** The person as a plan looks at them, who is a holder on the day, at the unit if it is limited to one; or else null. */
export function findHolder(facts: OfficerFacts, asOf: CalendarDate, unitId: number | null): Holder | null {
  const holder = readHolder(facts, asOf);
  return unitId === null || holder?.posting?.unit.unitId === unitId ? holder : null;
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
