import type { CalendarDate } from '../domain/calendar-date.js';
import { hunanPolicy, type Policy } from '../domain/policy.js';
import { createRegister, openRegister, type Store } from '../store/open.js';
import { findPolicy } from '../store/policies.js';
import { explainStoreError } from '../store/store-error.js';

/**
 * Opens the register, does one thing with it under the policy in force on a day, and closes it. Trouble with its file comes as
 * UserError.
 */
export async function useRegister<R>(
  { register: path, asOf }: { register: string; asOf: CalendarDate },
  work: (store: Store, policy: Policy) => Promise<R>,
): Promise<R> {
  const store = await openRegister(path);
  try {
    return await work(store, (await findPolicy(store, asOf)) ?? hunanPolicy);
  } catch (error) {
    throw explainStoreError(error, path);
  } finally {
    await store.close();
  }
}

/** Creates an empty register. Throws UserError when there is one already. */
export async function initRegister(path: string): Promise<void> {
  const store = await createRegister(path);
  await store.close();
}
