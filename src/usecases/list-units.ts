import type { CalendarDate } from '../domain/calendar-date.js';
import type { Policy } from '../domain/policy.js';
import type { KnownUnit } from '../domain/roster/units.js';
import type { Store } from '../store/open.js';
import { listUnits } from '../store/units.js';
import { UserError } from '../user-error.js';
import { indexUnits, requireUnit } from './name-unit.js';
import { reportUnits, type UnitReportRow } from './report-units.js';

/** The units on record, by code. */
export async function listUnitsOf(store: Store, district: string | null, policy: Policy): Promise<KnownUnit[]> {
  const units = await listUnits(store);
  if (district === null) return units;
  const known = policy.districts.find((d) => [d.code, d.zh, d.en].includes(district));
  return units.filter((unit) => unit.district === (known?.code ?? district));
}

export interface UnitDetail extends KnownUnit {
  mergedIntoName: string | null;
  asOf: CalendarDate;
  figures: UnitReportRow;
}

/** One unit, found by code, name or alias, with its figures on a day. Throws UserError with the closest names. */
export async function showUnit(
  store: Store,
  policy: Policy,
  asOf: CalendarDate,
  text: string,
): Promise<UnitDetail> {
  const { unitId } = requireUnit(await indexUnits(store), text);
  const units = await listUnits(store);
  const unit = units.find((u) => u.unitId === unitId);
  const { units: rows } = await reportUnits(store, policy, asOf);
  const figures = rows.find((row) => row.code === unit?.code);
  if (!unit || !figures) throw new UserError('unit-not-found', { unit: text, candidates: [] });
  const target = units.find((u) => u.unitId === unit.mergedInto);
  return { ...unit, mergedIntoName: target?.name ?? null, asOf, figures };
}
