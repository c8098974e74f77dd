import { lastCompleteYear, type CalendarDate } from '../domain/calendar-date.js';
import type { GroundContext } from '../domain/grounds/ground.js';
import type { Policy } from '../domain/policy.js';
import { findFirstRound } from '../store/exams.js';
import type { Store } from '../store/open.js';
import { hasTraining } from '../store/records.js';

/** What the grounds of a cleanup ask besides the facts of one person. */
export async function readGroundContext(
  store: Store,
  policy: Policy,
  asOf: CalendarDate,
): Promise<GroundContext> {
  const firstRoundOn = await findFirstRound(store);
  // The grounds look at one year; to list all would read every training there is.
  const year = lastCompleteYear(asOf);
  const trainingYears = new Set((await hasTraining(store, year)) ? [year] : []);
  return { policy, asOf, firstRoundOn, trainingYears };
}
