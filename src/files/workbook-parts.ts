// What an .xlsx file (ECMA-376) has besides its sheets: their list, the styles of their cells, how text is escaped.

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const sheetMl = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** How a cell looks. */
export type CellStyle = 'plain' | 'heading' | 'reason' | 'offending' | 'note';

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
export const styleIndex: Record<CellStyle, number> = {
  plain: 1,
  heading: 2,
  reason: 3,
  offending: 4,
  note: 5,
};

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

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const needsEscape = /[&<>"_\p{Cc}\p{Surrogate}\ufffe\uffff]/u;

/** Control characters are written _x0007_ in a workbook, so text that looks like it needs its own sign. */
export function escapeXml(text: string): string {
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
