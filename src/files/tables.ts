import { detectDelimiter, readCsv, type Delimiter, type OnReadingTime, type TableRow } from './csv-table.js';
import type { InputFile } from './input-file.js';
import { openWorkbook, type WorkbookFormat } from './workbook.js';

/** One table of a file: a sheet, or the whole of a text file. Its rows may be read more than once. */
export interface Table {
  /** The sheet's name; null in a text file. */
  sheet: string | null;
  isHidden: boolean;
  isEmpty: boolean;
  hiddenLines: number[];
  read: () => AsyncGenerator<TableRow[]>;
  /** How much of the table has been read, of 1. */
  readShare: () => number;
}

/** A file opened for its tables, whatever its kind. */
export interface TableFile {
  input: InputFile;
  format: 'csv' | WorkbookFormat;
  /** Of a text file, for its rejects. */
  delimiter: Delimiter | null;
  tables: Table[];
}

/** Throws UserError when the file is no table, encrypted, damaged or too large. */
export async function openTables(
  input: InputFile,
  { unpackLimit, signal }: { unpackLimit: number; signal: AbortSignal },
  onTime: OnReadingTime,
): Promise<TableFile> {
  if (input.container !== 'csv') {
    const { format, sheets } = await openWorkbook(input, unpackLimit, signal);
    const tables = sheets.map(({ name, ...sheet }) => ({ sheet: name, ...sheet }));
    return { input, format, delimiter: null, tables };
  }
  const delimiter = await detectDelimiter(input);
  let bytes = 0;
  const read = (): AsyncGenerator<TableRow[]> =>
    readCsv(input, delimiter, (count) => (bytes = count), onTime);
  const readShare = (): number => bytes / input.size;
  const table = { sheet: null, isHidden: false, isEmpty: false, hiddenLines: [], read, readShare };
  return { input, format: 'csv', delimiter, tables: [table] };
}
