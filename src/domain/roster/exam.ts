import { addDays, type CalendarDate } from '../calendar-date.js';
import type { Outcome, Paper, SourceRef } from '../facts.js';
import { finding, hasError, type Finding, type RowPlace } from '../findings.js';
import type { Policy } from '../policy.js';
import { findPostingInForce } from '../posting.js';
import { outcomeChoices } from './choices.js';
import { resultFields, type FieldOf } from './fields.js';
import type { KnownPosting } from './officers.js';
import { readResult, type PassMarks, type Result } from './result.js';
import {
  checkSex,
  readDateField,
  readIdNumber,
  readLongNumber,
  readName,
  readText,
  type RosterRow,
} from './row.js';

/** A round as the register has it. */
export interface Exam {
  examId: number;
  code: string;
  /** First and last day. */
  heldOn: CalendarDate;
  endedOn: CalendarDate;
  /** Empty until the first results tell which papers the round has. */
  passMarks: PassMarks;
}

/** What a file of a round brings: who is to sit, or how they did. */
export type ExamForm = 'sign-up' | 'results';

/** What holds for every row of a file: its form, and the day of rows without one of their own (`--held-on`). */
export interface GivenOfRound {
  form: ExamForm;
  heldOn: CalendarDate | null;
}

/** What one row of a sign-up roster or result list says. */
export interface SittingStatement extends Result {
  line: number;
  idNumber: string;
  name: string;
  unit: string;
  ticket: string | null;
  remark: string | null;
  heldOn: CalendarDate;
}

/** A sitting as the register has it, enough to compare with. */
export interface KnownSitting extends Result {
  unitId: number;
  place: RowPlace;
}

/** What a file with these columns is. One whose results stand in a column that was not understood misses it: see `matchHeadings`. */
export function readForm(columns: ReadonlyMap<FieldOf<'exam'>, number>): ExamForm {
  return resultFields.some((field) => columns.has(field)) ? 'results' : 'sign-up';
}

/** Which papers a file's columns hold; a file with results only fits any round. */
export function readPapers(columns: ReadonlyMap<FieldOf<'exam'>, number>): Paper[] {
  const both: Paper[] = [];
  if (columns.has('publicLawScore')) both.push('public-law');
  if (columns.has('specialLawScore')) both.push('special-law');
  if (both.length > 0) return both;
  return columns.has('score') ? ['single'] : [];
}

/** The pass marks of a round that is new to the register: the policy's, for the papers it has. */
export function choosePassMarks(papers: readonly Paper[], policy: Policy): PassMarks {
  const held: readonly Paper[] = papers.length > 0 ? papers : ['single'];
  return new Map(held.map((paper) => [paper, policy.passMarks[paper]]));
}

/** Whether a day can belong to a round: one round's days lie close together. */
export function isWithinRound(
  on: CalendarDate,
  exam: Pick<Exam, 'heldOn' | 'endedOn'>,
  policy: Policy,
): boolean {
  if (on >= exam.heldOn && on <= exam.endedOn) return true;
  const span = policy.roundSpansAtMostDays;
  return on >= addDays(exam.endedOn, -span) && on <= addDays(exam.heldOn, span);
}

/**
 * Reads one row; null when it has an error.
 * @param policy that of the round's day
 */
export function readSitting(
  row: RosterRow<'exam'>,
  exam: Exam,
  policy: Policy,
  given: GivenOfRound,
): SittingStatement | null {
  const { findings } = row;
  const idNumber = readIdNumber(row);
  const name = readName(row);
  checkSex(row, idNumber);
  const unit = row.cell('unit');
  if (unit === '') findings.push(finding('unit-missing', 'unit', {}));
  const on = readDateField(row, 'examDate');
  if (on && !isWithinRound(on, exam, policy)) {
    findings.push(finding('exam-date-mismatch', 'examDate', { on, heldOn: exam.heldOn }));
  }
  const ticket = readLongNumber(row, 'ticket');
  const result = given.form === 'sign-up' ? noResult : readResult(row, exam.passMarks, policy.papersRequired);
  if (result?.outcome === 'exempt') checkExemption(row, policy);
  if (hasError(findings) || !result || idNumber === null || name === null) return null;
  return {
    line: row.line,
    idNumber,
    name,
    unit,
    ticket,
    remark: readText(row, 'remark'),
    heldOn: on ?? given.heldOn ?? exam.heldOn,
    ...result,
  };
}

