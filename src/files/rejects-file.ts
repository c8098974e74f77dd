import { createWriteStream, existsSync, renameSync, rmSync, statSync, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import stringWidth from 'fast-string-width';
import { UserError } from '../user-error.js';
import { formatRecord, keepDigits } from './csv-text.js';
import type { Encoding } from './input-file.js';
import type { TableFile } from './tables.js';
import type { SheetFile, WorkbookFile } from './workbook-writer.js';
import type { WrittenCell } from './workbook-xml.js';

/** A rejected row: its cells, which of them are wrong, and which one says why. */
export interface RejectedRow {
  cells: readonly string[];
  reason: number;
  offending: readonly number[];
}

/**
 * Where rejected rows go: the input's own columns, in a workbook when the input is one, else in its encoding and with its delimiter,
 * so that the mended file is imported as it is.
 */
export interface RejectsFile {
  /** Says under which headings the rows that follow stand; `sheet` as in the input. */
  begin(sheet: string | null, header: readonly string[]): void;
  write(row: RejectedRow): Promise<void>;
  /** Writes all out, still under another name. @returns the path to come, or null when nothing was rejected */
  finish(): Promise<string | null>;
  /** Puts the finished file in its place. */
  keep(): void;
  discard(): Promise<void>;
}

/** The name of a file's rejects, beside it. */
export function nameRejectsFile({ input, format }: Pick<TableFile, 'input' | 'format'>): string {
  const ending = format === 'csv' ? 'csv' : 'xlsx';
  const [, first, number] = /^(.+)\.rejects(?:-(\d+))?\.(?:csv|xlsx)$/.exec(input.path) ?? [];
  // What is rejected of rejects is a further round of the same, not a longer name.
  return first ? `${first}.rejects-${Number(number ?? 1) + 1}.${ending}` : `${input.path}.rejects.${ending}`;
}

/** By the ending of its name, else as the input is. Throws UserError, at the first row, when the file cannot be written. */
export function openRejectsFile(path: string, file: TableFile): Promise<RejectsFile> {
  const isWorkbook = /\.(?:xlsx|csv)$/i.test(path) ? /\.xlsx$/i.test(path) : file.delimiter === null;
  return isWorkbook ? writeWorkbookRejects(path) : writeCsvRejects(path, file);
}

async function writeCsvRejects(path: string, { input, ...file }: TableFile): Promise<RejectsFile> {
  const delimiter = file.delimiter ?? ',';
  const unfinished = `${path}.unfinished`;
  const format = (cells: readonly string[]): string => `${formatRecord(cells, delimiter)}\r\n`;
  const encode = await loadEncoder(input.encoding ?? 'utf-8');
  let stream: WriteStream | null = null;
  let header: readonly string[] = [];
  let failure: NodeJS.ErrnoException | null = null;
  const start = (): WriteStream => {
    refuseFolder(path);
    const opened = createWriteStream(unfinished, { mode: 0o600 });
    opened.on('error', (error) => (failure = error));
    if (input.hasBom || file.delimiter === null) opened.write(Buffer.from([0xef, 0xbb, 0xbf]));
    opened.write(encode(format(header)));
    return opened;
  };
  const check = (): void => {
    if (failure) throw new UserError('file-unwritable', { path, reason: failure.code ?? failure.message });
  };
  const end = async (): Promise<void> => {
    // A failure of the stream is told by `check`, which names the file.
    if (stream && !stream.closed) await once(stream.end(), 'close').catch(() => undefined);
  };
  return {
    begin: (_, first) => (header = first),
    write: async ({ cells }) => {
      stream ??= start();
      if (!stream.write(encode(format(cells.map(keepDigits))))) await drained(stream);
      check();
    },
    finish: async () => {
      if (!stream) return null;
      await end();
      check();
      return path;
    },
    keep: () => {
      if (!stream) return;
      setAside(path);
      renameSync(unfinished, path);
    },
    discard: async () => {
      await end();
      rmSync(unfinished, { force: true });
    },
  };
}

async function loadEncoder(encoding: Encoding): Promise<(text: string) => Buffer> {
  if (encoding === 'utf-8') return (text) => Buffer.from(text);
  // Its tables are more than all else that an import loads.
  const { default: iconv } = await import('iconv-lite');
  return (text) => iconv.encode(text, encoding);
}

/** One sheet for each of the input that has rejected rows. */
async function writeWorkbookRejects(path: string): Promise<RejectsFile> {
  const { openWorkbook } = await import('./workbook-writer.js');
  let book: WorkbookFile | null = null;
  let sheet: SheetFile | null = null;
  let next: { name: string; header: readonly string[] } | null = null;
  const begin = async (first: RejectedRow): Promise<SheetFile> => {
    refuseFolder(path);
    book ??= openWorkbook(path);
    const { name, header } = next ?? { name: 'Sheet1', header: [] };
    next = null;
    const columns = header.map((text, i) => ({
      width: chooseWidth(text, first.cells[i], i === first.reason),
    }));
    const begun = book.addSheet({ name, columns, frozenRows: 1 });
    await begun.write(header.map((text) => ({ text, style: 'heading' })));
    return begun;
  };
  return {
    begin: (name, header) => {
      next = { name: name ?? 'Sheet1', header };
      sheet = null;
    },
    write: async (row) => {
      const { cells, reason, offending } = row;
      sheet ??= await begin(row);
      await sheet.write(cells.map((text, i) => styleCell(text, i === reason, offending.includes(i))));
    },
    finish: async () => {
      await book?.finish();
      return book && path;
    },
    keep: () => {
      if (book) setAside(path);
      book?.keep();
    },
    discard: async () => book?.discard(),
  };
}

/** In characters: as the first row needs it, and for the reason as much as a screen has. */
function chooseWidth(heading: string, cell = '', isReason = false): number {
  if (isReason) return 80;
  return Math.min(40, Math.max(8, stringWidth(heading) + 2, stringWidth(cell) + 2));
}

function styleCell(text: string, isReason: boolean, isOffending: boolean): WrittenCell {
  if (isReason) return { text, style: 'reason' };
  return isOffending ? { text, style: 'offending' } : text;
}

function refuseFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new UserError('file-is-directory', { path });
}

/** Resolves when more may be written; or when the stream failed, which the caller finds out by itself. */
function drained(stream: WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.on('drain', done).on('close', done);
  });
}

/** An earlier rejects file may hold rows that someone has mended by hand: it is kept under a numbered name. */
function setAside(path: string): void {
  if (!existsSync(path)) return;
  let number = 1;
  while (existsSync(`${path}.~${number}~`)) number += 1;
  renameSync(path, `${path}.~${number}~`);
}
