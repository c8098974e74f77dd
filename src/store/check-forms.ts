import type { Store } from './open.js';
import type { CheckFormRow } from './schema.js';

/** The check forms of a plan take the place of those that were written before. */
export async function replaceCheckForms(
  store: Store,
  planId: number,
  forms: readonly CheckFormRow[],
): Promise<void> {
  await store.db.deleteFrom('check_form').where('plan_id', '=', planId).execute();
  await store.insertMany('check_form', forms);
}

export interface ListedCheckForm extends CheckFormRow {
  code: string;
  name: string;
}

/** The check forms of a plan with the units they went to, by code. */
export async function listCheckForms(store: Store, planId: number): Promise<ListedCheckForm[]> {
  return store.db
    .selectFrom('check_form')
    .innerJoin('unit', 'unit.unit_id', 'check_form.unit_id')
    .where('plan_id', '=', planId)
    .selectAll('check_form')
    .select(['unit.code', 'unit.name'])
    .orderBy('unit.code')
    .execute();
}

/** How many holders each unit has answered for, and since when. */
export async function countAnswers(
  store: Store,
  planId: number,
): Promise<Map<number, { answered: number; firstOn: string }>> {
  const rows = await store.db
    .selectFrom('answer')
    .where('plan_id', '=', planId)
    .groupBy('unit_id')
    .select((eb) => [
      'unit_id',
      eb.fn.count('officer_id').distinct().as('answered'),
      eb.fn.min('answered_on').as('firstOn'),
    ])
    .execute();
  return new Map(rows.map((row) => [row.unit_id, { answered: Number(row.answered), firstOn: row.firstOn }]));
}
