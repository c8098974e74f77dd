import type Database from 'better-sqlite3';

type Row = Readonly<Record<string, unknown>>;

/** Rows of one statement: a call costs as much as several rows. */
const rowsAtATime = 50;

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
    const end = rows.length - (rows.length % rowsAtATime);
    for (let start = 0; start < end; start += rowsAtATime) {
      this.#insertTogether(table, columns, rows.slice(start, start + rowsAtATime));
    }
    const single = this.#prepare(table, columns, `values (${columns.map(() => '?').join()})`);
    for (const row of rows.slice(end)) single.run(columns.map((column) => row[column]));
  }

  #insertTogether(table: string, columns: readonly string[], rows: readonly Row[]): void {
    const [first = {}] = rows;
    const isShared = columns.map((column) => rows.every((row) => row[column] === first[column]));
    const shared = columns.filter((_, i) => isShared[i]);
    const own = columns.filter((_, i) => !isShared[i]);
    let ownBefore = 0;
    const selected = isShared.map((is) => (is ? '?' : `column${String(++ownBefore)}`)).join();
    const values = Array.from({ length: rows.length }, () => `(${own.map(() => '?').join()})`).join();
    const statement = this.#prepare(table, columns, `select ${selected} from (values ${values})`);
    const bound = shared.map((column) => first[column]);
    for (const row of rows) for (const column of own) bound.push(row[column]);
    statement.run(bound);
  }

  #prepare(table: string, columns: readonly string[], source: string): Database.Statement {
    const names = columns.map((column) => `"${column}"`).join();
    const text = `insert into ${table} (${names}) ${source}`;
    const statement = this.#statements.get(text) ?? this.sqlite.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }
}
