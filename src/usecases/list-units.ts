import type { CalendarDate } from '../domain/calendar-date.js';
import type { Policy } from '../domain/policy.js';
import { UnitIndex } from '../domain/roster/unit-index.js';
import type { KnownUnit } from '../domain/roster/units.js';
import type { Store } from '../store/open.js';
import { listUnits } from '../store/units.js';
import { UserError } from '../user-error.js';
import { requireUnit } from './name-unit.js';
import { reportUnits, type UnitReportRow } from './report-units.js';

/** A unit as people and scripts see it: by codes, not by the register's own numbers. */
export interface ListedUnit extends Omit<KnownUnit, 'unitId' | 'mergedInto' | 'place'> {
  mergedInto: { code: string; name: string } | null;
  source: { file: string; line: number };
}

/** The units on record, by code; of one district (code or name) when it is given. Throws UserError when there is none such. */
export async function listUnitsOf(
  store: Store,
  district: string | null,
  policy: Policy,
): Promise<ListedUnit[]> {
  const known = await listUnits(store);
  const units = known.map((unit) => present(unit, known));
  if (district === null) return units;
  const named = policy.districts.find((d) => [d.code, d.zh, d.en].includes(district));
  const found = units.filter((unit) => unit.district === (named?.code ?? district));
  if (!named && found.length === 0) {
    throw new UserError('choice-unknown', {
      value: district,
      allowed: policy.districts.map((d) => `${d.code} ${d.zh}`),
    });
  }
  return found;
}

export interface UnitDetail extends ListedUnit {
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
  const units = await listUnits(store);
  const { code } = requireUnit(new UnitIndex(policy, units), text);
  const unit = units.find((u) => u.code === code);
  const figures = (await reportUnits(store, policy, asOf)).units.find((row) => row.code === code);
  if (!unit || !figures) throw new UserError('unit-not-found', { unit: text, candidates: [] });
  return { ...present(unit, units), asOf, figures };
}

function present(unit: KnownUnit, all: readonly KnownUnit[]): ListedUnit {
  const { code, name, district, field, level, creditCode, authority, closedOn, aliases } = unit;
  const target = unit.mergedInto === null ? null : all.find((other) => other.unitId === unit.mergedInto);
  const mergedInto = target ? { code: target.code, name: target.name } : null;
  const listed = { code, name, district, field, level, creditCode, authority, closedOn, aliases };
  return { ...listed, mergedInto, source: unit.place };
}
