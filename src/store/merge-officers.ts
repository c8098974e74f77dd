import { sql } from 'kysely';
import type { SourceRef } from '../domain/facts.js';
import type { SharedRecord } from '../domain/findings.js';
import type { KnownPerson } from '../domain/roster/corrections.js';
import { addRow, deferForeignKeys, deleteRow, findRow, keyOf } from './changes.js';
import { addFormerName, addFormerNumber } from './corrections.js';
import type { Store } from './open.js';
import type { Schema } from './schema.js';

/** Everything that hangs on a person. */
const ownedTables = [
  'posting',
  'certificate',
  'certificate_event',
  'sitting',
  'mark',
  'training',
  'appraisal',
  'enforcement_act',
  'discipline',
  'officer_former_name',
  'officer_former_number',
  'plan_officer',
  'plan_finding',
  'answer',
  'decision',
] as const;
type OwnedTable = (typeof ownedTables)[number];
type OwnedRow = Schema[OwnedTable];

/** What both persons have and one person cannot have twice: a result of one round, a place in one plan. Null when nothing. */
export async function findShared(store: Store, a: number, b: number): Promise<SharedRecord | null> {
  const sitting = await store.db
    .selectFrom('sitting as mine')
    .innerJoin('sitting as theirs', 'theirs.exam_id', 'mine.exam_id')
    .innerJoin('exam', 'exam.exam_id', 'mine.exam_id')
    .where('mine.officer_id', '=', a)
    .where('theirs.officer_id', '=', b)
    // A sign-up without a result gives way to the result under the other number.
    .where('mine.outcome', '!=', 'registered')
    .where('theirs.outcome', '!=', 'registered')
    .select('exam.code')
    .orderBy('exam.held_on')
    .executeTakeFirst();
  if (sitting) return { exam: sitting.code };
  const plansOf = async (officerId: number): Promise<number[]> => {
    const { rows } = await sql<{ plan_id: number }>`
      select plan_id from plan_officer where officer_id = ${officerId}
      union select plan_id from answer where officer_id = ${officerId} order by 1`.execute(store.db);
    return rows.map((row) => row.plan_id);
  };
  const theirs = await plansOf(b);
  const plan = (await plansOf(a)).find((one) => theirs.includes(one));
  return plan === undefined ? null : { plan };
}

/** Makes two persons one: all rows of the first become the second's, and its number and name former ones of the second. */
export async function mergeOfficers(
  store: Store,
  source: SourceRef,
  from: KnownPerson,
  into: KnownPerson,
): Promise<void> {
  await deferForeignKeys(store);
  for (const table of ownedTables) await moveRows(store, source, table, from.officerId, into);
  await deleteRow(store, source, 'officer', { officer_id: from.officerId });
  await addFormerNumber(store, source, into.officerId, from.idNumber);
  if (from.name !== into.name) await addFormerName(store, source, into.officerId, from.name);
}

async function moveRows(
  store: Store,
  source: SourceRef,
  table: OwnedTable,
  from: number,
  into: KnownPerson,
): Promise<void> {
  const query = sql<OwnedRow>`select * from ${sql.table(table)} where officer_id = ${from}`;
  const { rows } = await query.execute(store.db);
  for (const row of rows) {
    const moved = { ...row, officer_id: into.officerId };
    const key = keyOf(table, { ...moved });
    await deleteRow(store, source, table, { ...key, officer_id: from });
    // Both may have had one name before, and a former name of the one may be the present one of the other.
    const isTheirs = table === 'officer_former_name' && key['name'] === into.name;
    const theirs = await findRow(store, table, key);
    const givesWay = table === 'sitting' && theirs?.['outcome'] === 'registered';
    if (givesWay) await deleteRow(store, source, table, key);
    if (!isTheirs && (!theirs || givesWay)) await addRow(store, source, table, moved);
  }
}
