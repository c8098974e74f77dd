import { sql, type AliasedRawBuilder, type RawBuilder, type SqlBool } from 'kysely';

/** Whether a column holds one of some values; the text stays the same however many there are, so that it is cheap to compile. */
export function isOneOf(column: string, values: readonly (string | number)[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`;
}

/**
 * These values, each once, as a table that leads a join: cheaper than `isOneOf` for hundreds, which SQLite would sort into a table
 * first. Only a cross join keeps it in the lead.
 */
export function tableOf<V extends string | number>(
  values: readonly V[],
): AliasedRawBuilder<{ value: V }, 'wanted'> {
  return sql<{ value: V }>`json_each(${JSON.stringify([...new Set(values)])})`.as('wanted');
}
