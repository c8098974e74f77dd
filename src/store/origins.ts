import type { RosterKind } from '../domain/roster/fields.js';
import type { RowOrigin } from '../domain/roster/row-origin.js';
import type { Store } from './open.js';

/** What the import of a file said of all its rows. */
export interface EarlierImport {
  exam: string | null;
  unitId: number | null;
}

/** The newest import of a file as a list of a kind, by the beginning of its SHA-256. */
export async function findImportOf(
  store: Store,
  kind: RosterKind,
  sha256: string,
): Promise<EarlierImport | null> {
  const row = await store.db
    .selectFrom('batch_file')
    .innerJoin('batch', 'batch.batch_id', 'batch_file.batch_id')
    .leftJoin('exam', 'exam.exam_id', 'batch.exam_id')
    .where('batch.kind', '=', kind)
    .where('sha256', 'like', `${sha256}%`)
    .select(['exam.code as exam', 'batch_file.unit_id as unitId'])
    .orderBy('batch_file.file_id', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

export type RowWithOrigin = RowOrigin & { rowLine: number };

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
export async function readOrigins(store: Store, fileIds: readonly number[]): Promise<Map<string, RowOrigin>> {
  if (fileIds.length === 0) return new Map();
  const rows = await store.db.selectFrom('row_origin').where('file_id', 'in', fileIds).selectAll().execute();
  return new Map(
    rows.map((row) => [
      `${row.file_id}:${row.line}`,
      { file: row.origin_file, sha256: row.origin_sha256, line: row.origin_line },
    ]),
  );
}
