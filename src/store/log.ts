import { readMax } from './batches.js';
import type { Store } from './open.js';

export type LoggedAction =
  | 'import'
  | 'imports-undo'
  | 'by-hand'
  | 'certificate-draft'
  | 'exam-close'
  | 'exam-reopen'
  | 'cleanup-plan'
  | 'cleanup-dispatch'
  | 'cleanup-decide'
  | 'cleanup-refresh'
  | 'cleanup-apply'
  | 'cleanup-undo'
  | 'mapping-forget'
  | 'policy-set'
  | 'show-ids';

/** Writes down who did what. `detail` says which object, without personal data. */
export async function writeLog(
  store: Store,
  actor: string,
  action: LoggedAction,
  detail: string,
): Promise<void> {
  const logId = (await readMax(store, 'log', 'log_id')) + 1;
  await store.insertMany('log', [
    { log_id: logId, recorded_at: new Date().toISOString(), actor, action, detail },
  ]);
}
