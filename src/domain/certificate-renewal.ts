import { addDays, addMonths, type CalendarDate } from './calendar-date.js';
import { refuseLastDay, refuseOutOfPost } from './certificate-issue.js';
import type { Certificate, OfficerFacts } from './facts.js';
import { finding, type Finding } from './findings.js';
import { listPasses } from './passes.js';
import type { Policy } from './policy.js';
import { findLastDay } from './roster/certificates.js';
import { findWindowStart } from './renewal-window.js';
import { readCard } from './standing.js';

/**
 * Decides whether a card may be renewed on a day, and until when: within the window before its last day or later, and with a pass or
 * exemption of that time which has not lapsed (Hunan: the exam is sat again within the 6 months before the last day).
 * The holder is in post, on that day and today.
 * @param until the new last day that was given; else the policy's validity from the day after the old one, or, once that has passed,
 * from `on`
 */
export function decideRenewal(
  facts: OfficerFacts,
  certificate: Certificate,
  { on, until, today }: { on: CalendarDate; until: CalendarDate | null; today: CalendarDate },
  policy: Policy,
): { until: CalendarDate } | Finding {
  const { number } = certificate;
  const { expiresOn } = readCard(certificate, on);
  const outOfPost = refuseOutOfPost(facts, policy, on) ?? refuseOutOfPost(facts, policy, today);
  if (outOfPost) return outOfPost;
  const from = findWindowStart(expiresOn, policy);
  if (on < from) return finding('renewal-too-early', 'on', { number, expiresOn, from });
  const isInLife = (heldOn: CalendarDate): boolean =>
    from <= heldOn && heldOn <= on && on <= addMonths(heldOn, policy.passValidForMonths);
  if (!listPasses(facts, policy).some(({ heldOn }) => isInLife(heldOn))) {
    return finding('renewal-pass-missing', 'number', { number, from });
  }
  const next = expiresOn < on ? on : addDays(expiresOn, 1);
  if (until === null) return { until: findLastDay(next, policy.certificateValidForYears) };
  return refuseLastDay(until, next, policy) ?? { until };
}
