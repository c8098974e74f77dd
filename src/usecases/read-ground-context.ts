import type { CalendarDate } from '../domain/calendar-date.js';
import type { GroundContext } from '../domain/grounds/ground.js';
import type { Policy } from '../domain/policy.js';
import { listExams } from '../store/exams.js';
import type { Store } from '../store/open.js';
import { listTrainingYears } from '../store/records.js';

/** What the grounds of a cleanup ask besides the facts of one person. */
export async function readGroundContext(
  store: Store,
  policy: Policy,
  asOf: CalendarDate,
): Promise<GroundContext> {
  // Of a round that is only signed up for, no pass can be on record.
  const firstRound = (await listExams(store)).find((exam) => exam.passMarks.size > 0);
  const trainingYears = await listTrainingYears(store);
  return { policy, asOf, firstRoundOn: firstRound?.heldOn ?? null, trainingYears };
}
