import type { Store } from './open.js';
import type { AnswerRow, DecisionRow } from './schema.js';

/** The cleanup plans in which a person was flagged or a unit answered for them. */
export async function listPlanIdsOf(store: Store, officerId: number): Promise<number[]> {
  const rows = await store.db
    .selectFrom('plan_officer')
    .where('officer_id', '=', officerId)
    .select('plan_id')
    .union(store.db.selectFrom('answer').where('officer_id', '=', officerId).select('plan_id'))
    .execute();
  return rows.map((row) => row.plan_id).sort((a, b) => a - b);
}

export interface AnswerOf extends AnswerRow {
  unitName: string;
  movedToName: string | null;
}

/** Everything that units said of a person on their check forms, oldest first. */
export async function listAnswersOf(store: Store, officerId: number): Promise<AnswerOf[]> {
  return store.db
    .selectFrom('answer')
    .innerJoin('unit', 'unit.unit_id', 'answer.unit_id')
    .leftJoin('unit as target', 'target.unit_id', 'answer.moved_to')
    .where('officer_id', '=', officerId)
    .selectAll('answer')
    .select(['unit.name as unitName', 'target.name as movedToName'])
    .orderBy('answered_on')
    .orderBy('answer.file_id')
    .orderBy('answer.line')
    .execute();
}

/** Everything that the bureau decided of a person, oldest first. */
export async function listDecisionsOf(store: Store, officerId: number): Promise<DecisionRow[]> {
  return store.db
    .selectFrom('decision')
    .where('officer_id', '=', officerId)
    .selectAll()
    .orderBy('decided_on')
    .orderBy('plan_id')
    .orderBy('decision_no')
    .execute();
}