/** 免考 is for some kinds of people only, and the remark says which; one that merely repeats the result says none. */
function checkExemption(row: RosterRow<'exam'>, { exemptKinds: kinds }: Policy): void {
  const value = row.cell('remark');
  const text = value.replace(/\s/g, '');
  if (text === '' || outcomeChoices.has(text) || kinds.some((kind) => text.includes(kind.replace(/\s/g, ''))))
    return;
  row.findings.push(finding('exempt-kind-unknown', 'remark', { value, kinds }));
}

const noResult: Result = { outcome: 'registered', marks: [] };

/** Whether a row may change a sitting on record: it was only signed up for, or the user accepts changes. */
export function mayChange({ outcome }: Pick<KnownSitting, 'outcome'>, acceptChanges: boolean): boolean {
  return outcome === 'registered' || acceptChanges;
}

/**
 * A person has one sitting in a round. A result fills in the sitting of somebody who signed up at the same unit; the same result seen
 * again in another file is unchanged, and so is a roster that comes late. Another row of the same file, another result or another
 * unit is a duplicate of the row that was there first.
 * @param inFile where the person stood before in the same file
 * @param acceptChanges whether another result at the same unit takes the place of the one on record
 */
export function compareSitting(
  statement: Pick<SittingStatement, 'outcome' | 'marks'>,
  unitId: number,
  known: KnownSitting,
  inFile: RowPlace | null,
  acceptChanges: boolean,
): 'unchanged' | 'filled-in' | 'corrected' | Finding {
  if (!inFile && unitId === known.unitId) {
    if (statement.outcome === 'registered') return 'unchanged';
    if (statement.outcome === known.outcome && haveSameMarks(statement, known)) return 'unchanged';
    if (mayChange(known, acceptChanges)) return known.outcome === 'registered' ? 'filled-in' : 'corrected';
  }
  return finding('duplicate-sitting', 'idNumber', { first: inFile ?? known.place });
}

function haveSameMarks(a: Result, b: Result): boolean {
  return (
    a.marks.length === b.marks.length &&
    a.marks.every((mark) => b.marks.some((other) => other.paper === mark.paper && other.score === mark.score))
  );
}

/**
 * What a result list adds to a person's postings: a candidate gets one; a person whose last posting is older and elsewhere has moved.
 * A posting of the day or newer stands, and so does the end of a posting by death, dismissal or retirement.
 * @returns null when the row says nothing new
 */
export function continuePostingsByExam(
  postings: readonly KnownPosting[],
  unitId: number,
  heldOn: CalendarDate,
  source: SourceRef,
): KnownPosting | null {
  const last = findPostingInForce(postings);
  if (last && (last.unitId === unitId || last.since >= heldOn || !mayMove.includes(last.state))) return null;
  // A contract worker who sits elsewhere is still one, as far as anybody knows.
  const staffing = last?.state === 'active' || last?.state === 'seconded' ? last.staffing : null;
  return { since: heldOn, sinceAssumed: true, unitId, staffing, post: null, state: 'active', source };
}

/** A roster does not undo death, dismissal or retirement, nor put anybody back into an enforcement post. */
const mayMove: readonly string[] = ['active', 'seconded', 'transferred', 'resigned'];

/** Outcomes counted as sat: breach and cheating sat, and had their score voided. */
export function hasSat(outcome: Outcome): boolean {
  return outcome === 'passed' || outcome === 'failed' || outcome === 'breach' || outcome === 'cheating';
}
