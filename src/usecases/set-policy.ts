import { addDays, type CalendarDate } from '../domain/calendar-date.js';
import { comparePolicies, type PolicyChange } from '../domain/policy-defaults.js';
import type { Policy } from '../domain/policy.js';
import { writeLog } from '../store/log.js';
import type { Store } from '../store/open.js';
import { insertPolicy, listPolicies } from '../store/policies.js';
import { UserError } from '../user-error.js';
import { readPolicies } from './policy-on.js';

export interface PolicyRequest {
  policy: Policy;
  /** The first day on which it holds. */
  from: CalendarDate;
  reason: string;
  actor: string;
}

export interface PolicySetting {
  name: string;
  from: CalendarDate;
  /** Its last day, when a policy that begins later is on record; else null. */
  until: CalendarDate | null;
  /** Against the policy that was in force on that day; none when it says the same. */
  changes: PolicyChange[];
}

/** What setting a policy would change. Throws UserError when the reason is blank. */
export async function previewPolicy(store: Store, request: PolicyRequest): Promise<PolicySetting> {
  const { policy, from, reason } = request;
  if (reason.trim() === '') throw new UserError('reason-missing', {});
  const inForce = (await readPolicies(store))(from);
  const next = (await listPolicies(store)).find(({ inForceFrom }) => inForceFrom > from);
  return {
    name: policy.name,
    from,
    until: next ? addDays(next.inForceFrom, -1) : null,
    changes: comparePolicies(inForce, policy),
  };
}

/** Puts a policy in force from a day on, until the next one on record; the same values as before change nothing. */
export async function setPolicy(store: Store, request: PolicyRequest): Promise<PolicySetting> {
  return store.transact(async (tx) => {
    const setting = await previewPolicy(tx, request);
    if (setting.changes.length === 0) return setting;
    const { policy, from, actor, reason } = request;
    const number = await insertPolicy(tx, { inForceFrom: from, policy, reason: reason.trim(), actor });
    await writeLog(tx, actor, 'policy-set', `policy ${number} ${policy.name} from ${from}`);
    return setting;
  });
}
