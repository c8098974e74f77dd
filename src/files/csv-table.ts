import { parse, type Parser } from 'csv-parse';
import { UserError } from '../user-error.js';
import { readText, type InputFile } from './input-file.js';

/** A record and the physical line of the file on which it begins. */
export interface TableRow {
  line: number;
  cells: string[];
}

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** No record of a roster is longer; an open quotation mark would otherwise take the whole file into one cell. */
const longestRecordBytes = 1 << 20;
const lineEnd = /\r\n|\r|\n/;

const headBytes = 1 << 15;

/** The delimiter that splits the first lines most; text in quotation marks does not count. */
export async function detectDelimiter(input: InputFile): Promise<Delimiter> {
  let head: Buffer = Buffer.alloc(0);
  for await (const text of readText(input)) {
    head = Buffer.concat([head, text]);
    if (head.length >= headBytes) break;
  }
  const lines = head
    .subarray(0, headBytes)
    .toString()
    .replace(/"[^"]*"/g, '')
    .split(lineEnd)
    .slice(0, 50)
    .join('\n');
  const counts = delimiters.map((delimiter) => ({ delimiter, count: lines.split(delimiter).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

/** Milliseconds of reading bytes and of parsing them. */
export type ReadingTimes = Record<'read' | 'parse', number>;
export type OnReadingTime = (stage: keyof ReadingTimes, milliseconds: number) => void;

/**
 * Streams the records of a delimited file, in groups as they come; blank lines are records with one empty cell.
 * @param atMost for who looks at the first ones only and then stops: no more than these are parsed
 */
export async function* readCsv(
  input: InputFile,
  delimiter: Delimiter,
  onRead: (bytes: number) => void,
  onTime: OnReadingTime,
  atMost?: number,
): AsyncGenerator<TableRow[]> {
  const parser = parse({
    delimiter,
    record_delimiter: input.hasReturns ? ['\r\n', '\n', '\r'] : ['\n'],
    relax_column_count: true,
    ...(input.hasQuotes ? { relax_quotes: true } : { quote: null, escape: null }),
    max_record_size: longestRecordBytes,
    ...(atMost !== undefined && { to: atMost }),
  });
  let failure: unknown = null;
  parser.on('error', (error) => (failure = error));
  let line = 1;
  const number = (records: string[][]): TableRow[] =>
    records.map((cells) => {
      const row = { line, cells };
      line += input.hasQuotes ? countLines(cells) : 1;
      return row;
    });
  const check = (): void => {
    if (failure) throw explainCsvError(failure, input.path, line);
  };
  let since = performance.now();
  const note = (stage: 'read' | 'parse'): void => {
    onTime(stage, performance.now() - since);
    since = performance.now();
  };
  for await (const text of readText(input, onRead)) {
    note('read');
    const written = new Promise((resolve) => parser.write(text, resolve));
    const rows = number(takeRecords(parser));
    check();
    note('parse');
    if (rows.length > 0) yield rows;
    await written;
    check();
    since = performance.now();
  }
  const ended = new Promise((resolve) => parser.once('end', resolve).once('error', resolve));
  parser.end();
  const last = takeRecords(parser);
  parser.on('data', (record: string[]) => last.push(record));
  await ended;
  const rows = number(last);
  check();
  if (rows.length > 0) yield rows;
}

function takeRecords(parser: Parser): string[][] {
  const records: string[][] = [];
  for (;;) {
    const record = parser.read() as string[] | null;
    if (record === null) return records;
    records.push(record);
  }
}

/** csv-parse's own line count takes a quoted CRLF for two lines, so lines are counted here. */
function countLines(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) lines += cell.split(lineEnd).length - 1;
  }
  return lines;
}

function explainCsvError(error: unknown, path: string, line: number): unknown {
  const code = (error as { code?: string }).code ?? '';
  if (!code.startsWith('CSV_')) return error;
  const reason =
    code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'quote-open'
      : code === 'CSV_MAX_RECORD_SIZE'
        ? 'record-too-long'
        : 'other';
  return new UserError('csv-broken', { path, line, reason });
}
