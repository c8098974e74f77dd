import type { CalendarDate } from '../domain/calendar-date.js';
import { hunanPolicy, type Policy } from '../domain/policy.js';
import { createRegister, openRegister, type OnStoreTime, type Store } from '../store/open.js';
import { writeLog } from '../store/log.js';
import { findPolicy, insertPolicy } from '../store/policies.js';
import { explainStoreError } from '../store/store-error.js';

/** The day from which a policy holds that a register began with. */
export const beginning: CalendarDate = '0001-01-01';

/**
 * Opens the register, does one thing with it under the policy in force on a day, and closes it. Trouble with its file comes as
 * UserError.
 */
export async function useRegister<R>(
  { register: path, asOf, onTime }: { register: string; asOf: CalendarDate; onTime?: OnStoreTime },
  work: (store: Store, policy: Policy) => Promise<R>,
): Promise<R> {
  const store = await openRegister(path, onTime);
  try {
    return await work(store, (await findPolicy(store, asOf))?.policy ?? hunanPolicy);
  } catch (error) {
    throw explainStoreError(error, path);
  } finally {
    await store.close();
  }
}

/**
 * Creates an empty register, under a policy that holds since the beginning; without one the default does. Throws UserError when
 * there is a register already.
 */
export async function initRegister(path: string, actor: string, policy: Policy | null): Promise<void> {
  const store = await createRegister(path, async (begun) => {
    if (!policy) return;
    const number = await insertPolicy(begun, { inForceFrom: beginning, policy, reason: null, actor });
    await writeLog(begun, actor, 'policy-set', `policy ${number} ${policy.name} from the beginning`);
  });
  await store.close();
}
