import type { RosterKind } from '../domain/roster/fields.js';
import { headerWithinLines, matchHeadings, rateHeadings, type Headings } from '../domain/roster/headings.js';
import type { TableRow } from '../files/csv-table.js';
import { UserError } from '../user-error.js';
import type { ImportRequest } from './roster-importer.js';

/** Reads on until the first lines are in, and takes the row that looks most like a header of this kind. */
export async function findHeader<K extends RosterKind>(
  kind: K,
  rows: AsyncGenerator<TableRow[]>,
  path: string,
  request: ImportRequest,
): Promise<{ headings: Headings<K>; header: TableRow; buffered: TableRow[] }> {
  const head: TableRow[] = [];
  while ((head.at(-1)?.line ?? 0) < headerWithinLines) {
    const next = await rows.next();
    if (next.done) break;
    head.push(...next.value);
  }
  const candidates = head
    .filter(({ line }) => line <= headerWithinLines)
    .map((row) => ({ row, headings: matchHeadings(kind, row.cells, request.mappings, request.given) }));
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (a, b) => (a && rateHeadings(a.headings) >= rateHeadings(b.headings) ? a : b),
    null,
  );
  if (!best || best.headings.columns.size === 0) throw new UserError('header-missing', { path, kind });
  const { row, headings } = best;
  const place = { path, line: row.line };
  if (headings.missing.length > 0) {
    throw new UserError('columns-missing', { ...place, missing: headings.missing, unused: headings.unused });
  }
  const [doubled] = headings.doubled;
  if (doubled) throw new UserError('columns-doubled', { ...place, ...doubled });
  return { headings, header: row, buffered: head.slice(head.indexOf(row) + 1) };
}
