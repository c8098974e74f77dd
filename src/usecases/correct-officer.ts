import type { Policy } from '../domain/policy.js';
import type { CalendarDate } from '../domain/calendar-date.js';
import { severityOf, type Finding } from '../domain/findings.js';
import { readCorrection } from '../domain/roster/corrections.js';
import type { FieldOf } from '../domain/roster/fields.js';
import { openRow } from '../domain/roster/row.js';
import { findIdNumber, findPerson } from '../store/corrections.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';
import { indexUnits, requireUnit } from './name-unit.js';
import { recordByHand } from './record-by-hand.js';
import { settleCorrection } from './settle-correction.js';
import { requireOfficer } from './show-officer.js';

export interface CorrectOfficerRequest {
  /** Identity number or certificate number. */
  id: string;
  /** What shall stand; a field that is left out stays. */
  changes: Partial<Record<FieldOf<'corrections'>, string>>;
  reason: string;
  merge: boolean;
  actor: string;
  asOf: CalendarDate;
  policy: Policy;
}

/**
 * Corrects one person as a row of a form of corrections would, in a batch of its own.
 * @returns the batch, and what is to be looked at
 * @throws UserError when the person is not known, something is wrong with what shall stand, or it stands already
 */
export async function correctOfficer(
  store: Store,
  request: CorrectOfficerRequest,
): Promise<{ batch: number; warnings: Finding[] }> {
  const { actor, asOf, policy, merge, reason, id, changes } = request;
  const entry = {
    kind: 'corrections' as const,
    command: 'qualreg officer correct',
    statement: JSON.stringify([id, changes, merge]),
    actor,
    asOf,
    reason,
  };
  const { batch, result: warnings } = await recordByHand(store, entry, async (tx, source) => {
    const idNumber = await findIdNumber(tx, await requireOfficer(tx, id));
    const person = await findPerson(tx, idNumber);
    if (!person) throw new Error('a number on record finds nobody');
    const row = openStatement({ ...changes, idNumber, name: person.name });
    const statement = readCorrection(row);
    refuse(row.findings);
    if (!statement) throw new Error('a statement without an error cannot be read');
    const units = await indexUnits(tx, policy);
    if (statement.newUnit !== null) requireUnit(units, statement.newUnit);
    const settings = { units, asOf, merge, createUnits: false };
    const { result } = await settleCorrection(tx, statement, person, settings, source, row.findings);
    refuse(row.findings);
    if (result === 'unchanged') throw new UserError('correction-known', {});
    return row.findings;
  });
  return { batch, warnings };
}

function openStatement(
  cells: Partial<Record<FieldOf<'corrections'>, string>>,
): ReturnType<typeof openRow<'corrections'>> {
  const fields = Object.keys(cells) as FieldOf<'corrections'>[];
  const columns = new Map(fields.map((field, i) => [field, i]));
  const values = fields.map((field) => cells[field] ?? '');
  return openRow(columns, 1, values);
}

function refuse(findings: readonly Finding[]): void {
  const error = findings.find(({ code }) => severityOf(code) === 'error');
  if (error) throw new UserError('correction-refused', { finding: error });
}
