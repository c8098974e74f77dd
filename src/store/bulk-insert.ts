import type Database from 'better-sqlite3';

type Row = Readonly<Record<string, unknown>>;

/** Rows of one statement: a call costs as much as several rows. */
const rowsAtATime = 50;
/** Few tables, and few sets of columns that rows share; more would only take memory. */
const keptStatements = 200;

/**
 * Their numbers lie all over an index, and of every page that a statement of many rows touches SQLite keeps a copy, in case the
 * statement fails.
 */
const scattered: ReadonlySet<string> = new Set(['officer', 'certificate']);

/** The bulk load of SQLite: statements are prepared once, and what all rows of one have in common is bound once. */
export class BulkInsert {
  readonly #statements = new Map<string, Database.Statement>();

  constructor(private readonly sqlite: Database.Database) {}

  /** Writes rows that all have the keys of the first. */
  insert(table: string, given: readonly object[]): void {
    const rows = given as readonly Row[];
    const [first] = rows;
    if (!first) return;
    const columns = Object.keys(first);
    const end = scattered.has(table) ? 0 : rows.length - (rows.length % rowsAtATime);
    for (let start = 0; start < end; start += rowsAtATime) this.#insertTogether(table, columns, rows, start);
    const single = this.#prepare(`1 ${table} ${columns.join()}`, table, columns, () => {
      return `values (${columns.map(() => '?').join()})`;
    });
    for (const row of rows.slice(end)) single.run(columns.map((column) => row[column]));
  }

  #insertTogether(table: string, columns: readonly string[], rows: readonly Row[], start: number): void {
    const end = start + rowsAtATime;
    const [shared, own, bound]: [string[], string[], unknown[]] = [[], [], []];
    for (const column of columns) {
      const value = rows[start]?.[column];
      let at = start + 1;
      while (at < end && rows[at]?.[column] === value) at += 1;
      if (at === end) bound.push(value);
      (at === end ? shared : own).push(column);
    }
    for (let at = start; at < end; at++) for (const column of own) bound.push(rows[at]?.[column]);
    this.#prepare(`${own.join()} ${table} ${columns.join()}`, table, columns, () => {
      const selected = columns.map((column) =>
        shared.includes(column) ? '?' : `column${String(own.indexOf(column) + 1)}`,
      );
      const values = Array.from({ length: rowsAtATime }, () => `(${own.map(() => '?').join()})`);
      return `select ${selected.join()} from (values ${values.join()})`;
    }).run(bound);
  }

  #prepare(
    key: string,
    table: string,
    columns: readonly string[],
    writeSource: () => string,
  ): Database.Statement {
    const known = this.#statements.get(key);
    if (known) return known;
    if (this.#statements.size >= keptStatements) this.#statements.clear();
    const names = columns.map((column) => `"${column}"`).join();
    const statement = this.sqlite.prepare(`insert into ${table} (${names}) ${writeSource()}`);
    this.#statements.set(key, statement);
    return statement;
  }
}
