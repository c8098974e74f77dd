import { readCsvAside } from './csv-aside.js';
import {
  detectDelimiter,
  readCsv,
  type Delimiter,
  type OnReadingTime,
  type ReadingTimes,
  type TableRow,
} from './csv-table.js';
import type { InputFile } from './input-file.js';
import { openWorkbook, type WorkbookFormat } from './workbook.js';

/** One table of a file: a sheet, or the whole of a text file. Its rows may be read more than once, by one reader at a time. */
export interface Table {
  /** The sheet's name; null in a text file. */
  sheet: string | null;
  isHidden: boolean;
  isEmpty: boolean;
  hiddenLines: number[];
  read: () => AsyncGenerator<TableRow[]>;
  /** As `read`, for who stops after so many rows: no thread is worth its start for them. */
  readHead: (rows: number) => AsyncGenerator<TableRow[]>;
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

/** Text files from this size, in bytes, are read in a thread of their own; below it, starting one takes longer than it saves. */
const threadFrom = 1 << 22;

/** Told where the time of reading goes; `addAside` is of a thread, beside the program's. */
export interface ReadingProfile {
  add: OnReadingTime;
  addAside: (times: ReadingTimes) => void;
}

/** Throws UserError when the file is no table, encrypted, damaged or too large. */
export async function openTables(
  input: InputFile,
  { unpackLimit, signal }: { unpackLimit: number; signal: AbortSignal },
  profile: ReadingProfile,
): Promise<TableFile> {
  if (input.container !== 'csv') {
    const { format, sheets } = await openWorkbook(input, unpackLimit, signal);
    const tables = sheets.map(({ name, ...sheet }) => ({ sheet: name, ...sheet, readHead: sheet.read }));
    return { input, format, delimiter: null, tables };
  }
  const delimiter = await detectDelimiter(input);
  let bytes = 0;
  const onRead = (count: number): void => void (bytes = count);
  const readHere = (atMost?: number): AsyncGenerator<TableRow[]> =>
    readCsv(input, delimiter, onRead, profile.add, atMost);
  const readAside = (): AsyncGenerator<TableRow[]> =>
    readCsvAside({ input, delimiter }, onRead, profile.addAside);
  const read = (): AsyncGenerator<TableRow[]> => (input.size < threadFrom ? readHere() : readAside());
  const readShare = (): number => bytes / input.size;
  const table = {
    sheet: null,
    isHidden: false,
    isEmpty: false,
    hiddenLines: [],
    read,
    readHead: readHere,
    readShare,
  };
  return { input, format: 'csv', delimiter, tables: [table] };
}
