import { readDate, yearOf, type CalendarDate } from '../calendar-date.js';
import { finding, type Finding } from '../findings.js';
import {
  checkIdentityNumber,
  maskIdentityNumber,
  maskWithin,
  sexOf,
  type IdentityFindingCode,
} from '../identity-number.js';
import { cleanCell, cleanIdentityCell, cleanName, isDamagedName, normaliseHeading } from './cells.js';
import { listChoices, sexChoices, type Choices } from './choices.js';
import type { Field, FieldOf, RosterKind } from './fields.js';

/** One row of a roster: gives a field's cell, cleaned, and collects what is wrong with it. */
export interface RosterRow<K extends RosterKind> {
  line: number;
  cell: (field: FieldOf<K>) => string;
  findings: Finding[];
}

/** Reads cells by the columns that the header row gave them. @param unit of the whole file, for rows that name none */
export function openRow<K extends RosterKind>(
  columns: ReadonlyMap<FieldOf<K>, number>,
  line: number,
  cells: readonly string[],
  unit: string | null = null,
): RosterRow<K> {
  return {
    line,
    findings: [],
    cell: (field) => {
      const index = columns.get(field);
      const text = index === undefined ? '' : cleanCell(cells[index] ?? '');
      return text === '' && field === 'unit' ? (unit ?? '') : text;
    },
  };
}

/** What a row below the header is; only `data` is read further. */
export type RowClass = 'data' | 'blank' | 'repeated-header' | 'total';

/** Words that begin a total or signature row. The short ones also begin names (注册…): they need a colon, a figure or nothing after. */
const closingWords =
  /^[(（]?(?:合计|总计|小计|共计|total|(?:注|说明|备注)(?:$|[:：\d(（.、]|共)|合格率|填表|填报|审核人|制表|经办人|负责人|单位负责人|盖章|签字|联系人|联系电话)|^\d{4}年\d{1,2}月\d{1,2}日$/i;

/** What rows below a header are held against. */
export interface TableShape {
  /** The rows of the header, as they would be repeated. */
  headerRows: readonly (readonly string[])[];
  /** Of each column whether anything stands above it. */
  hasHeading: readonly boolean[];
  /** Where the identity number or the unit's code stands. */
  keyColumn: number;
  /** The columns that hold fields. */
  fieldColumns: readonly number[];
}

/** @param headerRows the rows of the header as they stand in the file; @param texts the heading of each column */
export function describeShape(
  headerRows: readonly (readonly string[])[],
  texts: readonly string[],
  keyColumn: number,
  fieldColumns: readonly number[] = texts.map((_, column) => column),
): TableShape {
  return {
    headerRows: headerRows.map((row) => row.map(normaliseHeading)),
    hasHeading: texts.map((text) => cleanCell(text) !== ''),
    keyColumn,
    fieldColumns,
  };
}

/**
 * Tells data from what merged and signed sheets carry besides. A total or signature row begins with one of its words and has no
 * identity number (nor anything as long) in the key column.
 */
export function classifyRow(
  cells: readonly string[],
  { headerRows, keyColumn, fieldColumns, hasHeading }: TableShape,
): RowClass {
  const at = cells.findIndex((cell) => cleanCell(cell) !== '');
  if (at === -1) return 'blank';
  const key = cells[keyColumn] ?? '';
  // A bare number is no heading, though a heading may show one as an example.
  if (!bareNumber.test(key)) {
    if (headerRows.some((row) => repeats(cells, row, keyColumn))) return 'repeated-header';
    if (countDigits(key) < shortestIdNumber && closingWords.test(cleanIdentityCell(cells[at] ?? '')))
      return 'total';
  }
  // A running number that was filled in beforehand, or a title repeated beside the fields, is about nobody.
  const isBesideFields = hasHeading[at] === true && !fieldColumns.includes(at);
  if (isBesideFields && !cells.some((cell, i) => i > at && cleanCell(cell) !== '')) return 'blank';
  return 'data';
}

const shortestIdNumber = 15;
const bareNumber = /^\d{15,17}[\dX]?$/;

function countDigits(text: string): number {
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) digits += 1;
  }
  return digits;
}

function repeats(cells: readonly string[], header: readonly string[], keyColumn: number): boolean {
  const isSame = (heading: string, i: number): boolean => heading === normaliseHeading(cells[i] ?? '');
  return (
    isSame(header[keyColumn] ?? '', keyColumn) && header.some((text) => text !== '') && header.every(isSame)
  );
}

/** A row whose cells cannot be trusted to stand under their headings, or null. */
export function checkShape(cells: readonly string[], { hasHeading }: TableShape): Finding | null {
  // A cell under no heading: shifted by a separator, or under the second row of a heading that was not understood.
  const stray = cells.findIndex((cell, i) => !hasHeading[i] && cleanCell(cell) !== '');
  if (stray !== -1) return finding('columns-extra', null, { column: stray + 1 });
  const width = hasHeading.length;
  const swallowed = cells.find((cell) => cell.length > width && looksLikeRows(cell, width));
  if (swallowed === undefined) return null;
  return finding('quote-unbalanced', null, { lines: swallowed.split(/\r\n|[\r\n]/).length });
}

