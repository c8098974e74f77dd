import { maskWithin } from '../domain/identity-number.js';
import { normaliseHeading } from '../domain/roster/cells.js';
import type { RosterKind } from '../domain/roster/fields.js';
import {
  describeForm,
  headerRowsAtMost,
  isComplete,
  headerWithinLines,
  joinHeaderRows,
  matchHeadings,
  rateHeadings,
  type HeadingMapping,
  type Headings,
} from '../domain/roster/headings.js';
import { suspectResults } from '../domain/roster/result-columns.js';
import type { TableRow } from '../files/csv-table.js';
import type { Table } from '../files/tables.js';
import { UserError, type Problem } from '../user-error.js';

/** The header of a table and what stands around it. */
export interface Header<K extends RosterKind> {
  /** The last line of the header; the rows follow it. */
  line: number;
  rows: string[][];
  /** What tells this form of table from others: its headings, as they were read. */
  form: string;
  headings: Headings<K>;
  /** Mappings that were used, now given or remembered. */
  mappings: (HeadingMapping & { remembered: boolean })[];
  /** The texts above the header. */
  titles: string[];
  /** The first rows below it. */
  head: TableRow[];
}

export interface HeaderRequest {
  /** What the user says now. */
  mappings: readonly HeadingMapping[];
  /** What was said of tables of a form before. */
  remembered: ReadonlyMap<string, readonly HeadingMapping[]>;
  given: readonly string[];
}

/** Enough rows to see past titles and a header, and a few below. */
const headRows = 60;

/** Takes the rows among the first ones that look most like a header of this kind; null when none does. */
export async function findHeader<K extends RosterKind>(
  kind: K,
  table: Table,
  request: HeaderRequest,
): Promise<Header<K> | null> {
  const rows = await readHead(table);
  const within = rows.filter(({ line }, i) => line <= headerWithinLines || i < headRowsWithoutBlanks);
  let best: { header: Header<K>; rating: number } | null = null;
  for (const start of within.keys()) {
    for (let depth = 1; depth <= headerRowsAtMost && start + depth <= within.length; depth++) {
      const header = readHeader(kind, rows, start, depth, request);
      const rating = rateHeadings(header.headings, depth);
      if (header.headings.columns.size > 0 && (!best || rating > best.rating)) best = { header, rating };
    }
  }
  return best?.header ?? null;
}

/** In a sheet leading blank rows are not there; a header below many of them is still among the first rows. */
const headRowsWithoutBlanks = 5;

/** The first rows of a table. */
export async function readHead(table: Table): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const group of table.readHead(headRows)) {
    rows.push(...group);
    if (rows.length >= headRows) break;
  }
  return rows.slice(0, headRows);
}

function readHeader<K extends RosterKind>(
  kind: K,
  all: readonly TableRow[],
  start: number,
  depth: number,
  { mappings, remembered, given }: HeaderRequest,
): Header<K> {
  const rows = all.slice(start, start + depth).map((row) => row.cells);
  const joined = joinHeaderRows(rows);
  const plain = matchHeadings(kind, joined, [], given);
  const form = describeForm(plain.texts);
  const earlier = remembered.get(form) ?? [];
  const present = new Set(joined.flat().map(normaliseHeading));
  const now = mappings.filter(({ heading }) => present.has(normaliseHeading(heading)));
  const isOverruled = (one: HeadingMapping): boolean =>
    now.some(({ heading, field }) => field === one.field || heading === one.heading);
  const used = [
    ...earlier.filter((one) => !isOverruled(one)).map((one) => ({ ...one, remembered: true })),
    ...now.map((one) => ({ ...one, remembered: false })),
  ];
  return {
    line: all[start + depth - 1]?.line ?? 0,
    rows,
    form,
    headings: suspectResults(
      kind,
      used.length === 0 ? plain : matchHeadings(kind, joined, used, given),
      all.slice(start + depth).map((row) => row.cells),
    ),
    mappings: used,
    titles: all.slice(0, start).flatMap((row) => row.cells.filter((cell) => cell.trim() !== '')),
    head: all.slice(start + depth),
  };
}

/** Throws UserError with everything that is wrong with a header, all at once; the unit alone may still be found elsewhere. */
export function refuseUnclear<K extends RosterKind>(path: string, header: Header<K>): void {
  const { line, headings } = header;
  if (!isComplete(headings)) throw UserError.of(describeMissing(path, header));
  const { doubled } = headings;
  if (doubled.length > 0) throw new UserError('columns-doubled', { path, line, doubled });
}

/** Which columns a header misses. What looks like a header may be a row of persons: numbers in it are masked. */
export function describeMissing<K extends RosterKind>(path: string, { line, headings }: Header<K>): Problem {
  const missing = headings.missing.map(({ fields, candidates }) => ({
    fields,
    candidates: candidates.map(maskWithin),
  }));
  const unused = headings.unused.map(maskWithin);
  return { code: 'columns-missing', params: { path, line, missing, unused, doubled: headings.doubled } };
}
