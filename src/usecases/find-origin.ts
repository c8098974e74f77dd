import { normaliseHeading } from '../domain/roster/cells.js';
import { rejectsHeadings, type RosterKind } from '../domain/roster/fields.js';
import { readOrigin } from '../domain/roster/row-origin.js';
import { findImportOf, type EarlierImport } from '../store/origins.js';
import type { Store } from '../store/open.js';
import type { Header } from './find-header.js';

/** Where rows of a rejects file tell what they stem from; null in any other file. */
export function findOriginColumn<K extends RosterKind>({
  headings,
}: Pick<Header<K>, 'headings'>): number | null {
  const column = headings.texts.findIndex((text) =>
    rejectsHeadings[0].some((heading) => normaliseHeading(text) === heading),
  );
  return column === -1 ? null : column;
}

/** The import from which the rows of a mended rejects file were rejected; null when the register knows none. */
export async function findOrigin<K extends RosterKind>(
  store: Store,
  kind: K,
  header: Header<K>,
): Promise<EarlierImport | null> {
  const column = findOriginColumn(header);
  if (column === null) return null;
  for (const { cells } of header.head) {
    const origin = readOrigin(cells[column] ?? '');
    if (origin) return findImportOf(store, kind, origin.sha256);
  }
  return null;
}
