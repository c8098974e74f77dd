import type { GroundCode, GroundMode } from '../domain/grounds/ground.js';
import { readMax } from './batches.js';
import { groupRows } from './group-rows.js';
import { isOneOf } from './one-of.js';
import type { Store } from './open.js';
import type { CertificateEventRow, PlanFindingRow, PlanOfficerRow, PlanRow } from './schema.js';

export async function insertPlan(
  store: Store,
  plan: Omit<PlanRow, 'plan_id' | 'applied_on' | 'applied_by'>,
): Promise<number> {
  const planId = (await readMax(store, 'plan', 'plan_id')) + 1;
  await store.insertMany('plan', [{ plan_id: planId, ...plan, applied_on: null, applied_by: null }]);
  return planId;
}

export async function setPlanHolders(store: Store, planId: number, holders: number): Promise<void> {
  await store.db.updateTable('plan').set({ holders }).where('plan_id', '=', planId).execute();
}

/** Sets the day as of which a plan was looked at again, with the holders of that day. */
export async function setPlanDay(
  store: Store,
  planId: number,
  day: { asOf: string; holders: number },
): Promise<void> {
  const set = { as_of: day.asOf, holders: day.holders };
  await store.db.updateTable('plan').set(set).where('plan_id', '=', planId).execute();
}

/** Takes out everybody whom a plan flags; answers and decisions stay. */
export async function deletePlanOfficers(store: Store, planId: number): Promise<void> {
  await store.db.deleteFrom('plan_finding').where('plan_id', '=', planId).execute();
  await store.db.deleteFrom('plan_officer').where('plan_id', '=', planId).execute();
}

export async function insertPlanOfficers(
  store: Store,
  officers: readonly PlanOfficerRow[],
  findings: readonly PlanFindingRow[],
): Promise<void> {
  await store.insertMany('plan_officer', officers);
  await store.insertMany('plan_finding', findings);
}

export interface ListedPlan extends PlanRow {
  unit: string | null;
}

export async function listPlans(store: Store, planId?: number): Promise<ListedPlan[]> {
  let query = store.db
    .selectFrom('plan')
    .leftJoin('unit', 'unit.unit_id', 'plan.unit_id')
    .selectAll('plan')
    .select('unit.name as unit')
    .orderBy('plan_id', 'desc');
  if (planId !== undefined) query = query.where('plan_id', '=', planId);
  return query.execute();
}

export interface PlannedCount {
  ground: GroundCode;
  mode: GroundMode;
  count: number;
}

/** How many persons plans flagged, and how many findings they made, by ground and mode; by plan_id, before anybody answered. */
export async function countPlanned(
  store: Store,
  planIds: readonly number[],
): Promise<Record<'persons' | 'findings', Map<number, PlannedCount[]>>> {
  // Both tables are read through from end to end, so once for all plans.
  const count = async (table: 'plan_officer' | 'plan_finding'): Promise<Map<number, PlannedCount[]>> => {
    const rows = await store.db
      .selectFrom(table)
      .where(isOneOf('plan_id', planIds))
      .groupBy(['plan_id', 'ground', 'mode'])
      .select((eb) => ['plan_id', 'ground', 'mode', eb.fn.countAll<number>().as('count')])
      .execute();
    return groupRows(rows, (row) => row.plan_id);
  };
  return { persons: await count('plan_officer'), findings: await count('plan_finding') };
}

/** What a plan found about some persons: under which ground it counts each, and the findings in the order of counting. */
export async function findPlanned(
  store: Store,
  planId: number,
  officerIds: readonly number[],
): Promise<{
  officers: Pick<PlanOfficerRow, 'officer_id' | 'ground' | 'mode'>[];
  findings: PlanFindingRow[];
}> {
  if (officerIds.length === 0) return { officers: [], findings: [] };
  const officers = await store.db
    .selectFrom('plan_officer')
    .where('plan_id', '=', planId)
    .where(isOneOf('officer_id', officerIds))
    .select(['officer_id', 'ground', 'mode'])
    .execute();
  const findings = await store.db
    .selectFrom('plan_finding')
    .where('plan_id', '=', planId)
    .where(isOneOf('officer_id', officerIds))
    .selectAll()
    .orderBy('officer_id')
    .orderBy('finding_no')
    .execute();
  return { officers, findings };
}

/** A plan's findings, each person's in the order of counting. */
export async function listPlanFindings(store: Store, planId: number): Promise<PlanFindingRow[]> {
  return store.db
    .selectFrom('plan_finding')
    .where('plan_id', '=', planId)
    .selectAll()
    .orderBy('officer_id')
    .orderBy('finding_no')
    .execute();
}

export interface ListedPlanOfficer extends PlanOfficerRow {
  idNumber: string;
  name: string;
  unitCode: string | null;
  unitName: string | null;
}

/** The officers whose right a plan decides about, with what was reviewed of them. */
export async function listPlanOfficers(store: Store, planId: number): Promise<ListedPlanOfficer[]> {
  return store.db
    .selectFrom('plan_officer')
    .innerJoin('officer', 'officer.officer_id', 'plan_officer.officer_id')
    .leftJoin('unit', 'unit.unit_id', 'plan_officer.unit_id')
    .where('plan_id', '=', planId)
    .selectAll('plan_officer')
    .select([
      'officer.id_number as idNumber',
      'officer.name as name',
      'unit.code as unitCode',
      'unit.name as unitName',
    ])
    .orderBy('plan_officer.officer_id')
    .execute();
}

export async function setPlanApplied(
  store: Store,
  planId: number,
  applied: { on: string; by: string } | null,
): Promise<void> {
  await store.db
    .updateTable('plan')
    .set({ applied_on: applied?.on ?? null, applied_by: applied?.by ?? null })
    .where('plan_id', '=', planId)
    .execute();
}

export async function insertCancellations(
  store: Store,
  events: readonly CertificateEventRow[],
): Promise<void> {
  await store.insertMany('certificate_event', events);
}

export async function listCancellations(store: Store, planId: number): Promise<CertificateEventRow[]> {
  return store.db.selectFrom('certificate_event').where('plan_id', '=', planId).selectAll().execute();
}

export async function deleteCancellations(store: Store, planId: number): Promise<void> {
  await store.db.deleteFrom('certificate_event').where('plan_id', '=', planId).execute();
}

/** Persons whom cleanups removed between two dates, both inclusive; a surplus card that went removes nobody. */
export async function countRemoved(store: Store, from: string, until: string): Promise<number> {
  const row = await store.db
    .selectFrom('certificate_event')
    .where('plan_id', 'is not', null)
    .where('kind', '=', 'cancelled')
    .where('ground', '<>', 'surplus-certificate')
    .where('occurred_on', '>=', from)
    .where('occurred_on', '<=', until)
    .select((eb) => eb.fn.count('officer_id').distinct().as('persons'))
    .executeTakeFirstOrThrow();
  return Number(row.persons);
}
