import { maskIdentityNumber } from '../domain/identity-number.js';
import { writeLog } from '../store/log.js';
import type { Store } from '../store/open.js';

/** How a command may print identity numbers: masked, or in full for one who asked, which is logged. */
export interface IdRequest {
  showIds: boolean;
  actor: string;
  /** What was asked for, for the log; without personal data. */
  what: string;
}

export type PrintId = (idNumber: string) => string;

export async function allowIds(store: Store, { showIds, actor, what }: IdRequest): Promise<PrintId> {
  if (!showIds) return maskIdentityNumber;
  await store.transact((tx) => writeLog(tx, actor, 'show-ids', what));
  return (idNumber) => idNumber;
}
