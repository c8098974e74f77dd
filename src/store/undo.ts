import { sql } from 'kysely';
import type { SourceRef } from '../domain/facts.js';
import type { RecordImage, Restoration } from '../domain/undo-journal.js';
import { rowKeys, type ChangedTable } from './changes.js';
import { groupRows } from './group-rows.js';
import type { Store } from './open.js';
import type { Schema } from './schema.js';
import { sourcedTables } from './undo-reads.js';

/**
 * A transaction that may take records away before what points to them. The database would look through whole tables for each file
 * and unit that goes; `checkReferences` looks once.
 */
export async function transactUnbound<R>(
  store: Store,
  work: (store: Store) => Promise<R>,
  keep: (result: R) => boolean,
): Promise<R> {
  await sql`pragma foreign_keys = off`.execute(store.db);
  try {
    return await store.transact(work, keep);
  } finally {
    await sql`pragma foreign_keys = on`.execute(store.db);
  }
}

/** Throws when a record points to one that is not there: whoever decided was wrong, and nothing of it may stand. */
export async function checkReferences(store: Store): Promise<void> {
  const { rows } = await sql<{ table: string; parent: string }>`
    select "table", parent from pragma_foreign_key_check limit 1`.execute(store.db);
  if (rows[0]) throw new Error(`${rows[0].table} points to a missing ${rows[0].parent}`);
}

/** Takes rows of a batch out of the register: what they added goes, what they changed stands as it did. */
export async function reverseRows(
  store: Store,
  rows: readonly SourceRef[],
  restorations: readonly Restoration[],
): Promise<void> {
  await sql`create temp table undone_row (file_id integer, line integer, primary key (file_id, line)) strict, without rowid`.execute(
    store.db,
  );
  await insertTemp(store, rows);
  await sql`create temp table undone_sitting as select officer_id, exam_id from sitting where ${isUndone}`.execute(
    store.db,
  );
  for (const table of [...sourcedTables, 'row_origin', 'batch_change'])
    await sql`delete from ${sql.table(table)} where ${isUndone}`.execute(store.db);
  for (const table of ['exam', 'heading_mapping'])
    await sql`delete from ${sql.table(table)}
      where file_id in (select file_id from undone_row where line = 0)`.execute(store.db);
  const byTable = groupRows(restorations, ({ table }) => table as ChangedTable);
  for (const [table, some] of byTable)
    await deleteRecords(store, table, some.map(({ now }) => now).filter(isRecord));
  for (const [table, some] of byTable) {
    const records = some.map(({ then }) => then).filter(isRecord);
    await store.insertMany(table, records as unknown as Schema[typeof table][]);
  }
  await deleteOrphans(store);
  for (const table of ['undone_row', 'undone_sitting'])
    await sql`drop table temp.${sql.ref(table)}`.execute(store.db);
}

const isRecord = (image: RecordImage | null): image is RecordImage => image !== null;
const isUndone = sql`(file_id, line) in (select file_id, line from undone_row)`;
const atOnce = 500;

async function insertTemp(store: Store, rows: readonly SourceRef[]): Promise<void> {
  for (let start = 0; start < rows.length; start += atOnce) {
    const some = rows.slice(start, start + atOnce).map(({ fileId, line }) => sql`(${fileId}, ${line})`);
    await sql`insert into undone_row values ${sql.join(some)}`.execute(store.db);
  }
}

async function deleteRecords(
  store: Store,
  table: ChangedTable,
  records: readonly RecordImage[],
): Promise<void> {
  const columns = rowKeys[table];
  for (let start = 0; start < records.length; start += atOnce) {
    const keys = records
      .slice(start, start + atOnce)
      .map((record) => sql`(${sql.join(columns.map((column) => record[column] ?? null))})`);
    await sql`delete from ${sql.table(table)}
      where (${sql.join(columns.map((column) => sql.ref(column)))}) in (values ${sql.join(keys)})`.execute(
      store.db,
    );
  }
}

/** Marks and papers have no source of their own: they go with their sitting and their round. */
async function deleteOrphans(store: Store): Promise<void> {
  await sql`delete from mark where (officer_id, exam_id) in (select officer_id, exam_id from undone_sitting)
    and not exists (select 1 from sitting s where s.officer_id = mark.officer_id and s.exam_id = mark.exam_id)`.execute(
    store.db,
  );
  await sql`delete from exam_paper where exam_id not in (select exam_id from exam)`.execute(store.db);
}

/** Forgets a batch of which nothing is left. */
export async function deleteBatch(store: Store, batchId: number, fileIds: readonly number[]): Promise<void> {
  for (const table of ['batch_finding', 'row_origin', 'batch_change', 'batch_file'] as const)
    await store.db.deleteFrom(table).where('file_id', 'in', fileIds).execute();
  await store.db.deleteFrom('batch').where('batch_id', '=', batchId).execute();
}

/** Notes that a part of a batch was taken back; a round or unit of which nothing is left is no longer named by it. */
export async function markUndone(store: Store, batchId: number): Promise<void> {
  await sql`update batch set undone_at = ${new Date().toISOString()},
    exam_id = (select exam_id from exam where exam.exam_id = batch.exam_id)
    where batch_id = ${batchId}`.execute(store.db);
  await sql`update batch_file set unit_id = (select unit_id from unit where unit.unit_id = batch_file.unit_id)
    where batch_id = ${batchId}`.execute(store.db);
}
