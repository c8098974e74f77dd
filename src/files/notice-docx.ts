import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { NoticeDocument } from './notice-document.js';

// The form of official papers (GB/T 9704): 22 pt title, 16 pt text, lines of 28 pt. Lengths in twips, 20 to a point; type in half-points.
const type = { title: 44, text: 32, table: 24, pageNumber: 28 };
const line = { line: 28 * 20, rule: LineRuleType.EXACT };
const twoCharacters = 2 * 16 * 20;
const columns = [50, 24, 34, 48].map(convertMillimetersToTwip);
const page = {
  size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
  margin: { top: '37mm', right: '26mm', bottom: '35mm', left: '28mm' },
} as const;

const font = (chinese: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: chinese,
});
const fonts = { title: font('方正小标宋简体'), text: font('仿宋'), heading: font('黑体') };

/** A notice as a Word document on A4, to be edited and printed. */
export async function writeNoticeDocx(notice: NoticeDocument): Promise<Uint8Array> {
  const { lang, title, opening, table, closing, signature } = notice;
  const paragraphs = (texts: readonly string[]): Paragraph[] =>
    texts.map((text) => writeParagraph(text, lang));
  const document = new Document({
    title,
    creator: 'qualreg',
    lastModifiedBy: 'qualreg',
    styles: {
      default: {
        document: {
          run: {
            font: fonts.text,
            size: type.text,
            language: { value: lang === 'zh' ? 'zh-CN' : 'en-GB', eastAsia: 'zh-CN' },
          },
        },
      },
    },
    sections: [
      {
        properties: { page },
        footers: { default: writeFooter() },
        children: [
          new Paragraph({
            heading: 'Title',
            alignment: AlignmentType.CENTER,
            spacing: { after: type.title * 10 },
            children: [new TextRun({ text: title, font: fonts.title, size: type.title })],
          }),
          ...paragraphs(opening),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            keepNext: true,
            spacing: { before: 240, after: 120 },
            children: [new TextRun({ text: table.caption, font: fonts.heading })],
          }),
          writeTable(table),
          new Paragraph({}),
          ...paragraphs(closing),
          new Paragraph({}),
          ...signature.map(
            (text) => new Paragraph({ text, spacing: line, alignment: AlignmentType.RIGHT, keepLines: true }),
          ),
        ],
      },
    ],
  });
  return Packer.pack(document, 'uint8array');
}

function writeParagraph(text: string, lang: 'en' | 'zh'): Paragraph {
  const indent = lang === 'zh' ? { indent: { firstLine: twoCharacters } } : {};
  return new Paragraph({ text, spacing: line, alignment: AlignmentType.BOTH, ...indent });
}

function writeTable({ headings, groups }: NoticeDocument['table']): Table {
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: headings.map((text, i) => writeCell(text, i, fonts.heading)),
  });
  // Each row names its unit: a cell that spans rows is empty on the next page.
  const rows = groups.flatMap(({ name, rows: cells }) =>
    cells.map(
      (texts) =>
        new TableRow({
          cantSplit: true,
          children: [name, ...texts].map((text, i) => writeCell(text, i, fonts.text)),
        }),
    ),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((a, b) => a + b), type: WidthType.DXA },
    columnWidths: columns,
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    rows: [head, ...rows],
  });
}

function writeCell(text: string, column: number, own: typeof fonts.text): TableCell {
  return new TableCell({
    width: { size: columns[column] ?? 0, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [new Paragraph({ children: [new TextRun({ text, font: own, size: type.table })] })],
  });
}

function writeFooter(): Footer {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: type.pageNumber });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] });
}
