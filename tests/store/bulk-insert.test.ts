// Rows are written fifty at a time, what they share is bound once: what is read back is what was given, whatever they share.
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BulkInsert } from '../../src/store/bulk-insert.js';

const columns = 'id integer primary key, code text, amount real, note text, at integer';

function insert(table: string, rows: readonly object[]): unknown[] {
  const sqlite = new Database(':memory:');
  sqlite.exec(`create table ${table} (${columns}) strict`);
  new BulkInsert(sqlite).insert(table, rows);
  return sqlite.prepare(`select * from ${table} order by id`).all();
}

const cell = fc.constantFrom(null, 'a', '', '张三', "it's", 'null');
const tail = fc.record({
  code: cell,
  amount: fc.constantFrom(null, 0, 1, 59.5),
  note: cell,
  at: fc.constantFrom(null, 7),
});

/** Whether a column has one value in all rows, or one of its own in each. */
const shared = fc.record({ code: fc.boolean(), amount: fc.boolean(), note: fc.boolean(), at: fc.boolean() });

test.each(['sitting', 'officer'])('%s: any rows, any number, any columns in common', (table) => {
  fc.assert(
    fc.property(fc.array(tail, { minLength: 1, maxLength: 160 }), shared, (tails, isShared) => {
      const rows = tails.map((one, i) => {
        const values = Object.entries(one).map(([column, value]) => [
          column,
          isShared[column as keyof typeof isShared] ? tails[0]![column as keyof typeof one] : value,
        ]);
        return { id: i + 1, ...Object.fromEntries(values) } as object;
      });
      expect(insert(table, rows)).toEqual(rows);
    }),
    { numRuns: 60 },
  );
});

test('no rows are no statement', () => {
  expect(insert('mark', [])).toEqual([]);
});
