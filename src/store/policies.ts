import type { CalendarDate } from '../domain/calendar-date.js';
import type { Policy } from '../domain/policy.js';
import type { Store } from './open.js';

/** The policy in force on a day, or null before the first one. */
export async function findPolicy(store: Store, asOf: CalendarDate): Promise<Policy | null> {
  const row = await store.db
    .selectFrom('policy')
    .where('in_force_from', '<=', asOf)
    .orderBy('in_force_from', 'desc')
    .orderBy('policy_id', 'desc')
    .select('policy')
    .limit(1)
    .executeTakeFirst();
  return row ? (JSON.parse(row.policy) as Policy) : null;
}

/** The day from which the policy in force on a day holds, or null before the first one. */
export async function findPolicyStart(store: Store, asOf: CalendarDate): Promise<CalendarDate | null> {
  const row = await store.db
    .selectFrom('policy')
    .where('in_force_from', '<=', asOf)
    .orderBy('in_force_from', 'desc')
    .select('in_force_from')
    .limit(1)
    .executeTakeFirst();
  return row?.in_force_from ?? null;
}
