import { readFileSync } from 'node:fs';
import { read, type WorkBook } from '@e965/xlsx';

/** A workbook as another program reads it. */
export interface ReadBook {
  book: WorkBook;
  /** The XML of a sheet, from 1. */
  sheet: (number: number) => string;
  styles: string;
}

export function readBook(path: string): ReadBook {
  const book = read(readFileSync(path), { cellNF: true, cellStyles: true, bookFiles: true });
  const { files } = book as unknown as { files: Record<string, { content: Uint8Array }> };
  const part = (name: string): string => Buffer.from(files[name]!.content).toString('utf8');
  return {
    book,
    sheet: (number) => part(`xl/worksheets/sheet${number}.xml`),
    styles: part('xl/styles.xml'),
  };
}

/** The text of every cell; those that are not text, or not formatted as text, say so. */
export function listTexts({ book }: ReadBook, sheetName: string): Record<string, string> {
  const cells = Object.entries(book.Sheets[sheetName]!).filter(([ref]) => !ref.startsWith('!'));
  return Object.fromEntries(
    cells.map(([ref, cell]) => {
      const { t, z, v } = cell as { t: string; z?: string; v: string };
      return [ref, t === 's' && z === '@' ? v : `NOT TEXT (${t} ${z ?? ''}): ${v}`];
    }),
  );
}

/** The style of each column, by its number format: 49 is text. */
export function listColumnFormats({ sheet, styles }: ReadBook, number: number): string[] {
  const formats = [...styles.split('<cellXfs')[1]!.matchAll(/<xf numFmtId="(\d+)"/g)].map(([, id]) => id!);
  return [...sheet(number).matchAll(/<col [^>]*style="(\d+)"/g)].map(([, style]) => formats[Number(style)]!);
}

/** Which values each column offers: the range it holds for, and the list or where it is. */
export function listValidations({ sheet }: ReadBook, number: number): Record<string, string> {
  const found = sheet(number).matchAll(
    /<dataValidation type="list" allowBlank="1" showErrorMessage="1" error="([^"]*)" sqref="([^"]*)"><formula1>([^<]*)<\/formula1>/g,
  );
  return Object.fromEntries(
    [...found].map(([, error = '', range = '', list = '']) => [range, `${list} ! ${error}`]),
  );
}
