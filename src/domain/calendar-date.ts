/** A day without time or zone, as ISO text `YYYY-MM-DD` (years 1900–2199): two dates compare as text. */
export type CalendarDate = string;

const ISO_DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = String.raw`\d{1,2}(?::\d\d){1,2}(?:\.\d+)?`;
/** A time, or the span of an exam (09:00-11:00). No zone is allowed: a zone could move the day. */
const TIME_PART = String.raw`(?:(?:[T ]|(?<=[日号]))(?:[上下]午 ?)?${TIME}(?:[-~]${TIME})?)?`;
const WRITTEN_DATE = new RegExp(
  String.raw`^(\d{4})(?:([-./])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?|(\d\d)(\d\d))${TIME_PART}$`,
);
/** From 20000 (1954-10-03); other numbers of five digits are hardly dates. */
const EXCEL_SERIAL = /^[2-7]\d{4}(?:\.\d+)?$/;
/** 2099-12-31 */
const LAST_SERIAL = 73_050;
/** Day 0 of Excel's serials after February 1900; the day before it makes up for Excel's false 29 February 1900. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
const DAY_IN_MS = 86_400_000;

/**
 * Moves a date by `n` months (negative: back). A day that the month lacks becomes its last day
 * (2024-01-31 + 1 month = 2024-02-29). Throws RangeError when `date` is no real date.
 */
export function addMonths(date: CalendarDate, n: number): CalendarDate {
  const { year, month, day } = splitDate(date);
  const monthCount = year * 12 + month - 1 + n;
  const toYear = Math.floor(monthCount / 12);
  const toMonth = monthCount - toYear * 12 + 1;
  return formatDate(toYear, toMonth, Math.min(day, countDays(toYear, toMonth)));
}

/** Moves a date by `n` days (negative: back). Throws RangeError when `date` is no real date. */
export function addDays(date: CalendarDate, n: number): CalendarDate {
  const { year, month, day } = splitDate(date);
  return new Date(Date.UTC(year, month - 1, day + n)).toISOString().slice(0, 10);
}

/** Decides whether the text is a real date in the exact form `YYYY-MM-DD`, in the years 1900–2199. */
export function isCalendarDate(text: string): boolean {
  return ISO_DATE.test(text) && isRealDay(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
}

/**
 * Decides whether `YYYYMMDD` is a real date of the years 1900–2199.
 * @param text is 8 digits, which the caller has seen to
 */
export function isCompactDate(text: string): boolean {
  return isRealDay(digits(text, 0, 4), digits(text, 4, 6), digits(text, 6, 8));
}

/** The number that digits write, without a text of its own: an import asks for several dates of every row. */
function digits(text: string, from: number, until: number): number {
  let number = 0;
  for (let i = from; i < until; i++) number = number * 10 + text.charCodeAt(i) - 48;
  return number;
}

/**
 * Reads a date as rosters write it: 2024-5-6, 2024.5.6, 2024/5/6, 2024年5月6日, 20240506, each with or without a
 * time of day, and the Excel serial 45418. Null when it is not one real day (a range, a month, a 31 June).
 * `cell` has been through `cleanCell`, so that digits and signs are half-width.
 */
export function readDate(cell: string): CalendarDate | null {
  if (isCalendarDate(cell)) return cell;
  if (EXCEL_SERIAL.test(cell)) return readSerial(Math.floor(Number(cell)));
  const parts = WRITTEN_DATE.exec(cell);
  if (!parts) return null;
  const year = Number(parts[1]);
  const month = Number(parts[3] ?? parts[5] ?? parts[7]);
  const day = Number(parts[4] ?? parts[6] ?? parts[8]);
  return isRealDay(year, month, day) ? formatDate(year, month, day) : null;
}

/** Gives the last day of a month (1–12) as a date: 2024, 2 → 2024-02-29. */
export function lastDayOfMonth(year: number, month: number): CalendarDate {
  return formatDate(year, month, countDays(year, month));
}

/** Gives the year of a date as a number. */
export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}

/** The last calendar year that is over on a day; on 31 December its own. */
export function lastCompleteYear(date: CalendarDate): number {
  return date.endsWith('-12-31') ? yearOf(date) : yearOf(date) - 1;
}

function readSerial(serial: number): CalendarDate | null {
  if (serial > LAST_SERIAL) return null;
  const date = new Date(SERIAL_ZERO + serial * DAY_IN_MS);
  return formatDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** No date library: a cleanup moves several dates of every holder. */
function splitDate(date: CalendarDate): { year: number; month: number; day: number } {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  if (!ISO_DATE.test(date) || !isDayOfMonth(year, month, day)) throw new RangeError(`${date} is no date`);
  return { year, month, day };
}

/** Plain arithmetic: an import asks this for every cell of millions of rows. */
function isRealDay(year: number, month: number, day: number): boolean {
  return year >= 1900 && year <= 2199 && isDayOfMonth(year, month, day);
}

function isDayOfMonth(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= countDays(year, month);
}

function countDays(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function formatDate(year: number, month: number, day: number): CalendarDate {
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
