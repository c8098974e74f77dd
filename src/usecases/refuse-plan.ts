import type { CalendarDate } from '../domain/calendar-date.js';
import type { ListedPlan } from '../store/plans.js';
import { UserError } from '../user-error.js';

/** Nothing more is said of an applied plan, nor before its date. Throws UserError. */
export function refuseClosedPlan(plan: ListedPlan, asOf: CalendarDate): void {
  const { plan_id: number, applied_on: on, as_of: plannedOn } = plan;
  if (on !== null) throw new UserError('plan-applied', { plan: number, on });
  if (asOf < plannedOn)
    throw new UserError('plan-before-date', { plan: number, asOf: plannedOn, given: asOf });
}
