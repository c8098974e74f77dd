// The parts of an .xlsx file (ECMA-376) as far as tables of text need them.

/** How a cell looks; every cell is text, so that nothing turns an identity number into a figure. */
type CellStyle = 'plain' | 'heading' | 'reason' | 'offending' | 'note';

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

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const sheetMl = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

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
    '</sheetView></sheetViews>',
    cols.length > 0 ? `<cols>${cols.join('')}</cols>` : '',
    '<sheetData>',
  ].join('');
}

export function writeRow(cells: readonly WrittenCell[], row: number): string {
  const written = cells.map((cell, i) => {
    const { text, style } = typeof cell === 'string' ? { text: cell, style: 'plain' as const } : cell;
    const head = `<c r="${nameColumn(i)}${row}" s="${styleIndex[style]}"`;
    if (text === '') return style === 'plain' ? '' : `${head}/>`;
    const shown = text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text;
    return `${head} t="inlineStr"><is><t xml:space="preserve">${escapeXml(shown)}</t></is></c>`;
  });
  return `<row r="${row}">${written.join('')}</row>`;
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

/** The parts that name the sheets; their order is that of the files `xl/worksheets/sheet1.xml` and so on. */
export function writeWorkbookParts(
  sheets: readonly { name: string; isHidden: boolean }[],
): [path: string, xml: string][] {
  const each = (write: (number: number, index: number) => string): string =>
    sheets.map((_, i) => write(i + 1, i)).join('');
  const sheet = (n: number, i: number): string =>
    `<sheet name="${escapeXml(sheets[i]?.name ?? '')}" sheetId="${n}"${sheets[i]?.isHidden ? ' state="hidden"' : ''} r:id="rId${n}"/>`;
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (inside: string): string =>
    `${declaration}<Relationships xmlns="${packaged}/relationships">${inside}</Relationships>`;
  const part = (path: string, type: string): string =>
    `<Override PartName="/xl/${path}" ContentType="${sheetMl}.${type}+xml"/>`;
  return [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packaged}/content-types">` +
        `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `${part('workbook.xml', 'sheet.main')}${part('styles.xml', 'styles')}${each((n) => part(`worksheets/sheet${n}.xml`, 'worksheet'))}</Types>`,
    ],
    ['_rels/.rels', relations(relation(1, 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each(sheet)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations(
        each((n) => relation(n, 'worksheet', `worksheets/sheet${n}.xml`)) +
          relation(sheets.length + 1, 'styles', 'styles.xml'),
      ),
    ],
    ['xl/styles.xml', stylesXml],
  ];
}

/** Each style's place in `cellXfs` below; place 0 is what cells have that nobody styled. */
const styleIndex: Record<CellStyle, number> = { plain: 1, heading: 2, reason: 3, offending: 4, note: 5 };

/** Built-in number format 49 is "@": text. */
const stylesXml = [
  `${declaration}<styleSheet xmlns="${main}"><fonts count="3">`,
  '<font><sz val="11"/><name val="Calibri"/></font>',
  '<font><b/><sz val="11"/><name val="Calibri"/></font>',
  '<font><sz val="11"/><color rgb="FFC00000"/><name val="Calibri"/></font>',
  '</fonts><fills count="4"><fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  ...['FFE7E6E6', 'FFFFC7CE'].map(
    (rgb) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`,
  ),
  '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  writeTextStyle({}),
  writeTextStyle({ font: 1, fill: 2 }),
  writeTextStyle({ font: 2 }),
  writeTextStyle({ fill: 3 }),
  writeTextStyle({ wrap: true }),
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('');

function writeTextStyle({ font = 0, fill = 0, wrap = false }): string {
  const head = `<xf numFmtId="49" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"`;
  return wrap ? `${head} applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` : `${head}/>`;
}

/** A, B … Z, AA … */
function nameColumn(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : nameColumn(Math.floor(index / 26) - 1) + letter;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const needsEscape = /[&<>"_\p{Cc}\p{Surrogate}\ufffe\uffff]/u;

/** Control characters are written _x0007_ in a workbook, so text that looks like it needs its own sign. */
function escapeXml(text: string): string {
  if (!needsEscape.test(text)) return text;
  return text
    .replace(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd')
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
    .replace(
      /(?![\t\n])\p{Cc}/gu,
      (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`,
    );
}
