import { userInfo } from 'node:os';
import { isCalendarDate, type CalendarDate } from '../domain/calendar-date.js';
import { standings, type Standing } from '../domain/standing.js';
import { UserError } from '../user-error.js';
import { statusGroupings, type StatusGrouping } from './report-status.js';
import { beginning } from './use-register.js';

/** The day a command answers for: the user's word, else today where the machine stands. Throws UserError when it is no date. */
export function readAsOf(text: string | undefined): CalendarDate {
  if (text === undefined) {
    const now = new Date();
    const pad = (n: number): string => String(n).padStart(2, '0');
    return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  }
  return readDay(text);
}

/** A day on the command line: ISO only. Throws UserError when it is no date. */
export function readDay(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new UserError('date-malformed', { value: text });
  return text;
}

/** The first day of a policy: also that of one in force since the beginning, as `init` sets it. Throws UserError when it is no date. */
export function readPolicyStart(text: string): CalendarDate {
  return text === beginning ? text : readDay(text);
}

/** A whole number on the command line. Throws UserError when it is none. */
export function readNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UserError('number-malformed', { value: text });
  return Number(text);
}

/** A size in MiB on the command line. @returns bytes. Throws UserError when it is no whole number above 0. */
export function readUnpackLimit(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new UserError('unpack-limit-malformed', { value: text });
  return Number(text) * 2 ** 20;
}

/** A year on the command line. Throws UserError when it is none. */
export function readYear(text: string): number {
  if (!/^(19|20|21)\d\d$/.test(text)) throw new UserError('year-malformed', { value: text });
  return Number(text);
}

/** Who does it: the user's word, else the account; its number where the system knows no name for it, as in containers. */
export function readActor(text: string | undefined): string {
  if (text) return text;
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}

/** A standing on the command line. Throws UserError with the nine there are. */
export function readStanding(text: string): Standing {
  const found = standings.find((standing) => standing === text);
  if (!found) throw new UserError('choice-unknown', { value: text, allowed: [...standings] });
  return found;
}

/** What `--by` counts by. Throws UserError with the choices. */
export function readGrouping(text: string): StatusGrouping {
  const found = statusGroupings.find((grouping) => grouping === text);
  if (!found) throw new UserError('choice-unknown', { value: text, allowed: [...statusGroupings] });
  return found;
}

const formats = ['table', 'csv', 'xlsx', 'json'] as const;
export type ReportFormat = (typeof formats)[number];

/** The form of a report: what was asked for, else a workbook where the file is to be one, JSON with `--json`, CSV into a file, a table on the terminal. */
export function readFormat(
  text: string | undefined,
  { json, path }: { json: boolean; path: string | undefined },
): ReportFormat {
  if (text === undefined && path?.toLowerCase().endsWith('.xlsx')) return 'xlsx';
  if (text === undefined) return json ? 'json' : path === undefined ? 'table' : 'csv';
  const allowed = json
    ? (['json'] as const)
    : path === undefined
      ? formats
      : (['csv', 'xlsx', 'json'] as const);
  const found = allowed.find((format) => format === text);
  if (!found) throw new UserError('choice-unknown', { value: text, allowed: [...allowed] });
  if (found === 'xlsx' && path === undefined) throw new UserError('format-needs-file', { format: found });
  return found;
}
