import { addDays, addMonths, type CalendarDate } from './calendar-date.js';
import type { Policy } from './policy.js';

/** The first day on which a card with this last day is `expiring`, and its exam may be sat again. */
export function findWindowStart(expiresOn: CalendarDate, { renewalWindowMonths }: Policy): CalendarDate {
  const start = addMonths(expiresOn, -renewalWindowMonths);
  // 2027-04-30 + 6 months is 2027-10-30: of a card that ends on the 31st the window begins on 1 May.
  return addMonths(start, renewalWindowMonths) < expiresOn ? addDays(start, 1) : start;
}

/** Whether that day has come: in the terms of `asOf`, which costs less for the cards of millions. */
export function isInWindow(
  expiresOn: CalendarDate,
  { renewalWindowMonths }: Policy,
  asOf: CalendarDate,
): boolean {
  return addMonths(asOf, renewalWindowMonths) >= expiresOn;
}