/** A quotation mark left open takes the rows that follow into one cell; they keep their separators and their numbers. */
function looksLikeRows(cell: string, columns: number): boolean {
  if (!/[\r\n]/.test(cell) || columns < 3) return false;
  const rest = cell.split(/\r\n|[\r\n]/).slice(1);
  return rest.some(
    (line) => /\d{6}/.test(line) && [',', ';', '\t'].some((mark) => line.split(mark).length >= columns - 1),
  );
}

/** @returns the 18-character number, or null with the finding that says why not */
export function readIdNumber<F extends Field = 'idNumber'>(
  row: { cell: (field: F) => string; findings: Finding[] },
  field = 'idNumber' as F,
): string | null {
  const value = cleanIdentityCell(row.cell(field));
  const checked = checkIdentityNumber(value);
  for (const code of checked.findings) row.findings.push(explainIdFinding(code, field, value));
  return checked.number;
}

function explainIdFinding(code: IdentityFindingCode, field: Field, value: string): Finding {
  const shown = { value: maskIdentityNumber(value) };
  if (code === 'id-missing') return finding(code, field, {});
  if (code === 'id-length') return finding(code, field, { ...shown, length: value.length });
  // What Excel made of a number tells nobody whose it was.
  return finding(code, field, code === 'id-scientific' ? { value } : shown);
}

export function readName<F extends Field = 'name'>(
  row: { cell: (field: F) => string; findings: Finding[] },
  field = 'name' as F,
): string | null {
  const value = cleanName(row.cell(field));
  if (value === '') row.findings.push(finding('name-missing', field, {}));
  else if (maskWithin(value) !== value) row.findings.push(finding('name-is-number', field, { value }));
  else if (isDamagedName(value)) row.findings.push(finding('name-damaged', field, { value }));
  else return value;
  return null;
}

/** The identity number decides the sex; a column that disagrees points to a typing error in one of the two. */
export function checkSex<F extends Field = 'sex'>(
  row: { cell: (field: F) => string; findings: Finding[] },
  idNumber: string | null,
  field = 'sex' as F,
): void {
  const sex = readChoice(row, field, sexChoices);
  if (sex && idNumber && sex !== sexOf(idNumber)) {
    row.findings.push(finding('sex-mismatch', field, { value: row.cell(field) }));
  }
}

/** @returns the value, null when the cell is empty, or null with `value-unknown` */
export function readChoice<F extends Field, T extends string>(
  row: { cell: (field: F) => string; findings: Finding[] },
  field: F,
  of: Choices<T>,
): T | null {
  const cell = row.cell(field);
  // Most cells are a word as it is listed; a blank or a capital in it is rare.
  const listed = of.get(cell);
  if (listed !== undefined) return listed;
  const text = cell.replace(/\s/g, '').toLowerCase();
  if (text === '') return null;
  const value = of.get(text);
  if (value === undefined) {
    row.findings.push(finding('value-unknown', field, { value: cell, allowed: listChoices(of) }));
  }
  return value ?? null;
}

/** @returns the date, null when the cell is empty, or null with `date-invalid` */
export function readDateField<F extends Field>(
  row: { cell: (field: F) => string; findings: Finding[] },
  field: F,
): CalendarDate | null {
  const text = row.cell(field);
  if (text === '') return null;
  const date = readDate(text);
  if (date === null) row.findings.push(finding('date-invalid', field, { value: text }));
  return date;
}

/** Years that lists may speak of. */
const firstYear = 1949;

/** @returns the year, as 2024 or 2024年度; null when the cell is empty, or null with `year-invalid` */
export function readYear<F extends Field>(
  row: { cell: (field: F) => string; findings: Finding[] },
  field: F,
  today: CalendarDate,
): number | null {
  const text = row.cell(field);
  if (text === '') return null;
  const year = Number(/^(\d{4})(?:\.0)?年?度?$/.exec(text.replace(/\s/g, ''))?.[1]);
  const until = yearOf(today);
  if (year >= firstYear && year <= until) return year;
  row.findings.push(finding('year-invalid', field, { value: text, until }));
  return null;
}

/** @returns the number as text, null when the cell is empty, or null with `number-scientific` when Excel has cut it */
export function readLongNumber<F extends Field>(
  row: { cell: (field: F) => string; findings: Finding[] },
  field: F,
): string | null {
  const value = row.cell(field);
  if (!/^\d(\.\d+)?E\+?\d+$/i.test(value)) return value || null;
  row.findings.push(finding('number-scientific', field, { value }));
  return null;
}

/** @returns the text, or null when the cell is empty: the register knows no empty strings */
export function readText<F extends Field>(row: { cell: (field: F) => string }, field: F): string | null {
  return row.cell(field) || null;
}
