import { normaliseHeading } from '../domain/roster/cells.js';
import { rejectsHeadings, type RosterKind } from '../domain/roster/fields.js';
import { readOrigin, type RowOrigin } from '../domain/roster/row-origin.js';
import type { Header } from './find-header.js';

/** Where rows of a rejects file tell what they stem from; null in any other file. */
export function findOriginColumn<K extends RosterKind>({
  headings,
}: Pick<Header<K>, 'headings'>): number | null {
  const column = headings.texts.findIndex((text) =>
    rejectsHeadings[0].some((heading) => normaliseHeading(text) === normaliseHeading(heading)),
  );
  return column === -1 ? null : column;
}

/** What the first rows of a mended rejects file stem from; none in any other file. */
export function readOrigins<K extends RosterKind>(header: Header<K>): RowOrigin[] {
  const column = findOriginColumn(header);
  if (column === null) return [];
  return header.head.flatMap(({ cells }) => readOrigin(cells[column] ?? '') ?? []);
}
