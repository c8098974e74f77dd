import type { CalendarDate } from '../calendar-date.js';
import { findPostingInForce } from '../posting.js';
import type { PostingState, SourceRef, Staffing } from '../facts.js';
import { finding, hasError, type Finding, type RowPlace } from '../findings.js';
import { maskIdentityNumber } from '../identity-number.js';
import { postingStateChoices, staffingChoices } from './choices.js';
import {
  checkSex,
  readChoice,
  readDateField,
  readIdNumber,
  readName,
  readText,
  type RosterRow,
} from './row.js';

/** What one row of a list of officers says. Null: the row does not say. */
export interface OfficerStatement {
  line: number;
  idNumber: string;
  name: string;
  unit: string;
  staffing: Staffing | null;
  post: string | null;
  state: PostingState | null;
  since: CalendarDate | null;
}

/** A posting as the register has it, enough to compare with. */
export interface KnownPosting {
  since: CalendarDate;
  sinceAssumed: boolean;
  unitId: number;
  staffing: Staffing | null;
  post: string | null;
  state: PostingState;
  source: SourceRef;
}

/** A person as the register has them. */
export interface KnownOfficer {
  officerId: number;
  /** The present one, whichever of theirs found them. */
  idNumber: string;
  name: string;
  place: RowPlace;
}

/** Reads one row; null when it has an error. */
export function readOfficer(row: RosterRow<'officers'>): OfficerStatement | null {
  const { findings } = row;
  const idNumber = readIdNumber(row);
  const name = readName(row);
  checkSex(row, idNumber);
  const unit = row.cell('unit');
  if (unit === '') findings.push(finding('unit-missing', 'unit', {}));
  const staffing = readChoice(row, 'staffing', staffingChoices);
  const state = readChoice(row, 'state', postingStateChoices);
  const since = readDateField(row, 'stateSince');
  if (idNumber === null || name === null || hasError(findings)) return null;
  return { line: row.line, idNumber, name, unit, staffing, post: readText(row, 'post'), state, since };
}

/**
 * One identity number under two names is never merged silently.
 * @returns what to say, or null when the names agree
 */
export function compareName(
  name: string,
  known: { name: string; place: RowPlace },
  acceptChanges: boolean,
): Finding | null {
  if (name === known.name) return null;
  if (acceptChanges) return finding('name-changed', 'name', { name, known: known.name });
  return finding('name-mismatch', 'name', { name, known: known.name, first: known.place });
}

/** A list may still carry a number that was corrected since. @returns what to say, or null when it is the present one */
export function explainOldNumber(idNumber: string, known: Pick<KnownOfficer, 'idNumber'>): Finding | null {
  if (idNumber === known.idNumber) return null;
  const [value, number] = [idNumber, known.idNumber].map(maskIdentityNumber) as [string, string];
  return finding('id-corrected', 'idNumber', { value, number });
}

/** Notes where a row names a known person otherwise than the register does. @returns what it says of a new name, or null */
export function checkKnownPerson(
  { findings }: { findings: Finding[] },
  { idNumber, name }: { idNumber: string; name: string | null },
  known: KnownOfficer,
  acceptNameChanges: boolean,
): Finding | null {
  const renamed = name === null ? null : compareName(name, known, acceptNameChanges);
  const old = explainOldNumber(idNumber, known);
  if (old) findings.push(old);
  if (renamed) findings.push(renamed);
  return renamed;
}

/**
 * What a row of the list of officers adds to a person's postings. A dated row that is not on record yet is added wherever its date
 * puts it; an undated one only where it differs from the latest posting, and then counts from `today`. Empty cells inherit.
 * @returns null when the row says nothing new
 */
export function continuePostings(
  statement: OfficerStatement,
  unitId: number,
  postings: readonly KnownPosting[],
  today: CalendarDate,
  source: SourceRef,
): { posting: KnownPosting; undated: boolean } | null {
  const since = statement.since ?? today;
  const base = findPostingInForce(postings, statement.since ?? undefined);
  const sameUnit = base?.unitId === unitId ? base : undefined;
  const posting: KnownPosting = {
    since,
    sinceAssumed: statement.since === null,
    unitId,
    staffing: statement.staffing ?? sameUnit?.staffing ?? null,
    post: statement.post ?? sameUnit?.post ?? null,
    state: statement.state ?? sameUnit?.state ?? 'active',
    source,
  };
  const said = statement.since
    ? postings.some((p) => p.since === since && !p.sinceAssumed && saysTheSame(p, posting))
    : base !== null && saysTheSame(base, posting);
  if (said) return null;
  return { posting, undated: statement.since === null && (statement.state !== null || base !== null) };
}

/** After such a state only a dated row brings a person back: a list without dates may simply be old. */
const finalStates: readonly PostingState[] = ['deceased', 'dismissed', 'retired'];

/** Whether an undated row would bring back somebody who has died, was dismissed or retired. @returns what to say, or null */
export function contradictEnd(
  statement: OfficerStatement,
  unitId: number,
  postings: readonly KnownPosting[],
): Finding | null {
  const last = findPostingInForce(postings);
  if (statement.since !== null || !last || !finalStates.includes(last.state)) return null;
  const state = statement.state ?? (last.unitId === unitId ? last.state : 'active');
  if (finalStates.includes(state)) return null;
  return finding('state-contradiction', 'stateSince', { state, known: `${last.state} ${last.since}` });
}

function saysTheSame(a: KnownPosting, b: KnownPosting): boolean {
  return a.unitId === b.unitId && a.staffing === b.staffing && a.post === b.post && a.state === b.state;
}

/** Puts a posting where its date belongs. */
export function insertPosting(postings: KnownPosting[], posting: KnownPosting): void {
  const next = postings.findIndex((p) => p.since > posting.since);
  postings.splice(next === -1 ? postings.length : next, 0, posting);
}
