import { decideUndo, nameRow, type LeftRow, type Obstacle, type UndoDecision } from '../domain/undo.js';
import { listRestorations, type JournalEntry } from '../domain/undo-journal.js';
import { UndoTrace } from '../domain/undo-trace.js';
import { groupRows } from '../store/group-rows.js';
import { listBatches, readFileOrigins, type Batch, type FileOrigin } from '../store/batches.js';
import { listExams } from '../store/exams.js';
import { writeLog } from '../store/log.js';
import type { Store } from '../store/open.js';
import { checkReferences, deleteBatch, markUndone, reverseRows, transactUnbound } from '../store/undo.js';
import { findByKey, findRecords, nameKey, streamChanges } from '../store/undo-journal.js';
import {
  listDependents,
  listEntities,
  listOwnRows,
  listRoundSittings,
  listTouchedRounds,
} from '../store/undo-reads.js';
import { UserError } from '../user-error.js';
import { refuseClosed } from './close-exam.js';

export interface UndoRequest {
  batch: number;
  actor: string;
  dryRun: boolean;
  /** All or nothing. */
  strict: boolean;
}

/** What stands in the way of a row, for a person to find. */
export type UndoObstacle =
  | { batch: number; file: string; line: number | null }
  | { plan: number }
  | { round: string }
  | { altered: string };

/** A row that stays; without a line it is what the file as a whole brought, its round above all. */
export interface UndoLeftRow {
  file: string;
  line: number | null;
  result: LeftRow['result'];
  because: UndoObstacle[];
}

/** The counts are those of rows; `rows` tells of those that stay. */
export interface UndoResult {
  batch: number;
  dryRun: boolean;
  /** Nothing is left of the batch. */
  complete: boolean;
  reversed: number;
  kept: number;
  failed: number;
  rows: UndoLeftRow[];
}

/**
 * Takes an import back, row by row: what it added goes, what it changed is as it was. Rows that something later builds on stay. When
 * nothing stays, the register is as it was before the import, but for the log.
 * @throws UserError when there is no such import, its round is closed, or, if `strict`, when a row would stay
 */
export function undoImport(store: Store, request: UndoRequest): Promise<UndoResult> {
  return transactUnbound(
    store,
    async (tx) => {
      const batch = await requireReversible(tx, request.batch);
      const fileIds = batch.files.map((file) => file.file_id);
      const trace = await traceBatch(tx, fileIds);
      const decision = decideUndo(await listOwnRows(tx, fileIds), trace.needs, trace.holds);
      const result = summarise(request, decision, await readFileOrigins(tx));
      if (request.strict && !result.complete) {
        const files = result.rows.filter(({ line }) => line === null).length;
        const { kept, failed } = result;
        throw new UserError('undo-incomplete', { batch: request.batch, kept, failed, files });
      }
      await applyUndo(tx, batch, trace, decision, request.actor);
      return result;
    },
    () => !request.dryRun,
  );
}

async function requireReversible(store: Store, batchId: number): Promise<Batch> {
  const [batch] = await listBatches(store, batchId);
  if (!batch) throw new UserError('batch-not-found', { batch: batchId });
  if (batch.reversible === 0) throw new UserError('batch-not-reversible', { batch: batchId });
  const fileIds = batch.files.map((file) => file.file_id);
  const touched = await listTouchedRounds(store, fileIds);
  for (const round of await listExams(store)) if (touched.includes(round.examId)) refuseClosed(round);
  return batch;
}

/** Reads what the batch brought and changed, and what came later. */
async function traceBatch(store: Store, fileIds: readonly number[]): Promise<UndoTrace> {
  const own: JournalEntry[] = [];
  const range = { from: Math.min(...fileIds), until: Math.max(...fileIds) };
  for await (const page of streamChanges(store, range)) for (const entry of page) own.push(entry);
  const trace = new UndoTrace(fileIds, await listEntities(store, fileIds), own);
  const later = { from: trace.lastFile + 1, until: Number.MAX_SAFE_INTEGER };
  for await (const page of streamChanges(store, later)) for (const entry of page) trace.followLater(entry);
  for (const dependent of await listDependents(store, fileIds)) trace.followDependent(dependent);
  for (const { examId, source } of await listRoundSittings(store, trace.rounds, fileIds))
    trace.followSitting(examId, source);
  for (const { examId, code, events } of await listExams(store))
    if (events.length > 0 && trace.rounds.includes(examId)) trace.followRoundEvent(examId, code);
  await compareRecords(store, trace);
  await findTaken(store, own, trace);
  return trace;
}

