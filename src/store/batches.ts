import type { FindingCode, LocatedFinding } from '../domain/findings.js';
import type { RosterKind } from '../domain/roster/fields.js';
import { isOneOf } from './one-of.js';
import type { Store } from './open.js';
import type { BatchFileRow, BatchRow } from './schema.js';

export interface NewBatch {
  kind: RosterKind;
  examId: number | null;
  actor: string;
  asOf: string;
  /** Why a command did it; a file needs no reason. */
  reason?: string;
}

export async function insertBatch(store: Store, batch: NewBatch): Promise<number> {
  const batchId = (await readMax(store, 'batch', 'batch_id')) + 1;
  await store.insertMany('batch', [
    {
      batch_id: batchId,
      kind: batch.kind,
      exam_id: batch.examId,
      actor: batch.actor,
      as_of: batch.asOf,
      recorded_at: new Date().toISOString(),
      reason: batch.reason ?? null,
      reversible: 1,
      undone_at: null,
    },
  ]);
  return batchId;
}

/** A batch is opened before its exam is known by name. */
export async function setBatchExam(store: Store, batchId: number, examId: number): Promise<void> {
  await store.db.updateTable('batch').set({ exam_id: examId }).where('batch_id', '=', batchId).execute();
}

export type FileCounts = Pick<
  BatchFileRow,
  'rows' | 'added' | 'updated' | 'unchanged' | 'rejected' | 'skipped' | 'warnings'
>;

export async function insertBatchFile(
  store: Store,
  file: Pick<
    BatchFileRow,
    'batch_id' | 'file' | 'sheet' | 'sha256' | 'format' | 'encoding' | 'header_line' | 'unit_id' | 'form'
  >,
): Promise<number> {
  const fileId = (await readMax(store, 'batch_file', 'file_id')) + 1;
  const none = { rows: 0, added: 0, updated: 0, unchanged: 0, rejected: 0, skipped: 0, warnings: 0 };
  await store.insertMany('batch_file', [{ file_id: fileId, ...file, ...none, rejects_file: null }]);
  return fileId;
}

/** Reads what these files are called. @returns the name of each by its file_id */
export async function nameFiles(
  store: Store,
  fileIds: Iterable<number>,
): Promise<(fileId: number) => string> {
  const query = store.db
    .selectFrom('batch_file')
    .where(isOneOf('file_id', [...new Set(fileIds)]))
    .select(['file_id', 'file']);
  const names = new Map(await store.readRows<[number, string]>(query));
  return (fileId) => {
    const name = names.get(fileId);
    if (name === undefined) throw new Error(`there is no file ${fileId}`);
    return name;
  };
}

export async function finishBatchFile(
  store: Store,
  fileId: number,
  counts: FileCounts,
  rejectsFile: string | null,
): Promise<void> {
  await store.db
    .updateTable('batch_file')
    .set({ ...counts, rejects_file: rejectsFile })
    .where('file_id', '=', fileId)
    .execute();
}

export async function insertFindings(
  store: Store,
  fileId: number,
  firstNo: number,
  findings: readonly LocatedFinding[],
): Promise<void> {
  await store.insertMany(
    'batch_finding',
    findings.map(({ line, code, field, params }, i) => ({
      file_id: fileId,
      finding_no: firstNo + i,
      line,
      code,
      field,
      params: JSON.stringify(params),
    })),
  );
}

export interface Batch extends BatchRow {
  exam: string | null;
  files: BatchFileRow[];
}

/** The batches, newest first, each with its files. */
export async function listBatches(store: Store, batchId?: number): Promise<Batch[]> {
  let batches = store.db
    .selectFrom('batch')
    .leftJoin('exam', 'exam.exam_id', 'batch.exam_id')
    .selectAll('batch')
    .select('exam.code as exam')
    .orderBy('batch_id', 'desc');
  let files = store.db.selectFrom('batch_file').selectAll().orderBy('file_id');
  if (batchId !== undefined) {
    batches = batches.where('batch.batch_id', '=', batchId);
    files = files.where('batch_id', '=', batchId);
  }
  const all = await files.execute();
  return (await batches.execute()).map((b) => ({
    ...b,
    files: all.filter((f) => f.batch_id === b.batch_id),
  }));
}

export async function listFindings(
  store: Store,
  batchId: number,
): Promise<(LocatedFinding & { file: string })[]> {
  const rows = await store.db
    .selectFrom('batch_finding')
    .innerJoin('batch_file', 'batch_file.file_id', 'batch_finding.file_id')
    .where('batch_id', '=', batchId)
    .select(['batch_file.file', 'line', 'code', 'field', 'params'])
    .orderBy('batch_finding.file_id')
    .orderBy('finding_no')
    .execute();
  return rows.map(
    (row) => ({ ...row, params: JSON.parse(row.params) as unknown }) as LocatedFinding & { file: string },
  );
}

/**
 * The findings of an earlier import of the very same file as a list of the same kind; null when there was none, or when it was taken
 * back.
 */
export async function findEarlierFindings(
  store: Store,
  kind: RosterKind,
  { fileId, sha256, sheet }: { fileId: number; sha256: string; sheet: string | null },
): Promise<{ line: number; code: FindingCode }[] | null> {
  const earlier = await store.db
    .selectFrom('batch_file')
    .innerJoin('batch', 'batch.batch_id', 'batch_file.batch_id')
    .where('sha256', '=', sha256)
    .where('sheet', 'is', sheet)
    .where('kind', '=', kind)
    .where('undone_at', 'is', null)
    .where('file_id', '<', fileId)
    .select('file_id')
    .orderBy('file_id')
    .executeTakeFirst();
  if (!earlier) return null;
  return store.db
    .selectFrom('batch_finding')
    .where('file_id', '=', earlier.file_id)
    .select(['line', 'code'])
    .execute();
}

export interface FileOrigin {
  batch: number;
  file: string;
  sha256: string;
}

/** Name and hash of the files that facts point to. */
export async function readFileOrigins(store: Store): Promise<Map<number, FileOrigin>> {
  const rows = await store.db
    .selectFrom('batch_file')
    .select(['file_id', 'batch_id', 'file', 'sha256'])
    .execute();
  return new Map(rows.map((r) => [r.file_id, { batch: r.batch_id, file: r.file, sha256: r.sha256 }]));
}

/** The highest number given so far in a table, 0 in an empty one: one writer at a time numbers what it adds. */
export async function readMax(
  store: Store,
  ...[table, column]:
    | [table: 'batch', column: 'batch_id']
    | [table: 'batch_file', column: 'file_id']
    | [table: 'unit', column: 'unit_id']
    | [table: 'officer', column: 'officer_id']
    | [table: 'certificate', column: 'certificate_id']
    | [table: 'exam', column: 'exam_id']
    | [table: 'plan', column: 'plan_id']
    | [table: 'batch_change', column: 'change_id']
    | [table: 'policy', column: 'policy_id']
    | [table: 'heading_mapping', column: 'mapping_id']
    | [table: 'log', column: 'log_id']
): Promise<number> {
  const row = await store.db
    .selectFrom(table)
    .select((eb) => eb.fn.max(eb.ref(column as 'batch_id')).as('max'))
    .executeTakeFirst();
  return row?.max ?? 0;
}
