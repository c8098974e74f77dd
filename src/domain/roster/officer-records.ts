import { lastCompleteYear, type CalendarDate } from '../calendar-date.js';
import type { AppraisalResult, DisciplineKind } from '../facts.js';
import { finding, type Finding } from '../findings.js';
import { appraisalChoices, disciplineChoices, listChoices } from './choices.js';
import { readChoice, readDateField, readYear, type RosterRow } from './row.js';

/** What a row of a list of officers says besides the posting. Null: the row does not say. */
export interface RecordStatement {
  lastActOn: CalendarDate | null;
  appraisal: { year: number | null; result: AppraisalResult } | null;
  discipline: { since: CalendarDate | null; kind: DisciplineKind } | null;
}

/** What the register has of one person; oldest first. */
export interface KnownRecords {
  actedOn: Set<CalendarDate>;
  appraisals: Map<number, AppraisalResult>;
  disciplines: Map<CalendarDate, DisciplineKind>;
}

/** A record that a row adds, or gives another value. */
export type RecordToWrite = { isChange: boolean } & (
  | { record: 'enforcement-act'; on: CalendarDate }
  | { record: 'appraisal'; year: number; result: AppraisalResult }
  | { record: 'discipline'; since: CalendarDate; kind: DisciplineKind }
);

/** Reads last enforcement act, appraisal and discipline of one row; what is wrong stands in its findings. */
export function readRecords(row: RosterRow<'officers'>, today: CalendarDate): RecordStatement {
  const lastActOn = readDateField(row, 'lastActOn');
  if (lastActOn && lastActOn > today)
    row.findings.push(finding('act-in-future', 'lastActOn', { on: lastActOn, today }));
  const kind = readChoice(row, 'discipline', disciplineChoices);
  const since = readDateField(row, 'disciplineSince');
  if (since && row.cell('discipline') === '') {
    const allowed = listChoices(disciplineChoices);
    row.findings.push(finding('value-unknown', 'discipline', { value: '', allowed }));
  }
  return { lastActOn, appraisal: readAppraisal(row, today), discipline: kind && { since, kind } };
}

/** The year may stand in the cell: 2023年不称职. */
function readAppraisal(row: RosterRow<'officers'>, today: CalendarDate): RecordStatement['appraisal'] {
  const text = row.cell('appraisal').replace(/\s/g, '');
  const [, written, word = ''] = /^(?:(\d{4})年?度?(?:考核)?[:：]?)?(.*)$/.exec(text) ?? [];
  const { findings } = row;
  const stated = readYear(row, 'appraisalYear', today);
  const year = readYear<'appraisal'>({ findings, cell: () => written ?? '' }, 'appraisal', today);
  const result = readChoice<'appraisal', AppraisalResult>(
    { findings, cell: () => word },
    'appraisal',
    appraisalChoices,
  );
  if (result === null) return null;
  if (year !== null && stated !== null && year !== stated)
    findings.push(finding('year-contradiction', 'appraisalYear', { year, other: stated }));
  return { year: year ?? stated, result };
}

/**
 * What a row adds to a person's records. A record on hand adds nothing; another value for the same year or day takes its place, with
 * a warning. An appraisal without a year is of the last complete one; a sanction without a day counts from `today`, and only where
 * it says something else than the last word.
 * @param isOldNews the row was read before, and tells nothing new of today
 */
export function continueRecords(
  statement: RecordStatement,
  known: KnownRecords,
  today: CalendarDate,
  isOldNews: boolean,
): { records: RecordToWrite[]; findings: Finding[] } {
  const { lastActOn } = statement;
  const isNewAct = lastActOn !== null && !known.actedOn.has(lastActOn);
  const act = { record: 'enforcement-act' as const, on: lastActOn ?? '', isChange: false };
  const others = [
    continueAppraisals(statement, known, today, isOldNews),
    continueDisciplines(statement, known, today, isOldNews),
  ].filter((news) => news !== null);
  return {
    records: [...(isNewAct ? [act] : []), ...others.map(({ record }) => record)],
    findings: others.flatMap(({ findings }) => findings),
  };
}

interface News {
  record: RecordToWrite;
  findings: Finding[];
}

function continueAppraisals(
  { appraisal }: RecordStatement,
  { appraisals }: KnownRecords,
  today: CalendarDate,
  isOldNews: boolean,
): News | null {
  if (!appraisal || (appraisal.year === null && isOldNews)) return null;
  const { result } = appraisal;
  const year = appraisal.year ?? lastCompleteYear(today);
  const before = appraisals.get(year);
  if (before === result) return null;
  const findings = appraisal.year === null ? [finding('appraisal-undated', 'appraisalYear', { year })] : [];
  if (before !== undefined)
    findings.push(finding('record-changed', 'appraisal', { of: String(year), from: before, to: result }));
  return { record: { record: 'appraisal', year, result, isChange: before !== undefined }, findings };
}

function continueDisciplines(
  { discipline }: RecordStatement,
  { disciplines }: KnownRecords,
  today: CalendarDate,
  isOldNews: boolean,
): News | null {
  if (!discipline || (discipline.since === null && isOldNews)) return null;
  const { kind } = discipline;
  const since = discipline.since ?? today;
  const last = [...disciplines.values()].at(-1) ?? 'cleared';
  const before = disciplines.get(since);
  if ((discipline.since === null ? last : before) === kind) return null;
  const findings =
    discipline.since === null
      ? [finding('state-undated', 'disciplineSince', { state: kind, on: today })]
      : [];
  if (before !== undefined)
    findings.push(finding('record-changed', 'discipline', { of: since, from: before, to: kind }));
  return { record: { record: 'discipline', since, kind, isChange: before !== undefined }, findings };
}
