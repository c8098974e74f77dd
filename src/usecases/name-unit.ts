import type { CalendarDate } from '../domain/calendar-date.js';
import { finding, type Finding } from '../domain/findings.js';
import { findSuccessor } from '../domain/roster/unit-mergers.js';
import type { Places } from '../domain/roster/unit-names.js';
import { UnitIndex, type NamedUnit } from '../domain/roster/unit-index.js';
import type { Store } from '../store/open.js';
import { insertUnit, listUnits } from '../store/units.js';
import { UserError } from '../user-error.js';
import type { Questions } from './roster-importer.js';

/** Units that a roster brought into being carry such a code until the list of units gives them their own. */
export const provisionalCodePrefix = 'auto-';

/** All units of the register, to be found by any of their names. */
export async function indexUnits(store: Store, places: Places): Promise<UnitIndex> {
  return new UnitIndex(places, await listUnits(store));
}

/**
 * Finds the unit that a row names; an unknown one is created when the user asked for that.
 * @returns the unit or null, and what to say
 */
export async function nameUnit(
  store: Store,
  index: UnitIndex,
  text: string,
  create: boolean,
  source: { fileId: number; line: number },
): Promise<{ unit: NamedUnit | null; finding: Finding | null }> {
  const match = index.find(text);
  if (match.unit) {
    const { unit, isExact } = match;
    return {
      unit,
      finding: isExact ? null : finding('unit-read-as', 'unit', { value: text, unit: unit.name }),
    };
  }
  const { ambiguous, candidates } = match;
  if (ambiguous || !create) {
    const code = ambiguous ? 'unit-ambiguous' : 'unit-unknown';
    return { unit: null, finding: finding(code, 'unit', { value: text, candidates }) };
  }
  const code = `${provisionalCodePrefix}${source.fileId}-${source.line}`;
  const unitId = await insertUnit(store, {
    code,
    name: text,
    district: null,
    field: null,
    level: null,
    credit_code: null,
    authority: null,
    closed_on: null,
    file_id: source.fileId,
    line: source.line,
  });
  const unit = { unitId, code, name: text, closedOn: null, mergedInto: null };
  index.add(unit, []);
  return { unit, finding: finding('unit-created', 'unit', { value: text, code }) };
}

/**
 * The unit that takes part on a day for the one that a row names: a unit closed by merger is read as the one that took its place.
 * @returns the unit, null when it is closed and has no successor, and what to say
 */
export function succeedUnit(
  index: UnitIndex,
  named: NamedUnit,
  on: CalendarDate,
): { unit: NamedUnit | null; finding: Finding | null } {
  const unit = findSuccessor(named, on, (unitId) => index.unitOf(unitId));
  const closedOn = named.closedOn ?? on;
  if (unit === null) {
    return { unit, finding: finding('unit-closed', 'unit', { value: named.name, on: closedOn }) };
  }
  if (unit.unitId === named.unitId) return { unit, finding: null };
  const merged = { from: named.name, to: unit.name, on: closedOn };
  return { unit, finding: finding('unit-merged', 'unit', merged) };
}

/** Asks for a unit until the answer is one, or none. */
export async function askUnit(
  questions: Questions,
  units: UnitIndex,
  question: Parameters<Questions['chooseUnit']>[0],
): Promise<NamedUnit | null> {
  let { candidates } = question;
  for (;;) {
    const answer = await questions.chooseUnit({ ...question, candidates });
    if (answer === null) return null;
    const match = units.find(answer);
    if (match.unit) return match.unit;
    candidates = match.candidates;
  }
}

/** The unit a user names on the command line. Throws UserError with the closest names. */
export function requireUnit(units: UnitIndex, text: string): NamedUnit {
  const match = units.find(text);
  if (match.unit) return match.unit;
  throw new UserError('unit-not-found', { unit: text, candidates: match.candidates });
}
