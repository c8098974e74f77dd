import type { Decision } from '../domain/cleanup.js';
import type { CalendarDate } from '../domain/calendar-date.js';
import type { GroundCode, GroundMatch, GroundMode } from '../domain/grounds/ground.js';
import type { Policy } from '../domain/policy.js';
import { readFileOrigins, type FileOrigin } from '../store/batches.js';
import type { Store } from '../store/open.js';
import {
  listPlanFindings,
  listPlanOfficers,
  listPlans,
  type ListedFinding,
  type ListedPlan,
} from '../store/plans.js';
import { UserError } from '../user-error.js';
import { indexUnits, requireUnit } from './name-unit.js';
import { allowIds, type IdRequest, type PrintId } from './print-ids.js';

export type PlanState = 'open' | 'applied';

export interface PlanSummary {
  plan: number;
  state: PlanState;
  asOf: CalendarDate;
  appliedOn: CalendarDate | null;
  actor: string;
  recordedAt: string;
  /** The unit the plan was limited to. */
  unit: string | null;
  holders: number;
  /** Persons: flagged = certain + toConfirm. */
  flagged: number;
  certain: number;
  toConfirm: number;
  byGround: Partial<Record<GroundCode, number>>;
  /** Persons, each counted once. */
  countedByGround: Partial<Record<GroundCode, number>>;
}

export interface PlanFinding {
  officer: string;
  name: string;
  unit: { code: string; name: string } | null;
  certificate: string;
  /** The ground of this finding. */
  ground: GroundCode;
  /** Every ground the person was found under. */
  grounds: GroundCode[];
  mode: GroundMode;
  decision: Decision;
  /** What the sentence of the reason is made of. */
  match: Pick<GroundMatch, 'ground' | 'params'>;
  source: FileOrigin & { line: number };
}

export interface PlanDetail extends PlanSummary {
  findings: PlanFinding[];
}

/** The plans, newest first. */
export async function listCleanups(store: Store, policy: Policy): Promise<PlanSummary[]> {
  const plans = await listPlans(store);
  return Promise.all(plans.map((plan) => summarise(store, plan, policy)));
}

/** One plan with its findings, or those of one ground or unit. Throws UserError when there is no plan of that number. */
export async function showCleanup(
  store: Store,
  policy: Policy,
  planId: number,
  filter: { ground: string | null; unit: string | null },
  ids: IdRequest,
): Promise<PlanDetail> {
  const plan = await requirePlan(store, planId);
  const allowed = policy.grounds.map((g) => g.ground);
  const ground = allowed.find((code) => code === filter.ground);
  if (filter.ground !== null && !ground)
    throw new UserError('grounds-unknown', { ground: filter.ground, allowed });
  const unit = filter.unit === null ? null : requireUnit(await indexUnits(store, policy), filter.unit);
  const printId = await allowIds(store, ids);
  const origins = await readFileOrigins(store);
  const all = await listPlanFindings(store, planId, unit ? { unitId: unit.unitId } : {});
  const groundsOf = new Map<number, GroundCode[]>();
  for (const row of all)
    groundsOf.set(row.officer_id, [...(groundsOf.get(row.officer_id) ?? []), row.ground]);
  const findings = all
    .filter((row) => !ground || row.ground === ground)
    .map((row) => toFinding(row, groundsOf.get(row.officer_id) ?? [], printId, origins));
  return { ...(await summarise(store, plan, policy)), findings };
}

export async function requirePlan(store: Store, planId: number): Promise<ListedPlan> {
  const [plan] = await listPlans(store, planId);
  if (!plan) throw new UserError('plan-not-found', { plan: planId });
  return plan;
}

async function summarise(store: Store, plan: ListedPlan, policy: Policy): Promise<PlanSummary> {
  const officers = await listPlanOfficers(store, plan.plan_id);
  const findings = await listPlanFindings(store, plan.plan_id);
  const inOrder = policy.grounds.map((g) => g.ground);
  const certain = officers.filter((officer) => officer.mode === 'certain').length;
  return {
    plan: plan.plan_id,
    state: plan.applied_on === null ? 'open' : 'applied',
    asOf: plan.as_of,
    appliedOn: plan.applied_on,
    actor: plan.actor,
    recordedAt: plan.recorded_at,
    unit: plan.unit,
    holders: plan.holders,
    flagged: officers.length,
    certain,
    toConfirm: officers.length - certain,
    byGround: countBy(inOrder, findings),
    countedByGround: countBy(inOrder, officers),
  };
}

function countBy(
  order: readonly GroundCode[],
  rows: readonly { ground: GroundCode }[],
): Partial<Record<GroundCode, number>> {
  const counts: Partial<Record<GroundCode, number>> = {};
  for (const ground of order) {
    const count = rows.filter((row) => row.ground === ground).length;
    if (count > 0) counts[ground] = count;
  }
  return counts;
}

function toFinding(
  row: ListedFinding,
  grounds: GroundCode[],
  printId: PrintId,
  origins: Awaited<ReturnType<typeof readFileOrigins>>,
): PlanFinding {
  const origin = origins.get(row.file_id);
  if (!origin) throw new Error(`file ${row.file_id} is not in the register`);
  return {
    officer: printId(row.idNumber),
    name: row.name,
    unit: row.unitCode !== null && row.unitName !== null ? { code: row.unitCode, name: row.unitName } : null,
    certificate: row.certificate_number,
    ground: row.ground,
    grounds,
    mode: row.mode,
    decision: row.decision,
    match: { ground: row.ground, params: JSON.parse(row.params) as GroundMatch['params'] },
    source: { ...origin, line: row.line },
  };
}
