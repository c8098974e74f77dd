// A sheet of an .xlsx file (ECMA-376), as far as tables of text need it.
import stringWidth from 'fast-string-width';
import { declaration, escapeXml, main, styleIndex, type CellStyle } from './workbook-parts.js';

/** Every cell is text, so that nothing turns an identity number into a figure. */
export type WrittenCell = string | { text: string; style: Exclude<CellStyle, 'plain'> };

export interface WrittenColumn {
  /** In characters; a Chinese one counts two. */
  width?: number;
  /** The only values a cell may have, and what is said to whoever types another. */
  choices?: { values: readonly string[]; refusal: string };
}

/** A sheet without its rows; the first rows stay in sight when the others are scrolled. */
export interface SheetLayout {
  name: string;
  columns: readonly WrittenColumn[];
  frozenRows: number;
}

/** Rows of a form that is to be filled in: as far down as choices are offered. */
const lastChoiceRow = 10_001;
/** What Excel takes; a file with more in a cell or a message is "damaged" to it. */
const longestCell = 32_767;
const longestMessage = 255;
const longestInlineList = 255;
const defaultWidth = 12;
const rowHeight = 15;

/** What stands before the rows. A column's own style is text as well: so is what will be typed below the rows. */
export function writeSheetHead({ columns, frozenRows }: SheetLayout, isFirst: boolean): string {
  const view = `<sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">`;
  const pane = `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`;
  const cols = columns.map(
    ({ width = defaultWidth }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${styleIndex.plain}" customWidth="1"/>`,
  );
  return [
    `${declaration}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>${view}`,
    frozenRows > 0 ? pane : '',
    `</sheetView></sheetViews><sheetFormatPr defaultRowHeight="${rowHeight}"/>`,
    cols.length > 0 ? `<cols>${cols.join('')}</cols>` : '',
    '<sheetData>',
  ].join('');
}

export function writeRow(
  cells: readonly WrittenCell[],
  row: number,
  columns: readonly WrittenColumn[],
): string {
  const written = cells.map((cell, i) => {
    const { text, style } = typeof cell === 'string' ? { text: cell, style: 'plain' as const } : cell;
    const head = `<c r="${nameColumn(i)}${row}" s="${styleIndex[style]}"`;
    if (text === '') return style === 'plain' ? '' : `${head}/>`;
    const shown = text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text;
    return `${head} t="inlineStr"><is><t xml:space="preserve">${escapeXml(shown)}</t></is></c>`;
  });
  const lines = Math.max(1, ...cells.map((cell, i) => countLines(cell, columns[i])));
  const height = lines > 1 ? ` ht="${lines * rowHeight}" customHeight="1"` : '';
  return `<row r="${row}"${height}>${written.join('')}</row>`;
}

/** Not every program makes room by itself for text that is broken over lines. */
function countLines(cell: WrittenCell, column: WrittenColumn | undefined): number {
  if (typeof cell === 'string' || cell.style !== 'note') return 1;
  return Math.ceil(stringWidth(cell.text) / ((column?.width ?? defaultWidth) * 0.9));
}

/** @param source where the values of a column's choices are, as `sayChoices` or a reference to cells gives it */
export function writeSheetTail(
  { columns, frozenRows }: SheetLayout,
  source: (values: readonly string[]) => string,
): string {
  const validations = columns.flatMap(({ choices }, i) => {
    if (!choices) return [];
    const column = nameColumn(i);
    const range = `${column}${frozenRows + 1}:${column}${lastChoiceRow}`;
    const error = escapeXml(choices.refusal.slice(0, longestMessage));
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" error="${error}" sqref="${range}">`,
      `<formula1>${escapeXml(source(choices.values))}</formula1></dataValidation>`,
    ].join('');
  });
  const list = `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`;
  return [
    '</sheetData>',
    validations.length > 0 ? list : '',
    // A4, across; all columns on one page.
    '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>',
    // Else Excel marks every identity number and offers to convert it to a figure.
    '<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>',
    '</worksheet>',
  ].join('');
}

/** A list of values as a formula; null when it is too long for one, or a value holds the sign that parts them. */
export function sayChoices(values: readonly string[]): string | null {
  const list = values.join(',');
  return list.length > longestInlineList || values.some((value) => /[,"]/.test(value)) ? null : `"${list}"`;
}

/** The cells of a row, from its first to its nth, as a formula. */
export function referToRow(sheetName: string, row: number, count: number): string {
  return `'${sheetName.replaceAll("'", "''")}'!$A$${row}:$${nameColumn(count - 1)}$${row}`;
}

/** A name that Excel takes and no sheet before has. */
export function nameSheet(wanted: string, taken: readonly string[]): string {
  const longest = 31;
  const name = wanted.replace(/[[\]:*?/\\]/g, '_').replace(/^'|'$/g, '_') || '_';
  const isTaken = (one: string): boolean => taken.some((t) => t.toLowerCase() === one.toLowerCase());
  let candidate = name.slice(0, longest);
  for (let number = 2; isTaken(candidate); number += 1) {
    const mark = ` (${number})`;
    candidate = name.slice(0, longest - mark.length) + mark;
  }
  return candidate;
}

/** A, B … Z, AA … */
function nameColumn(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : nameColumn(Math.floor(index / 26) - 1) + letter;
}
