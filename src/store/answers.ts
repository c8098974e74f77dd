import type { SourceRef } from '../domain/facts.js';
import type { Store } from './open.js';
import type { AnswerRow, DecisionRow } from './schema.js';

export async function insertAnswers(store: Store, answers: readonly AnswerRow[]): Promise<void> {
  await store.insertMany('answer', answers);
}

export interface ListedAnswer extends AnswerRow {
  idNumber: string;
  name: string;
  unitCode: string;
  unitName: string;
  movedToName: string | null;
}

/** The last word of the units on each officer of a plan, in the order of the officers. */
export async function listAnswers(store: Store, planId: number): Promise<ListedAnswer[]> {
  const rows = await store.db
    .selectFrom('answer')
    .innerJoin('officer', 'officer.officer_id', 'answer.officer_id')
    .innerJoin('unit', 'unit.unit_id', 'answer.unit_id')
    .leftJoin('unit as target', 'target.unit_id', 'answer.moved_to')
    .where('plan_id', '=', planId)
    .selectAll('answer')
    .select([
      'officer.id_number as idNumber',
      'officer.name as name',
      'unit.code as unitCode',
      'unit.name as unitName',
      'target.name as movedToName',
    ])
    .orderBy('answer.officer_id')
    .orderBy('answer.file_id')
    .orderBy('answer.line')
    .execute();
  return [...new Map(rows.map((row) => [row.officer_id, row])).values()];
}

/** Keeps anew what is known of an officer whom a unit answered about, and since when the answer no longer holds. */
export async function setAnswerReviewed(
  store: Store,
  planId: number,
  officerId: number,
  { facts, curedOn }: { facts: string; curedOn: string | null },
): Promise<void> {
  await store.db
    .updateTable('answer')
    .set({ facts, cured_on: curedOn })
    .where('officer_id', '=', officerId)
    .where('plan_id', '=', planId)
    .execute();
}

/** Where the form stands that an answer came in with. */
export function sourceOfAnswer({ file_id, line }: AnswerRow): SourceRef {
  return { fileId: file_id, line };
}

/** What the bureau decided in a plan, oldest first. */
export async function listDecisions(store: Store, planId: number): Promise<DecisionRow[]> {
  return store.db
    .selectFrom('decision')
    .where('plan_id', '=', planId)
    .selectAll()
    .orderBy('officer_id')
    .orderBy('decision_no')
    .execute();
}

/** Adds what the bureau decides; on each person of a plan the last decision counts. */
export async function insertDecision(
  store: Store,
  decision: Omit<DecisionRow, 'decision_no' | 'recorded_at'>,
): Promise<void> {
  const row = await store.db
    .selectFrom('decision')
    .where('officer_id', '=', decision.officer_id)
    .where('plan_id', '=', decision.plan_id)
    .select((eb) => eb.fn.max('decision_no').as('last'))
    .executeTakeFirst();
  const numbered = { decision_no: (row?.last ?? 0) + 1, recorded_at: new Date().toISOString() };
  await store.insertMany('decision', [{ ...decision, ...numbered }]);
}
