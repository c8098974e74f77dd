import type { CalendarDate } from '../domain/calendar-date.js';
import type { DatedPolicy, Policy } from '../domain/policy.js';
import { readMax } from './batches.js';
import type { Store } from './open.js';
import type { PolicyRow } from './schema.js';

/** A policy as it was set, complete. */
export interface StoredPolicy extends DatedPolicy {
  policyId: number;
  reason: string | null;
  actor: string;
  recordedAt: string;
}

/** The policy in force on a day, or null before the first one. */
export async function findPolicy(store: Store, asOf: CalendarDate): Promise<StoredPolicy | null> {
  const row = await store.db
    .selectFrom('policy')
    .where('in_force_from', '<=', asOf)
    .orderBy('in_force_from', 'desc')
    .orderBy('policy_id', 'desc')
    .selectAll()
    .limit(1)
    .executeTakeFirst();
  return row ? toStored(row) : null;
}

/** All policies by the day they hold from; of one day, the one that holds comes last. */
export async function listPolicies(store: Store): Promise<StoredPolicy[]> {
  const rows = await store.db
    .selectFrom('policy')
    .selectAll()
    .orderBy('in_force_from')
    .orderBy('policy_id')
    .execute();
  return rows.map(toStored);
}

function toStored(row: PolicyRow): StoredPolicy {
  return {
    policyId: row.policy_id,
    inForceFrom: row.in_force_from,
    policy: JSON.parse(row.policy) as Policy,
    reason: row.reason,
    actor: row.actor,
    recordedAt: row.recorded_at,
  };
}

/** @returns its number */
export async function insertPolicy(
  store: Store,
  { inForceFrom, policy, reason, actor }: Omit<StoredPolicy, 'policyId' | 'recordedAt'>,
): Promise<number> {
  const policyId = (await readMax(store, 'policy', 'policy_id')) + 1;
  await store.insertMany('policy', [
    {
      policy_id: policyId,
      in_force_from: inForceFrom,
      policy: JSON.stringify(policy),
      reason,
      actor,
      recorded_at: new Date().toISOString(),
    },
  ]);
  return policyId;
}
