import { sql, type RawBuilder, type SqlBool } from 'kysely';

/** Whether a column holds one of some values; the text stays the same however many there are, so that it is cheap to compile. */
export function isOneOf(column: string, values: readonly (string | number)[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`;
}
