import { maskIdentityNumber, maskWithin } from '../domain/identity-number.js';
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

/** The keys under which results carry the number of a card. */
const cardKeys = ['number', 'newerNumber', 'certificate', 'certificateNumber'];

/** Of a result, masks the identity numbers within the numbers of cards, which some ministries make of them; unless all are asked for. */
export function hideCards<T>(value: T, { showIds }: Pick<IdRequest, 'showIds'> = { showIds: false }): T {
  return showIds ? value : (maskCards(value, '') as T);
}

function maskCards(value: unknown, key: string): unknown {
  if (typeof value === 'string') return cardKeys.includes(key) ? maskWithin(value) : value;
  if (Array.isArray(value)) return value.map((item) => maskCards(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, maskCards(inner, name)]));
}
