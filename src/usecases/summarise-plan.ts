import type { CalendarDate } from '../domain/calendar-date.js';
import type { GroundCode, GroundMode } from '../domain/grounds/ground.js';
import { settleFindings } from '../domain/settlement.js';
import { listAnswers, type ListedAnswer } from '../store/answers.js';
import { groupRows } from '../store/group-rows.js';
import type { Store } from '../store/open.js';
import { countPlanned, findPlanned, type ListedPlan } from '../store/plans.js';
import { countUnder, policyOfPlan, requirePlan, toAnswer, toFinding } from './read-plan.js';

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

/** The counts of one plan. Throws UserError when there is none of that number. */
export async function summariseCleanup(store: Store, planId: number): Promise<PlanSummary> {
  return summarisePlan(store, await requirePlan(store, planId));
}

export async function summarisePlan(store: Store, plan: ListedPlan): Promise<PlanSummary> {
  return summariseOne(store, plan, await countPlanned(store, [plan.plan_id]));
}

/** The counts of plans, in their order; of their persons only those are read whom a unit wants removed. */
export async function summarisePlans(store: Store, plans: readonly ListedPlan[]): Promise<PlanSummary[]> {
  const planned = await countPlanned(
    store,
    plans.map((plan) => plan.plan_id),
  );
  const summaries: PlanSummary[] = [];
  for (const plan of plans) summaries.push(await summariseOne(store, plan, planned));
  return summaries;
}

async function summariseOne(store: Store, plan: ListedPlan, planned: Planned): Promise<PlanSummary> {
  const order = policyOfPlan(plan).grounds.map(({ ground }) => ground);
  const counts = await countFlagged(store, plan.plan_id, planned, order);
  const [certain, toConfirm] = [counts.modes.get('certain') ?? 0, counts.modes.get('confirm') ?? 0];
  return {
    plan: plan.plan_id,
    state: plan.applied_on === null ? 'open' : 'applied',
    asOf: plan.as_of,
    appliedOn: plan.applied_on,
    actor: plan.actor,
    recordedAt: plan.recorded_at,
    unit: plan.unit,
    holders: plan.holders,
    flagged: certain + toConfirm,
    certain,
    toConfirm,
    byGround: putInOrder(counts.findings, order),
    countedByGround: putInOrder(counts.persons, order),
  };
}

/** Findings by ground; persons by the ground and by the mode that they are counted under. */
interface Counts {
  findings: Map<GroundCode, number>;
  persons: Map<GroundCode, number>;
  modes: Map<GroundMode, number>;
}

type Planned = Awaited<ReturnType<typeof countPlanned>>;

async function countFlagged(
  store: Store,
  planId: number,
  { persons, findings }: Planned,
  order: readonly GroundCode[],
): Promise<Counts> {
  const counts: Counts = { findings: new Map(), persons: new Map(), modes: new Map() };
  for (const { ground, count } of findings.get(planId) ?? []) add(counts.findings, ground, count);
  for (const { ground, mode, count } of persons.get(planId) ?? [])
    addPersons(counts, { ground, mode }, count);
  const answers = (await listAnswers(store, planId)).filter(isRemoval);
  for (let start = 0; start < answers.length; start += atOnce)
    await countAnswers(store, planId, answers.slice(start, start + atOnce), order, counts);
  return counts;
}

const atOnce = 1000;

function isRemoval({ answer, ground, cured_on }: ListedAnswer): boolean {
  return answer === 'remove' && ground !== null && cured_on === null;
}

/** A unit that wants somebody removed may add a finding, or a person, and may change the ground that the person is counted under. */
async function countAnswers(
  store: Store,
  planId: number,
  answers: readonly ListedAnswer[],
  order: readonly GroundCode[],
  counts: Counts,
): Promise<void> {
  const planned = await findPlanned(
    store,
    planId,
    answers.map((answer) => answer.officer_id),
  );
  const officers = new Map(planned.officers.map((row) => [row.officer_id, row]));
  const findings = groupRows(planned.findings, (row) => row.officer_id);
  for (const row of answers) {
    const before = (findings.get(row.officer_id) ?? []).map(toFinding);
    const after = settleFindings(before, toAnswer(row), [], order);
    for (const { ground } of before) add(counts.findings, ground, -1);
    for (const { ground } of after) add(counts.findings, ground, 1);
    const officer = officers.get(row.officer_id);
    if (officer) addPersons(counts, officer, -1);
    const [first] = after;
    if (first) addPersons(counts, countUnder({ findings: after }, officer ?? first), 1);
  }
}

function addPersons(
  { persons, modes }: Counts,
  { ground, mode }: { ground: GroundCode; mode: GroundMode },
  count: number,
): void {
  add(persons, ground, count);
  add(modes, mode, count);
}

function add<K>(counts: Map<K, number>, key: K, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function putInOrder(
  counts: ReadonlyMap<GroundCode, number>,
  order: readonly GroundCode[],
): Partial<Record<GroundCode, number>> {
  const some = order.map((ground) => [ground, counts.get(ground) ?? 0] as const);
  return Object.fromEntries(some.filter(([, count]) => count > 0));
}
