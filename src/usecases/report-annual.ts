import type { CalendarDate } from '../domain/calendar-date.js';
import type { Policy } from '../domain/policy.js';
import { computeAttendanceRate, computeHoldingRate, computePassRate } from '../domain/statistics.js';
import { countPersons } from '../store/exams.js';
import type { Store } from '../store/open.js';
import { countRemoved } from '../store/plans.js';
import { addOutcome, countSittings, startSittingCounts } from './count-sittings.js';
import { addTally, startTally, tallyStandings } from './tally-standings.js';

/** The figures of the yearly report. Rates are fractions of 1, null where they have no base. */
export interface AnnualReport {
  year: number;
  /** The last day looked at: the end of the year, or the as-of date when that is earlier. */
  asOf: CalendarDate;
  exams: number;
  units: number;
  registered: number;
  sittings: number;
  sat: number;
  absent: number;
  breach: number;
  cheating: number;
  passed: number;
  persons: number;
  attendanceRate: number | null;
  passRate: number | null;
  holders: number;
  holdingRate: number | null;
  removed: number;
}

/** Counts the rounds, sittings and removals of a year, and the holders at its end. */
export function reportAnnual(
  store: Store,
  policy: Policy,
  asOf: CalendarDate,
  year: number,
): Promise<AnnualReport> {
  return store.read(async () => {
    const from = `${year}-01-01`;
    const lastDay = `${year}-12-31`;
    const until = asOf < lastDay ? asOf : lastDay;
    // A December round is closed in January: who did not come is absent from the year's figures all the same.
    const outcomes = await countSittings(store, { from, until }, asOf);
    const counts = startSittingCounts();
    for (const outcome of outcomes) addOutcome(counts, outcome);
    const total = startTally();
    for (const tally of (await tallyStandings(store, policy, until)).values()) addTally(total, tally);
    const { registered, sat, absent, breach, cheating, passed } = counts;
    return {
      year,
      asOf: until,
      exams: new Set(outcomes.map((o) => o.examId)).size,
      units: new Set(outcomes.map((o) => o.unitId)).size,
      registered,
      sittings: registered,
      sat,
      absent,
      breach,
      cheating,
      passed,
      persons: await countPersons(store, from, until),
      attendanceRate: computeAttendanceRate(counts),
      passRate: computePassRate(counts),
      holders: total.holders,
      holdingRate: computeHoldingRate(total),
      removed: await countRemoved(store, from, until),
    };
  });
}
