import { Worker } from 'node:worker_threads';
import { UserError } from '../user-error.js';
import type { TableRow } from './csv-table.js';
import type { InputFile } from './input-file.js';
import { findThreadScript } from './thread-script.js';
import type { SheetRows } from './workbook-cells.js';

export type WorkbookFormat = 'xls' | 'xlsx' | 'xlsb' | 'ods' | 'html' | 'xml';

export type ParseRequest = Pick<InputFile, 'path' | 'container' | 'encoding'>;
export type WorkbookRequest = ParseRequest | { sheet: number; from: number; until: number };

type SheetInfo = Omit<SheetRows, 'rows'> & { rowCount: number };
export type WorkbookAnswer =
  { sheets: SheetInfo[] } | { rows: TableRow[] } | { failure: keyof typeof problemOf };

/** A sheet whose rows may be read more than once; `readShare` tells how much of it has been, of 1. */
export interface WorkbookSheet extends Omit<SheetInfo, 'rowCount'> {
  read: () => AsyncGenerator<TableRow[]>;
  readShare: () => number;
  isEmpty: boolean;
}

/** Below this, in bytes, a workbook may unpack to any multiple of its size. */
const smallestLimit = 2 ** 20;
const rowsAtATime = 500;

/**
 * Opens a workbook of any kind that SheetJS reads; the thread keeps the last one it parsed.
 * @param unpackLimit bytes; a workbook that unpacks to more than a hundred times its size is refused as well
 * @throws UserError when it is no workbook, encrypted, damaged or too large
 */
export async function openWorkbook(
  input: InputFile,
  unpackLimit: number,
  signal: AbortSignal,
): Promise<{ format: WorkbookFormat; sheets: WorkbookSheet[] }> {
  const { path, container, encoding } = input;
  const format = await recogniseFormat(input, unpackLimit);
  const parse = async (): Promise<SheetInfo[]> => {
    // A file that fails takes the place of the one before it all the same.
    parsedLast = null;
    const answer = await ask({ path, container, encoding }, signal, allowMilliseconds(input.size));
    if ('sheets' in answer) {
      parsedLast = path;
      return answer.sheets;
    }
    throw new UserError('failure' in answer ? problemOf[answer.failure] : 'workbook-damaged', { path });
  };
  const sheets = await parse();
  const makeReadable = ({ rowCount, ...sheet }: SheetInfo, index: number): WorkbookSheet => {
    let done = 0;
    const read = async function* (): AsyncGenerator<TableRow[]> {
      for (done = 0; done < rowCount; done += rowsAtATime) {
        // Another file may have been parsed between two chunks.
        if (parsedLast !== path) await parse();
        const until = Math.min(done + rowsAtATime, rowCount);
        const answer = await ask({ sheet: index, from: done, until }, signal);
        if (!('rows' in answer) || answer.rows.length < until - done)
          throw new UserError('workbook-damaged', { path });
        yield answer.rows;
      }
    };
    return { ...sheet, isEmpty: rowCount === 0, read, readShare: () => Math.min(1, done / rowCount) };
  };
  return { format, sheets: sheets.map(makeReadable) };
}

const problemOf = {
  encrypted: 'workbook-encrypted',
  damaged: 'workbook-damaged',
  'too-large': 'workbook-too-large',
  unknown: 'workbook-unknown',
} as const;

async function recogniseFormat(
  { path, container, size }: InputFile,
  unpackLimit: number,
): Promise<WorkbookFormat> {
  if (container === 'compound') return 'xls';
  if (container !== 'zip') return container === 'xml' ? 'xml' : 'html';
  const { checkZip } = await import('./zip-check.js');
  const { names, state } = await checkZip(path, Math.min(unpackLimit, Math.max(smallestLimit, size * 100)));
  if (state !== 'sound') throw new UserError(problemOf[state], { path });
  if (names.includes('xl/workbook.xml')) return 'xlsx';
  if (names.includes('xl/workbook.bin')) return 'xlsb';
  if (names.includes('content.xml') && names.includes('META-INF/manifest.xml')) return 'ods';
  throw new UserError('workbook-unknown', { path });
}

let thread: Worker | null = null;
let parsedLast: string | null = null;

/** Some damage sends SheetJS round in circles: ten times what a sound file takes is enough. */
function allowMilliseconds(bytes: number): number {
  return 10_000 + (20_000 * bytes) / 2 ** 20;
}

/** Memory of the thread, in MiB: what a workbook within the limit may take to parse. */
const threadMemory = 3072;

/** One question to the thread, one answer; the thread is started at the first and keeps no program alive that waits for nothing. */
async function ask(
  request: WorkbookRequest,
  signal: AbortSignal,
  milliseconds = Infinity,
): Promise<WorkbookAnswer> {
  const worker = (thread ??= startThread());
  if (signal.aborted) throw new UserError('interrupted', {});
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      worker.off('message', take).off('error', fail);
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      worker.unref();
    };
    const end = (): void => {
      leave();
      thread = null;
      parsedLast = null;
    };
    const take = (answer: WorkbookAnswer): void => {
      leave();
      resolve(answer);
    };
    const fail = (error: NodeJS.ErrnoException): void => {
      end();
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ failure: 'too-large' });
      else reject(error);
    };
    const abort = (): void => {
      end();
      void worker.terminate();
      reject(new UserError('interrupted', {}));
    };
    const giveUp = (): void => {
      end();
      void worker.terminate();
      resolve({ failure: 'damaged' });
    };
    const timer = milliseconds === Infinity ? undefined : setTimeout(giveUp, milliseconds);
    worker.ref();
    worker.on('message', take).on('error', fail);
    signal.addEventListener('abort', abort, { once: true });
    worker.postMessage(request);
  });
}

function startThread(): Worker {
  return new Worker(findThreadScript('workbook-worker'), {
    resourceLimits: { maxOldGenerationSizeMb: threadMemory },
  });
}
