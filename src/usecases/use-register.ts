import { hunanPolicy, type Policy } from '../domain/policy.js';
import { createRegister, openRegister, type Store } from '../store/open.js';
import { explainStoreError } from '../store/store-error.js';

/** Opens the register, does one thing with it under its policy, and closes it. Trouble with its file comes as UserError. */
export async function useRegister<R>(
  path: string,
  work: (store: Store, policy: Policy) => Promise<R>,
): Promise<R> {
  const store = await openRegister(path);
  try {
    return await work(store, hunanPolicy);
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
