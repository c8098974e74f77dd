import type { CalendarDate } from '../calendar-date.js';
import type { SourceRef } from '../facts.js';
import { finding, hasError } from '../findings.js';
import { inPostStates, type GroundCode } from '../grounds/ground.js';
import { findPostingInForce } from '../posting.js';
import type { AnswerKind } from '../settlement.js';
import { cleanName } from './cells.js';
import { answerChoices } from './choices.js';
import type { FieldOf } from './fields.js';
import { readGround } from './ground-words.js';
import type { KnownPosting } from './officers.js';
import { readChoice, readDateField, readLongNumber, readText, type RosterRow } from './row.js';

/** What one row of a returned check form says. */
export interface AnswerStatement {
  line: number;
  /** The unit's code, as it is written. */
  unit: string;
  number: string;
  name: string | null;
  /** Null while the unit has not answered. */
  answer: AnswerKind | null;
  /** Of a removal. */
  ground: GroundCode | null;
  /** Of a move; as it is written. */
  movedTo: string | null;
  since: CalendarDate | null;
  reason: string | null;
}

/** What the answers of a plan may say, and on which day they are read. */
export interface AnswerContext {
  plan: number;
  grounds: readonly GroundCode[];
  today: CalendarDate;
}

/** Reads one row by itself; null when it has an error. What it says of a person is compared with the register afterwards. */
export function readAnswer(row: RosterRow<'answers'>, context: AnswerContext): AnswerStatement | null {
  const { findings } = row;
  checkPlan(row, context.plan);
  const unit = row.cell('unit');
  if (unit === '') findings.push(finding('answer-unit-unknown', 'unit', { value: '', candidates: [] }));
  const number = readLongNumber(row, 'number');
  if (row.cell('number') === '') findings.push(finding('number-missing', 'number', {}));
  const answer = readChoice(row, 'answer', answerChoices);
  const ground = readGroundField(row, context.grounds);
  const since = readDateField(row, 'since');
  if (since !== null && since > context.today)
    findings.push(finding('answer-date-late', 'since', { on: since, today: context.today }));
  if (row.cell('answer') === '') checkOpen(row);
  else if (answer !== null) checkDetails(row, answer);
  if (hasError(findings) || number === null) return null;
  return {
    line: row.line,
    unit,
    number: number.replace(/\s/g, '').toUpperCase(),
    name: cleanName(row.cell('name')) || null,
    answer,
    ground,
    movedTo: readText(row, 'movedTo'),
    since,
    reason: readText(row, 'reason'),
  };
}

function checkPlan(row: RosterRow<'answers'>, plan: number): void {
  const value = row.cell('plan').replace(/^第?\s*(\d+)\s*号?$/, '$1');
  if (value !== String(plan)) row.findings.push(finding('answer-other-plan', 'plan', { value, plan }));
}

function readGroundField(row: RosterRow<'answers'>, allowed: readonly GroundCode[]): GroundCode | null {
  const value = row.cell('ground');
  if (value === '') return null;
  const ground = readGround(value);
  if (ground !== null && allowed.includes(ground)) return ground;
  row.findings.push(finding('answer-ground-unplanned', 'ground', { value, allowed: [...allowed] }));
  return null;
}

const details: readonly FieldOf<'answers'>[] = ['ground', 'movedTo', 'since', 'reason'];

/** Who filled in the details forgot the answer, which nobody may guess. */
function checkOpen(row: RosterRow<'answers'>): void {
  if (details.some((field) => row.cell(field) !== ''))
    row.findings.push(finding('answer-missing', 'answer', {}));
}

/** A ground belongs to a removal and a unit to a move: beside a prefilled 保留 they show that the answer was not changed. */
function checkDetails(row: RosterRow<'answers'>, answer: AnswerKind): void {
  const [ground, movedTo] = [row.cell('ground'), row.cell('movedTo')];
  const isContrary = (answer !== 'remove' && ground !== '') || (answer !== 'moved' && movedTo !== '');
  if (isContrary) row.findings.push(finding('answer-contradiction', 'answer', { answer }));
  else if (answer === 'remove' && ground === '')
    row.findings.push(finding('answer-ground-missing', 'ground', {}));
  else if (answer === 'moved' && movedTo === '')
    row.findings.push(finding('answer-target-missing', 'movedTo', {}));
}

/**
 * What a move adds to a person's postings: one in post at the other unit, otherwise like the one before. Without a date it counts
 * from `today`.
 * @param postings oldest first
 * @returns null when the person is there already
 */
export function continuePostingsByMove(
  given: CalendarDate | null,
  unitId: number,
  postings: readonly KnownPosting[],
  today: CalendarDate,
  source: SourceRef,
): KnownPosting | null {
  const since = given ?? today;
  const base = findPostingInForce(postings, since);
  const last = findPostingInForce(postings);
  const isThere = [base, given === null ? last : null].some(
    (posting) => posting?.unitId === unitId && inPostStates.includes(posting.state),
  );
  if (isThere) return null;
  return {
    since,
    sinceAssumed: given === null,
    unitId,
    staffing: base?.staffing ?? null,
    post: base?.post ?? null,
    state: 'active',
    source,
  };
}
