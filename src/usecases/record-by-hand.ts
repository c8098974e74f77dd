import { createHash } from 'node:crypto';
import type { CalendarDate } from '../domain/calendar-date.js';
import type { SourceRef } from '../domain/facts.js';
import type { RosterKind } from '../domain/roster/fields.js';
import { finishBatchFile, insertBatch, insertBatchFile } from '../store/batches.js';
import { writeLog } from '../store/log.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';

/**
 * Does what a command states in a batch of its own, one transaction: it stands among the imports with its reason, every fact it
 * writes has it as source, and it can be taken back like a file.
 * @param entry.statement what was stated, for the hash that stands where a file's would
 * @param keep whether what was done stays; if not, the register is as it was
 * @throws UserError when the reason is blank; whatever `work` throws leaves the register as it was
 */
export async function recordByHand<R>(
  store: Store,
  entry: {
    kind: RosterKind;
    command: string;
    statement: string;
    actor: string;
    asOf: CalendarDate;
    reason: string | null;
  },
  work: (tx: Store, source: SourceRef) => Promise<R>,
  keep: (result: R) => boolean = () => true,
): Promise<{ batch: number; result: R }> {
  const { kind, command, statement, actor, asOf } = entry;
  const reason = entry.reason?.trim() ?? null;
  if (reason === '') throw new UserError('reason-missing', {});
  const record = async (tx: Store): Promise<{ batch: number; result: R }> => {
    const batch = await insertBatch(tx, {
      kind,
      examId: null,
      actor,
      asOf,
      ...(reason === null ? {} : { reason }),
    });
    const fileId = await insertBatchFile(tx, {
      batch_id: batch,
      file: command,
      sheet: null,
      unit_id: null,
      form: null,
      sha256: createHash('sha256').update(statement).digest('hex'),
      format: 'command',
      encoding: 'utf-8',
      header_line: 0,
    });
    const result = await work(tx, { fileId, line: 1 });
    const counts = { rows: 1, added: 0, updated: 1, unchanged: 0, rejected: 0, skipped: 0, warnings: 0 };
    await finishBatchFile(tx, fileId, counts, null);
    await writeLog(tx, actor, 'by-hand', `batch ${batch} ${command}`);
    return { batch, result };
  };
  return store.transact(record, ({ result }) => keep(result));
}
