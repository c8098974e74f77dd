import type { CalendarDate } from '../calendar-date.js';
import type { SourceRef } from '../facts.js';
import { finding, hasError, type Finding } from '../findings.js';
import { maskIdentityNumber } from '../identity-number.js';
import { findPostingInForce } from '../posting.js';
import type { FieldOf } from './fields.js';
import { compareName, type KnownOfficer, type KnownPosting } from './officers.js';
import { checkSex, readDateField, readIdNumber, readName, readText, type RosterRow } from './row.js';

/** What one row of 考生信息更改表 says. Null: the row does not say, or it is to stay. */
export interface CorrectionStatement {
  line: number;
  idNumber: string;
  name: string;
  unit: string | null;
  newIdNumber: string | null;
  newName: string | null;
  newUnit: string | null;
  since: CalendarDate | null;
}

/** A person with everything that has ever named them. */
export interface KnownPerson extends KnownOfficer {
  /** Oldest first. */
  postings: KnownPosting[];
  formerNames: readonly string[];
  formerNumbers: readonly string[];
}

type NewField = 'newIdNumber' | 'newName' | 'newSex' | 'newUnit';

const newFields: readonly NewField[] = ['newIdNumber', 'newName', 'newSex', 'newUnit'];

/** What people write into a cell of the form that changes nothing. */
const staysAsItIs = /^(?:[-—–/\\]+|无|无变化|无变更|不变|未变|同左|同前)$/;

/** Reads one row; null when it has an error. The old sex is not looked at: it may be what was wrong. */
export function readCorrection(row: RosterRow<'corrections'>): CorrectionStatement | null {
  const { findings } = row;
  const asked = {
    findings,
    cell: (field: FieldOf<'corrections'>) => row.cell(field).replace(staysAsItIs, ''),
  };
  const filled = new Set(newFields.filter((field) => asked.cell(field) !== ''));
  const idNumber = readIdNumber(row);
  const name = readName(row);
  if (filled.size === 0) findings.push(finding('correction-empty', null, {}));
  const newIdNumber = filled.has('newIdNumber') ? readIdNumber(asked, 'newIdNumber') : null;
  const newName = filled.has('newName') ? readName(asked, 'newName') : null;
  checkSex(asked, newIdNumber ?? idNumber, 'newSex');
  const since = readDateField(asked, 'since');
  if (idNumber === null || name === null || hasError(findings)) return null;
  const [unit, newUnit] = [readText(asked, 'unit'), readText(asked, 'newUnit')];
  return { line: row.line, idNumber, name, unit, newIdNumber, newName, newUnit, since };
}

/** The form names the person as the register does, or as it did before. @returns what to say, or null */
export function checkOldName(name: string, person: KnownPerson): Finding | null {
  return person.formerNames.includes(name) ? null : compareName(name, person, false);
}

/** What becomes of a person's number. */
export type NumberChange =
  | { kind: 'none' }
  | { kind: 'refused'; finding: Finding }
  | { kind: 'replace' }
  | { kind: 'merge'; into: KnownPerson; warning: Finding | null };

/**
 * Decides what a new identity number does to a person: nothing, take the place of the old one, or, with `merge`, make them one with
 * the person who has it. A number that was somebody's finds that somebody for good and is given to nobody else.
 * @param owner who is found by the new number, now or formerly
 */
export function decideNumber(
  { idNumber, newIdNumber, newName }: CorrectionStatement,
  person: KnownPerson,
  owner: KnownPerson | null,
  merge: boolean,
): NumberChange {
  if (newIdNumber === null || newIdNumber === person.idNumber) return { kind: 'none' };
  if (!owner) return { kind: 'replace' };
  // From one former number to another: later changes followed. Only from the present one is a number taken back.
  if (owner.officerId === person.officerId)
    return { kind: idNumber === person.idNumber ? 'replace' : 'none' };
  const other = { value: maskIdentityNumber(newIdNumber), name: owner.name, first: owner.place };
  if (owner.idNumber !== newIdNumber)
    return { kind: 'refused', finding: finding('number-of-other', 'newIdNumber', other) };
  if (!merge) return { kind: 'refused', finding: finding('merge-needed', 'newIdNumber', other) };
  const isExplained = newName !== null || haveSharedName(person, owner);
  const renamed = finding('name-changed', 'name', { name: owner.name, known: person.name });
  return { kind: 'merge', into: owner, warning: isExplained ? null : renamed };
}

function haveSharedName(a: KnownPerson, b: KnownPerson): boolean {
  return a.name === b.name || a.formerNames.includes(b.name) || b.formerNames.includes(a.name);
}

/** Gives the name a person gets, or null when it stays. */
export function decideName({ name, newName }: CorrectionStatement, person: KnownPerson): string | null {
  if (newName === null || newName === person.name) return null;
  // From one former name to another: later changes followed.
  return person.formerNames.includes(newName) && name !== person.name ? null : newName;
}

/**
 * What a new unit adds to a person's postings: one like the posting in force, at that unit. Without a date it counts from `today`;
 * never before a posting whose own date was only assumed, as a sign-up's is, for that is the one that was wrong.
 * @returns null when the person is there already
 */
export function continuePostingsByCorrection(
  { since: given }: CorrectionStatement,
  unitId: number,
  postings: readonly KnownPosting[],
  today: CalendarDate,
  source: SourceRef,
): KnownPosting | null {
  const last = findPostingInForce(postings);
  const day = given ?? today;
  const since = last?.sinceAssumed && last.since > day ? last.since : day;
  const base = findPostingInForce(postings, since) ?? last;
  const isThere = postings.some((p) => p.unitId === unitId && p.since === since);
  if (isThere || base?.unitId === unitId || (given === null && last?.unitId === unitId)) return null;
  return {
    since,
    sinceAssumed: since !== given,
    unitId,
    staffing: base?.staffing ?? null,
    post: base?.post ?? null,
    state: base?.state ?? 'active',
    source,
  };
}
