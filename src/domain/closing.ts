import type { CalendarDate } from './calendar-date.js';
import type { Outcome, RoundEvent } from './facts.js';

/**
 * Whether a round is closed: its last event by a day decides.
 * @param asOf leave it out for now, whatever the date of the last event
 * @returns the day it was closed on, or null while it is open
 */
export function findClosing(events: readonly RoundEvent[], asOf?: CalendarDate): CalendarDate | null {
  const last = events.findLast(({ occurredOn }) => asOf === undefined || occurredOn <= asOf);
  return last?.kind === 'closed' ? last.occurredOn : null;
}

/**
 * The outcome of a sitting as it stands on a day. 缺考 is never stored for somebody who signed up: they are absent from the day on
 * which their round was closed without a result of theirs, and awaiting one again when it is reopened.
 */
export function readOutcome(
  { outcome, roundEvents = [] }: { outcome: Outcome; roundEvents?: readonly RoundEvent[] },
  asOf: CalendarDate,
): Outcome {
  return outcome === 'registered' && findClosing(roundEvents, asOf) !== null ? 'absent' : outcome;
}
