import { maskWithin } from '../domain/identity-number.js';
import { finding, type LocatedFinding } from '../domain/findings.js';
import { draftLeftSheets, templateNotesSheets, type RosterKind } from '../domain/roster/fields.js';
import { isComplete } from '../domain/roster/headings.js';
import type { Table, TableFile } from '../files/tables.js';
import { listsSheet } from '../files/workbook-writer.js';
import { UserError } from '../user-error.js';
import { findHeader, readHead, type Header, type HeaderRequest } from './find-header.js';

/** A table that will be imported, and what is to be said of it and of the sheets left out. */
export interface ChosenTable<K extends RosterKind> {
  table: Table;
  header: Header<K>;
  findings: LocatedFinding[];
}

/**
 * Chooses the sheets of a file: the one the user names, else all that have the same header. Sheets without a header are left out with
 * a warning, hidden ones and hidden rows are taken with one.
 * @throws UserError when there is no such sheet or no header, or sheets have different headers
 */
export async function chooseTables<K extends RosterKind>(
  kind: K,
  { input: { path }, tables }: TableFile,
  sheet: string | null,
  request: HeaderRequest,
): Promise<ChosenTable<K>[]> {
  const named = sheet === null ? tables : [requireSheet(path, tables, sheet)];
  const read = [];
  for (const table of named) read.push({ table, header: await findHeader(kind, table, request) });
  const complete = read.filter(isWithHeader).filter(({ header }) => isComplete(header.headings));
  // Nothing complete: what the likeliest one lacks is said of it.
  const likeliest = read.filter(isWithHeader).sort((a, b) => countFields(b) - countFields(a));
  const chosen = complete.length > 0 ? complete : likeliest.slice(0, 1);
  const [first] = chosen;
  if (!first) throw new UserError('header-missing', { path, kind, seen: await listSeen(named) });
  const differing = chosen.filter(({ header }) => header.form !== first.header.form);
  if (differing.length > 0) {
    throw new UserError('sheets-differ', { path, sheets: chosen.map(({ table }) => table.sheet ?? '') });
  }
  const skipped = read.filter(
    ({ table }) =>
      !table.isEmpty &&
      !chosen.some((one) => one.table === table) &&
      ![...templateNotesSheets, ...draftLeftSheets, listsSheet].includes(table.sheet ?? ''),
  );
  const notes = skipped.map(({ table }) => ({
    ...finding('sheet-skipped', null, { sheet: table.sheet ?? '' }),
    line: 1,
  }));
  return chosen.map(({ table, header }, i) => ({
    table,
    header,
    findings: [...(i === 0 ? notes : []), ...describeHidden(table, header)],
  }));
}

/** The fullest of the first rows: if anything was meant for headings, it is that. */
async function listSeen(tables: readonly Table[]): Promise<string[]> {
  const rows = (await Promise.all(tables.map(readHead))).flat().map(({ cells }) => cells);
  const filled = rows.map((cells) => cells.filter((cell) => cell.trim() !== ''));
  const fullest = filled.reduce((best, cells) => (cells.length > best.length ? cells : best), []);
  return fullest.slice(0, shownHeadings).map(maskWithin);
}

const shownHeadings = 12;

interface Read<K extends RosterKind> {
  table: Table;
  header: Header<K> | null;
}

function isWithHeader<K extends RosterKind>(read: Read<K>): read is Read<K> & { header: Header<K> } {
  return read.header !== null;
}

function countFields<K extends RosterKind>({ header }: { header: Header<K> }): number {
  return header.headings.columns.size;
}

function requireSheet(path: string, tables: readonly Table[], wanted: string): Table {
  const byName = tables.find((table) => table.sheet === wanted);
  const found = byName ?? (/^\d+$/.test(wanted) ? tables[Number(wanted) - 1] : undefined);
  if (found) return found;
  throw new UserError('sheet-missing', {
    path,
    sheet: wanted,
    sheets: tables.map((table) => table.sheet ?? '–'),
  });
}

function describeHidden<K extends RosterKind>(
  { sheet, isHidden, hiddenLines }: Table,
  { line: headerLine }: Header<K>,
): LocatedFinding[] {
  const below = hiddenLines.filter((line) => line > headerLine);
  const [first] = below;
  return [
    ...(isHidden ? [{ ...finding('sheet-hidden', null, { sheet: sheet ?? '' }), line: headerLine }] : []),
    ...(first === undefined
      ? []
      : [{ ...finding('rows-hidden', null, { count: below.length }), line: first }]),
  ];
}
