import { addMonths, type CalendarDate } from '../calendar-date.js';
import { readOutcome } from '../closing.js';
import type { Outcome, Sitting } from '../facts.js';
import { isPass } from '../standing.js';
import { knownToRegister, lastEndingCard } from './ground.js';

const failures: readonly Outcome[] = ['failed', 'absent', 'breach', 'cheating'];

/**
 * 换证考试不合格或缺考: the exam is to be sat again in the months before the last day (Hunan: six). Failed or missed from then on, with
 * no pass or exemption since, when the card is over: until then it may still be passed. Days of grace do not help who has failed;
 * whoever never signed up is `certificate-lapsed` only.
 */
export const renewalExamFailed = knownToRegister({
  code: 'renewal-exam-failed',
  find: (holder, { policy, asOf }) => {
    const { certificate, expiresOn } = lastEndingCard(holder);
    if (expiresOn >= asOf) return [];
    const windowFrom = addMonths(expiresOn, -policy.renewalWindowMonths);
    const failed = findUnmended(holder.facts.sittings, windowFrom, asOf);
    if (!failed) return [];
    const { exam, heldOn, outcome, source } = failed;
    return [
      {
        ground: 'renewal-exam-failed',
        params: { number: certificate.number, expiresOn, exam, heldOn, outcome },
        certificateNumber: certificate.number,
        source,
      },
    ];
  },
});

/** The last sitting of a span that was not passed; null when another one of the span was. */
function findUnmended(sittings: readonly Sitting[], from: CalendarDate, until: CalendarDate): Sitting | null {
  const within = sittings.filter(({ heldOn }) => heldOn >= from && heldOn <= until);
  if (within.some(isPass)) return null;
  const read = within.map((sitting) => ({ ...sitting, outcome: readOutcome(sitting, until) }));
  return read.findLast(({ outcome }) => failures.includes(outcome)) ?? null;
}
