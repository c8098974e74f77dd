import type { FactChange } from '../domain/fact-list.js';
import { listFollowingEvents, type FollowingEvent } from '../store/cancellations.js';
import { groupRows } from '../store/group-rows.js';
import { writeLog } from '../store/log.js';
import type { Store } from '../store/open.js';
import { deleteCancellations, listCancellations, setPlanApplied } from '../store/plans.js';
import { UserError, type ChangedOfficer } from '../user-error.js';
import { nameChanges } from './find-changes.js';
import { requirePlan } from './read-plan.js';

/** `restored` are persons, `certificates` cards. */
export interface CleanupUndone {
  plan: number;
  restored: number;
  certificates: number;
}

/** What taking an applied plan back would do; refused for the same reasons, and writes nothing. */
export async function previewUndo(store: Store, planId: number): Promise<CleanupUndone> {
  const plan = await requirePlan(store, planId);
  if (plan.applied_on === null) throw new UserError('plan-not-applied', { plan: planId });
  await refuseFollowed(store, planId);
  const cancellations = await listCancellations(store, planId);
  const removals = cancellations.filter((event) => event.ground !== 'surplus-certificate');
  return {
    plan: planId,
    restored: new Set(removals.map((event) => event.officer_id)).size,
    certificates: cancellations.length,
  };
}

/**
 * Takes an applied plan back: its cancellations go, and everything is as it was.
 * @param confirmed what a person has agreed to; null when nobody was asked
 * @throws UserError when the plan is not applied, something has followed that builds on it, or it is not as it was confirmed
 */
export function undoCleanup(
  store: Store,
  request: { plan: number; actor: string },
  confirmed: CleanupUndone | null = null,
): Promise<CleanupUndone> {
  return store.transact(async (tx) => {
    const result = await previewUndo(tx, request.plan);
    if (confirmed && JSON.stringify(confirmed) !== JSON.stringify(result))
      throw new UserError('plan-moved', { plan: request.plan });
    await deleteCancellations(tx, request.plan);
    await setPlanApplied(tx, request.plan, null);
    await writeLog(tx, request.actor, 'cleanup-undo', `plan ${request.plan}`);
    return result;
  });
}

/** A card that something happened to since, or whose holder a later plan has removed, is not given back as if nothing had been. */
async function refuseFollowed(store: Store, planId: number): Promise<void> {
  const following = groupRows(await listFollowingEvents(store, planId), (event) => event.officerId);
  const officers = [...following.values()].map(nameFollowing);
  if (officers.length > 0) throw new UserError('undo-stale', { plan: planId, officers });
}

function nameFollowing(events: FollowingEvent[]): ChangedOfficer {
  const [first] = events;
  const changes = events.map(({ number, kind, occurredOn: on, until, planId: plan }): FactChange => {
    return { change: 'added', fact: { fact: 'event', number, kind, on, until, plan } };
  });
  return nameChanges(first ?? { name: '', idNumber: '' }, changes);
}
