import type { CalendarDate } from '../domain/calendar-date.js';
import { findPolicyOn, type Policy } from '../domain/policy.js';
import { listPolicies } from '../store/policies.js';
import type { Store } from '../store/open.js';

export type PolicyOn = (day: CalendarDate) => Policy;

/** The policy in force on any day: what happened in the past is judged by the policy of its day, not by that of the as-of date. */
export async function readPolicies(store: Store): Promise<PolicyOn> {
  const policies = await listPolicies(store);
  return (day) => findPolicyOn(policies, day);
}
