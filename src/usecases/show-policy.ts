import { addDays, type CalendarDate } from '../domain/calendar-date.js';
import { hunanPolicy, type Policy } from '../domain/policy.js';
import type { Store } from '../store/open.js';
import { listPolicies } from '../store/policies.js';
import { beginning } from './use-register.js';

/** One policy of the register's history. */
export interface PolicyEntry {
  name: string;
  /** Null: since the beginning. */
  from: CalendarDate | null;
  /** Its last day; null while no other is to follow. */
  until: CalendarDate | null;
  /** Another was set for the same day later, so that it never held. */
  replaced: boolean;
  /** Null for the program's own default, which nobody set. */
  actor: string | null;
  reason: string | null;
  recordedAt: string | null;
}

export interface ShownPolicy {
  inForce: PolicyEntry & { policy: Policy };
  /** By the day they hold from, oldest first. */
  history: PolicyEntry[];
}

const standard = {
  ...{ name: hunanPolicy.name, from: null, until: null, replaced: false },
  ...{ actor: null, reason: null, recordedAt: null, policy: hunanPolicy },
};

/** The policy in force on a day, and all others with the days on which they hold. */
export async function showPolicy(store: Store, asOf: CalendarDate): Promise<ShownPolicy> {
  const stored = await listPolicies(store);
  const set = stored.map(({ policy, inForceFrom, actor, reason, recordedAt }) => {
    const from = inForceFrom === beginning ? null : inForceFrom;
    return { ...standard, name: policy.name, from, actor, reason, recordedAt, policy };
  });
  const all = stored[0]?.inForceFrom === beginning ? set : [standard, ...set];
  const dated = all.map((entry, i) => {
    const next = all[i + 1];
    const replaced = next !== undefined && next.from === entry.from;
    const until = replaced || !next?.from ? null : addDays(next.from, -1);
    return { ...entry, until, replaced };
  });
  const inForce =
    dated.findLast(({ from, replaced }) => !replaced && (from === null || from <= asOf)) ?? standard;
  return { inForce, history: dated.map(({ policy: _, ...entry }) => entry) };
}
