// Parses workbooks in a thread of its own: one that hangs or eats all memory ends there, and Ctrl-C is heard meanwhile.
import { CFB, read, type ParsingOptions } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { readSheets, tooManyCells, type SheetRows } from './workbook-cells.js';
import type { ParseRequest, WorkbookAnswer, WorkbookRequest } from './workbook.js';

const options: ParsingOptions = { dense: true, cellNF: true, cellStyles: true, cellHTML: false };

// SheetJS talks to the console; the clerk gets our own words.
const silence = (): void => undefined;
Object.assign(console, { log: silence, warn: silence, error: silence });

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
    if (message === tooManyCells) return { failure: 'too-large' };
    if (message === 'unknown') return { failure: 'unknown' };
    const isLocked = /password|encrypt/i.test(message) || isEncryptedDocument(request);
    return { failure: isLocked ? 'encrypted' : 'damaged' };
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
  refuseLongText(text);
  refuseHugeSpans(text);
  // Of HTML every cell stays text: SheetJS would make numbers of identity numbers.
  return readSheets(read(text, { ...options, type: 'string', raw: container === 'html' }));
}

/** OpenDocument encrypts its parts and says so in its manifest. */
function isEncryptedDocument({ path, container }: ParseRequest): boolean {
  if (container !== 'zip') return false;
  const { read: open, find } = CFB as CompoundFiles;
  const manifest = find(open(readFileSync(path), { type: 'buffer' }), 'META-INF/manifest.xml');
  return manifest !== null && Buffer.from(manifest.content).includes('encryption-data');
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

/** No cell of a roster is longer, in characters; SheetJS would take minutes over one. */
const longestCell = 1 << 20;

function refuseLongText(text: string): void {
  let from = 0;
  for (let next = text.indexOf('<'); next !== -1; next = text.indexOf('<', from)) {
    if (next - from > longestCell) throw new Error('cell too long');
    from = next + 1;
  }
}

/** One attribute can ask for more cells than any machine holds; the last column of Excel is the 16,384th, the last row the 1,048,576th. */
function refuseHugeSpans(text: string): void {
  const spans = /\b(colspan|rowspan|ss:Index|ss:MergeAcross|ss:MergeDown|ss:Span)\s*=\s*["']?\s*(\d+)/gi;
  for (const [, name = '', number] of text.matchAll(spans)) {
    const most = /colspan|MergeAcross/i.test(name) ? 16_384 : 1_048_576;
    if (Number(number) > most) throw new Error('span too large');
  }
}

function refuseCut(text: string, tag: string): void {
  const count = (pattern: string): number => text.match(new RegExp(pattern, 'gi'))?.length ?? 0;
  if (count(`<${tag}\\b`) !== count(`</${tag}\\s*>`)) throw new Error('cut');
}
