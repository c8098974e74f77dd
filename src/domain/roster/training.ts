import type { CalendarDate } from '../calendar-date.js';
import { finding, hasError } from '../findings.js';
import type { Policy } from '../policy.js';
import { cleanName, isDamagedName } from './cells.js';
import { readIdNumber, readText, readYear, type RosterRow } from './row.js';

/** What one row of a list of training says. */
export interface TrainingStatement {
  line: number;
  idNumber: string;
  /** The list may leave the name out. */
  name: string | null;
  year: number;
  /** Class hours (学时). */
  hours: number;
  course: string | null;
}

/** A training as the register has it. */
export type KnownTraining = Pick<TrainingStatement, 'year' | 'hours' | 'course'>;

/** More than a year of working days holds. */
const mostHours = 2000;

/** An hour of the clock (小时) is no class hour. */
const written = {
  hours: /^(\d+(?:\.\d+)?)(?:个?学时|课时)?$/,
  minutes: /^(\d+(?:\.\d+)?)(?:分钟?)?$/,
};

/** Reads one row; null when it has an error. Minutes become class hours by the policy; where both are given, the hours count. */
export function readTraining(
  row: RosterRow<'training'>,
  policy: Policy,
  today: CalendarDate,
): TrainingStatement | null {
  const { findings } = row;
  const idNumber = readIdNumber(row);
  const name = cleanName(row.cell('name')) || null;
  if (name && isDamagedName(name)) findings.push(finding('name-damaged', 'name', { value: name }));
  const year = readYear(row, 'year', today);
  if (row.cell('year') === '') findings.push(finding('year-missing', 'year', {}));
  const hours = readHours(row, policy);
  if (hasError(findings) || idNumber === null || year === null || hours === null) return null;
  return { line: row.line, idNumber, name, year, hours, course: readText(row, 'course') };
}

function readHours(row: RosterRow<'training'>, policy: Policy): number | null {
  const field = row.cell('hours') === '' && row.cell('minutes') !== '' ? 'minutes' : 'hours';
  const text = row.cell(field);
  if (text === '') {
    row.findings.push(finding('hours-missing', 'hours', {}));
    return null;
  }
  const number = Number(written[field].exec(text.replace(/\s/g, ''))?.[1]);
  const hours = field === 'hours' ? number : number / policy.minutesPerClassHour;
  if (hours > 0 && hours <= mostHours) return hours;
  row.findings.push(finding('hours-invalid', field, { value: text }));
  return null;
}

/** Whether two trainings of a person are one: the same year, course and hours. */
export function isSameTraining(a: KnownTraining, b: KnownTraining): boolean {
  return isSameCourse(a, b) && a.hours === b.hours;
}

/** Whether two trainings of a person are of one course in one year; without a course, of the year as a whole. */
export function isSameCourse(a: KnownTraining, b: KnownTraining): boolean {
  return a.year === b.year && a.course === b.course;
}
