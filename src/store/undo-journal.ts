import { sql } from 'kysely';
import type { JournalEntry, RecordImage } from '../domain/undo-journal.js';
import { keyOf, rowKeys, type ChangedTable } from './changes.js';
import type { Store } from './open.js';
import type { BatchChangeRow } from './schema.js';

const pageSize = 5000;

/** The changes in place that files made, in their order, in pages: those of the batch, or those of all later ones. */
export async function* streamChanges(
  store: Store,
  { from, until }: { from: number; until: number },
): AsyncGenerator<JournalEntry[]> {
  let after = 0;
  for (;;) {
    const rows = await store.db
      .selectFrom('batch_change')
      .where('change_id', '>', after)
      .where('file_id', '>=', from)
      .where('file_id', '<=', until)
      .selectAll()
      .orderBy('change_id')
      .limit(pageSize)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(toEntry);
    after = last.change_id;
  }
}

function toEntry(row: BatchChangeRow): JournalEntry {
  const read = (text: string | null): RecordImage | null =>
    text === null ? null : (JSON.parse(text) as RecordImage);
  const after = read(row.after);
  return {
    source: { fileId: row.file_id, line: row.line },
    table: row.table_name,
    before: read(row.before),
    after,
    keyBefore: row.row_key,
    keyAfter: after ? nameKey(row.table_name, after) : row.row_key,
  };
}

/** The key of a record as the journal writes it. */
export function nameKey(table: string, image: RecordImage): string {
  return JSON.stringify(keyOf(table as ChangedTable, image));
}

const keysAtOnce = 500;

/** The records of a table as they stand, whose column has one of the values. */
export async function findRecords(
  store: Store,
  table: string,
  column: string,
  values: Iterable<string | number>,
): Promise<RecordImage[]> {
  const wanted = [...new Set(values)];
  const found: RecordImage[] = [];
  for (let start = 0; start < wanted.length; start += keysAtOnce) {
    const some = wanted.slice(start, start + keysAtOnce);
    const { rows } = await sql<RecordImage>`
      select * from ${sql.table(table)} where ${sql.ref(column)} in (${sql.join(some)})`.execute(store.db);
    for (const row of rows) found.push(row);
  }
  return found;
}

/** The records as they stand whose keys these are, by key. */
export async function findByKey(
  store: Store,
  table: string,
  images: readonly RecordImage[],
): Promise<Map<string, RecordImage>> {
  const [column] = rowKeys[table as ChangedTable];
  const values = images
    .map((image) => image[column])
    .filter((value) => value !== null && value !== undefined);
  const records = await findRecords(store, table, column, values);
  return new Map(records.map((record) => [nameKey(table, record), record]));
}
