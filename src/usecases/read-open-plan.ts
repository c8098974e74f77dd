import type { CalendarDate } from '../domain/calendar-date.js';
import { listAnswers, listDecisions } from '../store/answers.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';
import { readPlan, type ReviewedPlan } from './read-plan.js';

/**
 * Reads a plan that may still take effect, or be looked at again, on a day.
 * @throws UserError when there is none, it was applied, is of an earlier version or of a later day, or was answered on a later one
 */
export async function readOpenPlan(store: Store, planId: number, asOf: CalendarDate): Promise<ReviewedPlan> {
  const reviewed = await readPlan(store, planId);
  const { applied_on: on, as_of: plannedOn, policy } = reviewed.plan;
  if (on !== null) throw new UserError('plan-applied', { plan: planId, on });
  if (policy === null) throw new UserError('plan-outdated', { plan: planId });
  if (asOf < plannedOn)
    throw new UserError('plan-before-date', { plan: planId, asOf: plannedOn, given: asOf });
  await refuseUnsaid(store, planId, asOf);
  return reviewed;
}

/** Nothing takes effect on a day on which nobody had said it yet. */
async function refuseUnsaid(store: Store, planId: number, asOf: CalendarDate): Promise<void> {
  const answered = (await listAnswers(store, planId)).map((answer) => answer.answered_on);
  const decided = (await listDecisions(store, planId)).map((decision) => decision.decided_on);
  const last = [...answered, ...decided].reduce((a, b) => (a > b ? a : b), asOf);
  if (last > asOf) throw new UserError('plan-before-answer', { plan: planId, on: last, given: asOf });
}
