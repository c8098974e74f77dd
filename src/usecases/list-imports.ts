import { severityOf } from '../domain/findings.js';
import { listBatches, listFindings, type Batch } from '../store/batches.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';
import type { FileFinding } from './found-in-files.js';

/** The batches, newest first. */
export function listImports(store: Store): Promise<Batch[]> {
  return listBatches(store);
}

export interface ImportDetail extends Batch {
  findings: FileFinding[];
}

/** One batch with its files and everything that was found in them. Throws UserError when there is none of that number. */
export async function showImport(store: Store, batchId: number): Promise<ImportDetail> {
  const [batch] = await listBatches(store, batchId);
  if (!batch) throw new UserError('batch-not-found', { batch: batchId });
  const findings = await listFindings(store, batchId);
  return { ...batch, findings: findings.map((found) => ({ ...found, severity: severityOf(found.code) })) };
}
