import { SSF, type CellObject, type Range, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { TableRow } from './csv-table.js';

/** One sheet as the rows a person sees. */
export interface SheetRows {
  name: string;
  isHidden: boolean;
  /** Lines hidden by hand or by a filter; they are rows all the same. */
  hiddenLines: number[];
  /** From the first to the last row that holds something; `line` is the number Excel shows beside the row. */
  rows: TableRow[];
}

/** Reads every sheet of a workbook that SheetJS has parsed with `dense`, `cellNF` and `cellStyles`. */
export function readSheets(workbook: WorkBook): SheetRows[] {
  const is1904 = workbook.Workbook?.WBProps?.date1904 === true;
  return workbook.SheetNames.flatMap((name, i) => {
    const sheet = workbook.Sheets[name];
    // A chart has a sheet of its own, and no cells.
    if (!sheet || !Array.isArray(sheet['!data'])) return [];
    const rows = readRows(sheet, is1904);
    const hiddenLines = rows.map((row) => row.line).filter((line) => sheet['!rows']?.[line - 1]?.hidden);
    return [{ name, isHidden: Boolean(workbook.Workbook?.Sheets?.[i]?.Hidden), hiddenLines, rows }];
  });
}

/** More than any roster has, and as many as fit into memory; a stray cell in the last column makes every row that long. */
const mostCells = 50_000_000;
export const tooManyCells = 'too many cells';

function readRows(sheet: WorkSheet, is1904: boolean): TableRow[] {
  const data = sheet['!data'] ?? [];
  const merged = fillMerged(sheet['!merges'] ?? [], data);
  const rows: TableRow[] = [];
  let room = mostCells;
  data.forEach((cells: (CellObject | undefined)[] | undefined, r) => {
    const texts: string[] = [];
    cells?.forEach((cell, c) => (texts[c] = readCell(cell, is1904)));
    room -= texts.length;
    if (room < 0) throw new Error(tooManyCells);
    for (const [c, cell] of merged.get(r) ?? []) texts[c] = readCell(cell, is1904);
    const line = Array.from(texts, (text: string | undefined) => text ?? '');
    if (line.every((text) => text.trim() === '')) return;
    // Blank rows in between are rows a person sees, as the blank lines of a CSV file are.
    const next = (rows.at(-1)?.line ?? r) + 1;
    for (let blank = next; blank <= r; blank++) rows.push({ line: blank, cells: [''] });
    rows.push({ line: r + 1, cells: line });
  });
  return rows;
}

/** A cell merged downwards is seen beside each of its rows: the unit that is written once for all its people. */
function fillMerged(
  merges: readonly Range[],
  data: readonly (CellObject | undefined)[][],
): Map<number, [column: number, cell: CellObject | undefined][]> {
  const filled = new Map<number, [number, CellObject | undefined][]>();
  for (const { s, e } of merges) {
    const last = Math.min(e.r, data.length - 1);
    for (let r = s.r + 1; r <= last; r++) {
      const row = filled.get(r) ?? [];
      row.push([s.c, data[s.r]?.[s.c]]);
      filled.set(r, row);
    }
  }
  return filled;
}

/** SheetJS gives no types for its number formats. */
const formats = SSF as {
  is_date: (format: string) => boolean;
  parse_date_code: (serial: number, options: { date1904: boolean }) => { y: number; m: number; d: number };
};

/** A double keeps 15 digits: of a longer number the last ones are lost, whatever its format shows. */
const firstInexact = 1e15;
/** From here on Excel shows a plain number as 4.30203E+11. */
const firstScientific = 1e11;

/**
 * The text a person sees in a cell, except where the stored value is safer: a date is written out, a number is not rounded by its
 * format, and one whose digits did not survive keeps the form in which Excel shows that.
 */
function readCell(cell: CellObject | undefined, is1904: boolean): string {
  if (!cell) return '';
  if (cell.t === 's') return String(cell.v ?? '');
  if (cell.t !== 'n' || typeof cell.v !== 'number') return cell.w ?? String(cell.v ?? '');
  const value = cell.v;
  if (Math.abs(value) >= firstInexact) return value.toExponential(5).toUpperCase();
  const format = typeof cell.z === 'string' ? cell.z : '';
  if (value >= 1 && isDay(format)) return writeDate(value, is1904);
  const seen = cell.w ?? String(value);
  const isScientific = Math.abs(value) >= firstScientific && !/^\d+$/.test(seen);
  if (isScientific && Number.isInteger(value)) return String(value);
  return saysTheSame(seen, value, format) ? seen : String(value);
}

/** What a format means, without the text it adds. */
function stripLiterals(format: string): string {
  return format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
}

/** A day, not merely a time or a duration. */
function isDay(format: string): boolean {
  return formats.is_date(format) && /[yd]/i.test(stripLiterals(format));
}

function writeDate(serial: number, is1904: boolean): string {
  const { y, m, d } = formats.parse_date_code(serial, { date1904: is1904 });
  const pad = (n: number, width: number): string => String(n).padStart(width, '0');
  return `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`;
}

/** Whether the number in a formatted text (85分) is the stored one; of a percentage or a fraction the text is what counts. */
function saysTheSame(seen: string, value: number, format: string): boolean {
  const [digits] = /-?\d[\d,]*(?:\.\d+)?/.exec(seen) ?? [];
  if (digits === undefined || /[%/?Ehms]/i.test(stripLiterals(format).replace(/General/gi, ''))) return true;
  return Math.abs(Number(digits.replaceAll(',', '')) - value) < 1e-9 * Math.max(1, Math.abs(value));
}
