import type { RosterKind } from '../domain/roster/fields.js';
import { readTableRow, type TableReading, type TakenRow } from '../domain/roster/read-table.js';
import type { TableRow } from '../files/csv-table.js';
import type { Profile } from './profile.js';

/** Rows settled at a time: enough for one look-up and one load, few enough to stay flat in memory. */
const chunkSize = 500;

/** Some rows of a table in their order, read. */
export interface RowChunk<K extends RosterKind> {
  /** Of the file, those that are about nobody included. */
  rows: number;
  /** How much of the table has been read, of 1. */
  share: number;
  taken: TakenRow<K>[];
}

/** Reads the rows below a header, in chunks. */
export async function* readRows<K extends RosterKind>(
  groups: AsyncIterable<readonly TableRow[]>,
  table: TableReading<K>,
  readShare: () => number,
  profile: Profile,
): AsyncGenerator<RowChunk<K>> {
  let rows = 0;
  let taken: TakenRow<K>[] = [];
  for await (const group of groups) {
    let since = performance.now();
    for (const { line, cells } of group) {
      if (line <= table.headerLine) continue;
      rows += 1;
      const row = readTableRow(table, line, cells);
      if (row) taken.push(row);
      if (taken.length < chunkSize) continue;
      profile.add('check', performance.now() - since);
      yield { rows, share: readShare(), taken };
      since = performance.now();
      rows = 0;
      taken = [];
    }
    profile.add('check', performance.now() - since);
  }
  yield { rows, share: 1, taken };
}
