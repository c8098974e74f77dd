import type { CalendarDate } from '../calendar-date.js';
import { readOutcome } from '../closing.js';
import type { Outcome, Sitting } from '../facts.js';
import { listPasses } from '../passes.js';
import { findWindowStart } from '../renewal-window.js';
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
    const isWithin = ({ heldOn }: { heldOn: CalendarDate }): boolean =>
      heldOn >= findWindowStart(expiresOn, policy) && heldOn <= asOf;
    if (listPasses(holder.facts, policy).some(isWithin)) return [];
    const failed = findLastFailed(holder.facts.sittings.filter(isWithin), asOf);
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

function findLastFailed(sittings: readonly Sitting[], asOf: CalendarDate): Sitting | null {
  const read = sittings.map((sitting) => ({ ...sitting, outcome: readOutcome(sitting, asOf) }));
  return read.findLast(({ outcome }) => failures.includes(outcome)) ?? null;
}
