import type { RowOrigin } from '../domain/roster/row-origin.js';
import { isOneOf } from './one-of.js';
import type { Store } from './open.js';

/** A row, and the row it stems from. */
export interface RowWithOrigin extends OriginPlace {
  rowLine: number;
}

/** A row of a file, as far as the register keeps it. */
export type OriginPlace = Pick<RowOrigin, 'file' | 'sha256' | 'line'>;

export async function insertOrigins(
  store: Store,
  fileId: number,
  rows: readonly RowWithOrigin[],
): Promise<void> {
  await store.insertMany(
    'row_origin',
    rows.map(({ rowLine, file, sha256, line }) => ({
      file_id: fileId,
      line: rowLine,
      origin_file: file,
      origin_sha256: sha256,
      origin_line: line,
    })),
  );
}

/** The origins of all rows of some files, by file and line (`3:17`). */
export async function readOrigins(
  store: Store,
  fileIds: readonly number[],
): Promise<Map<string, OriginPlace>> {
  if (fileIds.length === 0) return new Map();
  const rows = await store.db
    .selectFrom('row_origin')
    .where(isOneOf('file_id', fileIds))
    .selectAll()
    .execute();
  return new Map(
    rows.map((row) => [
      `${row.file_id}:${row.line}`,
      { file: row.origin_file, sha256: row.origin_sha256, line: row.origin_line },
    ]),
  );
}
