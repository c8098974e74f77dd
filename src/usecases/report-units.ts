import { yearOf, type CalendarDate } from '../domain/calendar-date.js';
import type { Policy } from '../domain/policy.js';
import { computeAttendanceRate, computeHoldingRate, computePassRate } from '../domain/statistics.js';
import type { Store } from '../store/open.js';
import { listUnits } from '../store/units.js';
import { addOutcome, countSittings, startSittingCounts, type SittingCounts } from './count-sittings.js';
import { startTally, tallyStandings } from './tally-standings.js';

export interface UnitReportRow {
  code: string;
  name: string;
  district: string | null;
  officers: number;
  certified: number;
  expiring: number;
  suspended: number;
  lapsed: number;
  removed: number;
  qualified: number;
  unqualified: number;
  registered: number;
  sat: number;
  passed: number;
  attendanceRate: number | null;
  passRate: number | null;
  holdingRate: number | null;
}

export interface UnitReport {
  asOf: CalendarDate;
  units: UnitReportRow[];
}

/** One row a unit, also for units without anybody; exam figures are those of the date's calendar year up to that date. */
export function reportUnits(store: Store, policy: Policy, asOf: CalendarDate): Promise<UnitReport> {
  return store.read(async () => {
    const tallies = await tallyStandings(store, policy, asOf);
    const sittings = new Map<number, SittingCounts>();
    for (const count of await countSittings(store, { from: `${yearOf(asOf)}-01-01`, until: asOf }, asOf)) {
      const counts = sittings.get(count.unitId) ?? startSittingCounts();
      sittings.set(count.unitId, counts);
      addOutcome(counts, count);
    }
    const units = (await listUnits(store)).map((unit): UnitReportRow => {
      const tally = tallies.get(unit.unitId) ?? startTally();
      const { registered, sat, passed } = sittings.get(unit.unitId) ?? startSittingCounts();
      const { certified, suspended, lapsed, removed, qualified, unqualified } = tally.standings;
      return {
        code: unit.code,
        name: unit.name,
        district: unit.district,
        officers: tally.officers,
        certified,
        expiring: tally.expiring,
        suspended,
        lapsed,
        removed,
        qualified,
        unqualified,
        registered,
        sat,
        passed,
        attendanceRate: computeAttendanceRate({ sat, registered }),
        passRate: computePassRate({ passed, sat }),
        holdingRate: computeHoldingRate(tally),
      };
    });
    return { asOf, units };
  });
}
