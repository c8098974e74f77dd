import { finding, type Finding } from '../domain/findings.js';
import { UnitIndex, type NamedUnit } from '../domain/roster/unit-index.js';
import type { Store } from '../store/open.js';
import { insertUnit, listUnits } from '../store/units.js';
import { UserError } from '../user-error.js';

/** Units that a roster brought into being carry such a code until the list of units gives them their own. */
export const provisionalCodePrefix = 'auto-';

/** All units of the register, to be found by any of their names. */
export async function indexUnits(store: Store): Promise<UnitIndex> {
  const index = new UnitIndex();
  for (const unit of await listUnits(store)) index.add(unit, unit.aliases);
  return index;
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
  if (match.unit) return { unit: match.unit, finding: null };
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
  const unit = { unitId, code, name: text, closedOn: null };
  index.add(unit, []);
  return { unit, finding: finding('unit-created', 'unit', { value: text, code }) };
}

/** The unit a user names on the command line. Throws UserError with the closest names. */
export function requireUnit(units: UnitIndex, text: string): NamedUnit {
  const match = units.find(text);
  if (match.unit) return match.unit;
  throw new UserError('unit-not-found', { unit: text, candidates: match.candidates });
}
