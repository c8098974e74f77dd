import type { Finding } from '../../../src/domain/findings.js';
import type { FieldOf, RosterKind } from '../../../src/domain/roster/fields.js';
import { openRow, type RosterRow } from '../../../src/domain/roster/row.js';

export type Cells<K extends RosterKind> = Partial<Record<FieldOf<K>, string>>;

/** A man and a woman of the region 430299, which was never assigned. */
export const man = '430299197607299032';
export const woman = '430299199301175087';

/** A row whose columns are the given fields. */
export function buildRow<K extends RosterKind>(cells: Cells<K>, line = 2): RosterRow<K> {
  const fields = Object.keys(cells) as FieldOf<K>[];
  const columns = new Map(fields.map((field, i) => [field, i]));
  return openRow(
    columns,
    line,
    fields.map((field) => cells[field] ?? ''),
  );
}

/** What a row says, as `field: code`. */
export function listCodes(row: { findings: Finding[] }): string[] {
  return row.findings.map(({ field, code }) => `${field ?? ''}: ${code}`);
}
