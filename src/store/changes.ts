import { sql, type RawBuilder } from 'kysely';
import type { SourceRef } from '../domain/facts.js';
import { readMax } from './batches.js';
import type { Store } from './open.js';
import type { BatchChangeRow, Schema } from './schema.js';

/** Tables whose rows an import may change or delete, with their keys. */
export const rowKeys = {
  unit: ['unit_id'],
  unit_alias: ['unit_id', 'alias'],
  officer: ['officer_id'],
  officer_former_name: ['officer_id', 'name'],
  officer_former_number: ['officer_id', 'id_number'],
  posting: ['officer_id', 'since', 'file_id', 'line'],
  certificate: ['officer_id', 'certificate_id'],
  certificate_event: ['officer_id', 'certificate_id', 'event_no'],
  training: ['officer_id', 'year', 'file_id', 'line'],
  appraisal: ['officer_id', 'year'],
  enforcement_act: ['officer_id', 'acted_on'],
  discipline: ['officer_id', 'since'],
  exam: ['exam_id'],
  exam_paper: ['exam_id', 'paper'],
  sitting: ['officer_id', 'exam_id'],
  mark: ['officer_id', 'exam_id', 'paper'],
  plan_officer: ['officer_id', 'plan_id'],
  plan_finding: ['officer_id', 'plan_id', 'finding_no'],
  answer: ['officer_id', 'plan_id', 'file_id', 'line'],
  decision: ['officer_id', 'plan_id', 'decision_no'],
  heading_mapping: ['mapping_id'],
} as const satisfies { [T in keyof Schema]?: readonly (keyof Schema[T])[] };

export type ChangedTable = keyof typeof rowKeys;
type Row = Record<string, string | number | null>;

/**
 * Changes columns of one row and writes down what the whole row was and is: the only way to change a fact in place, so that
 * every import can be taken back to the letter. Nothing is written when no column differs.
 */
export async function changeRow<T extends ChangedTable>(
  store: Store,
  source: SourceRef,
  table: T,
  key: Partial<Schema[T]>,
  set: Partial<Schema[T]>,
): Promise<void> {
  await changeRows(store, table, [{ source, key, set }]);
}

/** The same for many rows of one table. */
export async function changeRows<T extends ChangedTable>(
  store: Store,
  table: T,
  rows: readonly { source: SourceRef; key: Partial<Schema[T]>; set: Partial<Schema[T]> }[],
): Promise<void> {
  const changes: Change[] = [];
  for (const { source, key, set } of rows) {
    const before = await findRow(store, table, key as Row);
    if (!before) throw new Error(`no row of ${table} to change`);
    const after = { ...before, ...(set as Row) };
    if (Object.keys(after).every((column) => after[column] === before[column])) continue;
    await replaceRow(store, table, before, after);
    changes.push({ source, before, after });
  }
  await recordChanges(store, table, changes);
}

/** Deletes one row and writes down what it was. */
export async function deleteRow<T extends ChangedTable>(
  store: Store,
  source: SourceRef,
  table: T,
  key: Partial<Schema[T]>,
): Promise<void> {
  const before = await findRow(store, table, key as Row);
  if (!before) throw new Error(`no row of ${table} to delete`);
  await replaceRow(store, table, before, null);
  await recordChanges(store, table, [{ source, before, after: null }]);
}

/** Adds a row that has no source of its own to a row that was there before, and writes down that it was not there. */
export async function addRow<T extends ChangedTable>(
  store: Store,
  source: SourceRef,
  table: T,
  row: Schema[T],
): Promise<void> {
  await addRows(store, table, [{ source, row }]);
}

/** The same for many rows of one table. */
export async function addRows<T extends ChangedTable>(
  store: Store,
  table: T,
  rows: readonly { source: SourceRef; row: Schema[T] }[],
): Promise<void> {
  await store.insertMany(
    table,
    rows.map(({ row }) => row),
  );
  const changes = rows.map(({ source, row }): Change => {
    const after = { ...row } as unknown as Row;
    return { source, before: null, after };
  });
  await recordChanges(store, table, changes);
}

/** Lets rows of several tables go and come in any order; the references must hold when the transaction ends. */
export async function deferForeignKeys(store: Store): Promise<void> {
  await sql`pragma defer_foreign_keys = on`.execute(store.db);
}

/** The row as it stands, or null. */
export async function findRow(store: Store, table: ChangedTable, key: Row): Promise<Row | null> {
  const { rows } = await sql<Row>`select * from ${sql.table(table)} where ${matchAll(key)}`.execute(store.db);
  return rows[0] ?? null;
}

/** Puts one row in the place of another, without a record: null stands for no row. */
async function replaceRow(
  store: Store,
  table: ChangedTable,
  before: Row | null,
  after: Row | null,
): Promise<void> {
  const name = sql.table(table);
  if (before && after) {
    const set = Object.entries(after).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
    await sql`update ${name} set ${sql.join(set)} where ${matchAll(keyOf(table, before))}`.execute(store.db);
  } else if (before) {
    await sql`delete from ${name} where ${matchAll(keyOf(table, before))}`.execute(store.db);
  } else if (after) {
    const columns = Object.keys(after).map((column) => sql.ref(column));
    await sql`insert into ${name} (${sql.join(columns)}) values (${sql.join(Object.values(after))})`.execute(
      store.db,
    );
  }
}

/** The columns that tell one row of a table from the others. */
export function keyOf(table: ChangedTable, row: Row): Row {
  return Object.fromEntries(rowKeys[table].map((column) => [column, row[column] ?? null]));
}

function matchAll(key: Row): RawBuilder<unknown> {
  const conditions = Object.entries(key).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  return sql.join(conditions, sql` and `);
}

interface Change {
  source: SourceRef;
  before: Row | null;
  after: Row | null;
}

async function recordChanges(store: Store, table: ChangedTable, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const lastId = await readMax(store, 'batch_change', 'change_id');
  const rows = changes.map(({ source, before, after }, i): BatchChangeRow => ({
    change_id: lastId + i + 1,
    file_id: source.fileId,
    line: source.line,
    table_name: table,
    row_key: JSON.stringify(keyOf(table, before ?? after ?? {})),
    before: before && JSON.stringify(before),
    after: after && JSON.stringify(after),
    prior_file_id: (before?.['file_id'] ?? null) as number | null,
    prior_line: (before?.['line'] ?? null) as number | null,
  }));
  await store.insertMany('batch_change', rows);
}