/** Looks whether the records that the batch changed are still as it left them. */
async function compareRecords(store: Store, trace: UndoTrace): Promise<void> {
  for (const [table, chains] of groupRows(trace.chains, (chain) => chain.table)) {
    const lasts = chains.flatMap(({ entries }) => entries.slice(-1));
    const images = lasts.map(({ before, after }) => after ?? before).filter((image) => image !== null);
    const now = await findByKey(store, table, images);
    for (const chain of chains) {
      trace.compareNow(chain, now.get(chain.entries.at(-1)?.keyAfter ?? '') ?? null);
    }
  }
}

/** No two records may share these. */
const uniqueColumns = { unit: 'code', officer: 'id_number', certificate: 'number' } as const;

/** Looks who has the numbers and codes now that records would get back. */
async function findTaken(store: Store, own: readonly JournalEntry[], trace: UndoTrace): Promise<void> {
  for (const [table, column] of Object.entries(uniqueColumns)) {
    const lost = own.filter(
      (entry) => entry.table === table && entry.before && entry.before[column] !== entry.after?.[column],
    );
    const values = lost.flatMap(({ before }) => before?.[column] ?? []);
    const found = await findRecords(store, table, column, values);
    const holders = new Map(found.map((holder) => [holder[column], holder]));
    for (const { before, source } of lost) {
      const holder = holders.get(before?.[column] ?? null);
      const isItself = holder?.[`${table}_id`] === before?.[`${table}_id`];
      if (holder && !isItself) trace.followTaken(table, nameKey(table, holder), holder, source);
    }
  }
}

async function applyUndo(
  store: Store,
  batch: Batch,
  trace: UndoTrace,
  { reversed, left }: UndoDecision,
  actor: string,
): Promise<void> {
  // Nothing can be taken back: nothing is to be written down, either.
  if (reversed.length === 0 && left.length > 0) return;
  const names = new Set(reversed.map(nameRow));
  const restorations = listRestorations(trace.chains, (row) => names.has(nameRow(row)));
  await reverseRows(store, reversed, restorations);
  if (left.length > 0) await markUndone(store, batch.batch_id);
  else {
    await deleteBatch(
      store,
      batch.batch_id,
      batch.files.map((file) => file.file_id),
    );
  }
  await checkReferences(store);
  const files = batch.files.map(({ file, sha256 }) => `${file} ${sha256}`);
  await writeLog(store, actor, 'imports-undo', `batch ${batch.batch_id} ${batch.kind}: ${files.join(', ')}`);
}

function summarise(
  { batch, dryRun }: UndoRequest,
  { reversed, left }: UndoDecision,
  origins: ReadonlyMap<number, FileOrigin>,
): UndoResult {
  const count = (result: LeftRow['result']): number =>
    left.filter((one) => one.row.line > 0 && one.result === result).length;
  return {
    batch,
    dryRun,
    complete: left.length === 0,
    reversed: reversed.filter(({ line }) => line > 0).length,
    kept: count('kept'),
    failed: count('failed'),
    rows: left.map(({ row, result, because }) => ({
      file: origins.get(row.fileId)?.file ?? '',
      line: row.line || null,
      result,
      because: because.map((obstacle) => nameObstacle(obstacle, origins)),
    })),
  };
}

function nameObstacle(obstacle: Obstacle, origins: ReadonlyMap<number, FileOrigin>): UndoObstacle {
  switch (obstacle.kind) {
    case 'plan':
      return { plan: obstacle.plan };
    case 'round':
      return { round: obstacle.exam };
    case 'altered':
      return { altered: obstacle.table };
    case 'row': {
      const { fileId, line } = obstacle.source;
      const { batch = 0, file = '' } = origins.get(fileId) ?? {};
      return { batch, file, line: line || null };
    }
  }
}
