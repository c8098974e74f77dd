// Parses workbooks in a thread of its own: one that hangs or eats all memory ends there, and Ctrl-C is heard meanwhile.
import { CFB, read, type ParsingOptions } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { readSheets, type SheetRows } from './workbook-cells.js';
import type { ParseRequest, WorkbookAnswer, WorkbookRequest } from './workbook.js';

const options: ParsingOptions = { dense: true, cellNF: true, cellStyles: true, cellHTML: false };

let opened: SheetRows[] = [];

parentPort?.on('message', (request: WorkbookRequest) => {
  parentPort?.postMessage(answer(request));
});

function answer(request: WorkbookRequest): WorkbookAnswer {
  if ('sheet' in request) {
    const { sheet, from, until } = request;
    return { rows: opened[sheet]?.rows.slice(from, until) ?? [] };
  }
  opened = [];
  try {
    opened = parse(request);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (message === 'unknown') return { failure: 'unknown' };
    return { failure: /password|encrypt/i.test(message) ? 'encrypted' : 'damaged' };
  }
  if (opened.length === 0) return { failure: 'damaged' };
  return { sheets: opened.map(({ rows, ...sheet }) => ({ ...sheet, rowCount: rows.length })) };
}

function parse({ path, container, encoding }: ParseRequest): SheetRows[] {
  const bytes = readFileSync(path);
  if (container === 'compound') return readSheets(read(checkCompound(bytes), { ...options, type: 'buffer' }));
  if (container === 'zip') return readSheets(read(bytes, { ...options, type: 'buffer' }));
  const text = new TextDecoder(encoding ?? 'utf-8').decode(bytes);
  refuseCut(text, container === 'html' ? 'table' : 'Workbook');
  // Of HTML every cell stays text: SheetJS would make numbers of identity numbers.
  return readSheets(read(text, { ...options, type: 'string', raw: container === 'html' }));
}

interface CompoundFiles {
  read: (bytes: Buffer, options: { type: 'buffer' }) => object;
  find: (compound: object, name: string) => { content: Uint8Array; size: number } | null;
}

/** SheetJS reads as much of a cut .xls as there is, and says nothing. */
function checkCompound(bytes: Buffer): Buffer {
  // SheetJS gives no types for its reader of compound files.
  const { read: open, find } = CFB as CompoundFiles;
  const compound = open(bytes, { type: 'buffer' });
  if (find(compound, 'EncryptedPackage')) throw new Error('encrypted');
  const stream = find(compound, 'Workbook') ?? find(compound, 'Book');
  if (!stream) throw new Error('unknown');
  if (stream.content.length < stream.size) throw new Error('cut');
  return bytes;
}

function refuseCut(text: string, tag: string): void {
  const count = (pattern: string): number => text.match(new RegExp(pattern, 'gi'))?.length ?? 0;
  if (count(`<${tag}\\b`) !== count(`</${tag}\\s*>`)) throw new Error('cut');
}
