import { maskWithin } from '../domain/identity-number.js';
import { listNumbersLike } from '../store/certificates.js';
import type { Store } from '../store/open.js';

/**
 * The number of a card as the register has it: forms show an identity number within it masked.
 * @returns the number as it was given where it is not masked, or its mask does not stand for exactly one card
 */
export async function findNumber(store: Store, number: string): Promise<string> {
  if (!number.includes('*')) return number;
  const [found, other] = (await listNumbersLike(store, number)).filter((one) => maskWithin(one) === number);
  return found === undefined || other !== undefined ? number : found;
}
