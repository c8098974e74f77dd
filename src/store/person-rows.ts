import { sql, type SqlBool } from 'kysely';
import { isOneOf } from './one-of.js';
import type { Store } from './open.js';
import type { Schema } from './schema.js';

/** A range of persons, all of it or those who ever got a card; or some persons. */
export type Persons = { from: number; until: number; onlyCardholders?: boolean } | { ids: readonly number[] };

/** Takes one fact and whose it is. Each table is read in one scan of neighbouring rows: officer_id leads every key. */
export type Take<F> = (officerId: number, fact: F) => unknown;

type RowOf<T extends keyof Schema, C extends readonly (keyof Schema[T])[]> = {
  -readonly [I in keyof C]: Schema[T][C[I]];
};

/** Columns of the rows of some persons, as arrays: what streams millions of rows makes no object of each only to take it apart. */
export function readTable<T extends keyof Schema, const C extends readonly (keyof Schema[T])[]>(
  store: Store,
  table: T,
  columns: C,
  order: readonly (keyof Schema[T])[],
  persons: Persons,
): Promise<RowOf<T, C>[]> {
  const list = (names: readonly (keyof Schema[T])[]) => sql.join(names.map((name) => sql.ref(String(name))));
  return store.readRows<RowOf<T, C>>(
    sql`select ${list(columns)} from ${sql.table(table)} where ${among(table, persons)} order by ${list(order)}`,
  );
}

function among(table: keyof Schema, persons: Persons) {
  if ('ids' in persons) return isOneOf('officer_id', persons.ids);
  const { from, until, onlyCardholders = false } = persons;
  const range = sql<SqlBool>`officer_id between ${from} and ${until}`;
  if (!onlyCardholders || table === 'certificate' || table === 'certificate_event') return range;
  const owner = sql.ref(`${table}.officer_id`);
  return sql<SqlBool>`${range} and exists (select 1 from certificate c where c.officer_id = ${owner})`;
}
