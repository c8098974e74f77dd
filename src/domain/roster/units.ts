import type { CalendarDate } from '../calendar-date.js';
import { isValidCreditCode } from '../credit-code.js';
import type { Authority } from '../facts.js';
import { finding, hasError, type Finding, type RowPlace } from '../findings.js';
import type { Policy } from '../policy.js';
import { authorityChoices, unitStateChoices } from './choices.js';
import { readChoice, readDateField, readText, type RosterRow } from './row.js';

/** What a list of units tells; null where it does not. */
interface UnitFields {
  code: string;
  name: string;
  district: string | null;
  field: string | null;
  level: string | null;
  creditCode: string | null;
  authority: Authority | null;
  closedOn: CalendarDate | null;
  aliases: string[];
}

/** What one row of a list of units says. */
export interface UnitStatement extends UnitFields {
  line: number;
  /** The row gave no date: `closedOn` is the day of the import. */
  closedOnAssumed: boolean;
  /** As it is written. */
  state: string;
  /** The row says that the unit is open. */
  isOpen: boolean;
  mergedInto: string | null;
}

/** A unit as the register has it. */
export interface KnownUnit extends UnitFields {
  unitId: number;
  mergedInto: number | null;
  place: RowPlace;
}

/** Reads one row; null when it has an error. A closed unit without a date is closed from `today`, with a warning. */
export function readUnit(row: RosterRow<'units'>, policy: Policy, today: CalendarDate): UnitStatement | null {
  const { findings } = row;
  const code = row.cell('code').replace(/\s/g, '');
  const name = row.cell('name');
  if (code === '') findings.push(finding('code-missing', 'code', {}));
  if (name === '') findings.push(finding('name-missing', 'name', {}));
  const creditCode = row.cell('creditCode').toUpperCase() || null;
  if (creditCode && !isValidCreditCode(creditCode)) {
    findings.push(finding('credit-code-invalid', 'creditCode', { value: creditCode }));
  }
  const statement: UnitStatement = {
    line: row.line,
    code,
    name,
    district: readDistrict(row, policy),
    field: readText(row, 'field'),
    level: readText(row, 'level'),
    creditCode,
    authority: readChoice(row, 'authority', authorityChoices),
    state: row.cell('state'),
    ...readClosedOn(row, today),
    mergedInto: readText(row, 'mergedInto'),
    aliases: row
      .cell('aliases')
      .split(/[、,;|]/)
      .map((a) => a.trim())
      .filter((a) => a !== ''),
  };
  return hasError(findings) ? null : statement;
}

function readDistrict(row: RosterRow<'units'>, policy: Policy): string | null {
  const text = row.cell('district');
  if (text === '') return null;
  const known = policy.districts.find((d) => d.code === text || d.zh === text || d.en === text);
  if (!known) row.findings.push(finding('district-unknown', 'district', { value: text }));
  return known?.code ?? text;
}

function readClosedOn(
  row: RosterRow<'units'>,
  today: CalendarDate,
): Pick<UnitStatement, 'closedOn' | 'closedOnAssumed' | 'isOpen'> {
  const state = readChoice(row, 'state', unitStateChoices);
  const closedOn = readDateField(row, 'closedOn');
  if (state === 'open' && closedOn) {
    row.findings.push(finding('state-contradiction', 'state', { state: row.cell('state'), known: closedOn }));
  }
  if (state !== 'closed' || row.cell('closedOn') !== '')
    return { closedOn, closedOnAssumed: false, isOpen: state === 'open' };
  row.findings.push(finding('state-undated', 'closedOn', { state: row.cell('state'), on: today }));
  return { closedOn: today, closedOnAssumed: true, isOpen: false };
}

/** What a list of units changes: only fields that the row fills and that differ. */
export type UnitChange = Partial<Omit<UnitFields, 'aliases' | 'code'>>;

/** A closed unit is neither reopened by a word nor closed on another day: its holders would have their right back. */
export function contradictsClosure(statement: UnitStatement, known: KnownUnit): boolean {
  if (known.closedOn === null) return false;
  const isOtherDay = statement.closedOn !== null && statement.closedOn !== known.closedOn;
  return statement.isOpen || (isOtherDay && !statement.closedOnAssumed);
}

/** Compares a row with the unit of the same code. An empty cell never erases what is known. */
export function compareUnit(
  statement: UnitStatement,
  known: KnownUnit,
): { change: UnitChange; aliases: string[] } {
  const change: UnitChange = {};
  if (statement.name !== known.name) change.name = statement.name;
  for (const key of ['district', 'field', 'level', 'creditCode', 'authority', 'closedOn'] as const) {
    const value = statement[key];
    // A closure without a date keeps the day on which it was first heard of.
    const isOldNews = key === 'closedOn' && statement.closedOnAssumed && known.closedOn !== null;
    if (value !== null && value !== known[key] && !isOldNews) Object.assign(change, { [key]: value });
  }
  return { change, aliases: statement.aliases.filter((alias) => !known.aliases.includes(alias)) };
}

/** A unit's new name, said aloud: reports and rosters will use it, the old one stays an alias. */
export function explainRename(from: string, to: string): Finding {
  return finding('unit-renamed', 'name', { from, to });
}
