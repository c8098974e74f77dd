import type { CalendarDate } from '../domain/calendar-date.js';
import { readOutcome } from '../domain/closing.js';
import type { Outcome } from '../domain/facts.js';
import { hasSat } from '../domain/roster/exam.js';
import { listRoundEvents } from '../store/exam-events.js';
import { countOutcomes, type OutcomeCount } from '../store/exams.js';
import type { Store } from '../store/open.js';

/** Counts the sittings of rounds held between two dates, both inclusive, by what became of them up to a day. */
export async function countSittings(
  store: Store,
  { from, until }: { from: CalendarDate; until: CalendarDate },
  asOf: CalendarDate,
): Promise<OutcomeCount[]> {
  const events = await listRoundEvents(store);
  const counted = await countOutcomes(store, from, until);
  return counted.map(({ outcome, ...count }) => ({
    ...count,
    outcome: readOutcome({ outcome, roundEvents: events.get(count.examId) ?? [] }, asOf),
  }));
}

/** registered = sat + absent + exempt + awaiting; sat includes breach and cheating; awaiting a result is nobody once the round is closed. */
export interface SittingCounts extends Record<Exclude<Outcome, 'registered'>, number> {
  registered: number;
  sat: number;
  awaiting: number;
}

export function startSittingCounts(): SittingCounts {
  const sat = { sat: 0, passed: 0, failed: 0, breach: 0, cheating: 0 };
  return { registered: 0, ...sat, absent: 0, exempt: 0, awaiting: 0 };
}

export function addOutcome(counts: SittingCounts, { outcome, sittings }: OutcomeCount): void {
  counts.registered += sittings;
  counts[outcome === 'registered' ? 'awaiting' : outcome] += sittings;
  if (hasSat(outcome)) counts.sat += sittings;
}
