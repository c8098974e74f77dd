import { severityOf } from '../domain/findings.js';
import type { RosterKind } from '../domain/roster/fields.js';
import { findEarlierFindings } from '../store/batches.js';
import type { Store } from '../store/open.js';
import type { ImportRequest } from './roster-importer.js';

/** Whether a row without a date tells nothing of today. */
export type IsOldNews = (row: { since: string | null; line: number }) => boolean;

/**
 * An undated row counted from the day its file was first imported; the same file again tells nothing new, unless the row was
 * rejected then or the user now says what its columns hold.
 */
export async function findOldNews(
  store: Store,
  kind: RosterKind,
  file: { fileId: number; sha256: string; sheet: string | null },
  { mappings }: Pick<ImportRequest, 'mappings'>,
): Promise<IsOldNews> {
  const earlier = mappings.length > 0 ? null : await findEarlierFindings(store, kind, file);
  if (!earlier) return () => false;
  const rejected = new Set(
    earlier.filter(({ code }) => severityOf(code) === 'error').map(({ line }) => line),
  );
  return ({ since, line }) => since === null && !rejected.has(line);
}
