import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream, statSync, type Stats } from 'node:fs';
import { UserError } from '../user-error.js';

export const encodings = ['utf-8', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

/** What a file is by its bytes, whatever it is called. `zip` and `compound` hold workbooks; `html` and `xml` are written as text. */
export type Container = 'csv' | 'html' | 'xml' | 'zip' | 'compound';

/** A file that was looked through: what it is, and how its bytes become text. */
export interface InputFile {
  path: string;
  sha256: string;
  container: Container;
  /** Null for bytes that are no text. */
  encoding: Encoding | null;
  hasBom: boolean;
  /** Whether any byte is a quotation mark, and whether any is a carriage return: without them a parser has less to look for. */
  hasQuotes: boolean;
  hasReturns: boolean;
  /** To notice that the file was changed between two readings. */
  modifiedMs: number;
  size: number;
}

/**
 * Reads a file through, in flat memory: its SHA-256, what it is, and the encoding of text by BOM, then strict UTF-8, then GB18030.
 * @param encoding the user's word, instead of detection (`gbk` and `gb2312` are parts of GB18030)
 * @throws UserError when there is no such file, or it is empty, binary, or in no encoding we read
 */
export async function inspectFile(path: string, encoding?: string): Promise<InputFile> {
  const stats = statRegular(path);
  const given = encoding === undefined ? null : parseEncoding(encoding);
  const hash = createHash('sha256');
  const utf8 = new Utf8Check();
  let [hasQuotes, hasReturns] = [false, false];
  let head: Buffer | null = null;
  let packed: 'zip' | 'compound' | null = null;
  for await (const chunk of readChunks(path)) {
    if (!head) packed = recognisePacked((head = chunk));
    hash.update(chunk);
    if (packed) continue;
    refuseBinary(path, head, chunk);
    utf8.take(chunk);
    hasQuotes ||= chunk.includes('"');
    hasReturns ||= chunk.includes('\r');
  }
  const isText = async (one: Encoding): Promise<boolean> =>
    one === 'utf-8' ? utf8.isValid() : isGb18030(path);
  let found: Encoding | null = null;
  for (const one of given === null ? encodings : [given]) {
    if (!packed && !found && (await isText(one))) found = one;
  }
  if (!packed && !found) throw new UserError('encoding-unknown', { path, encoding: encoding ?? null });
  return {
    path,
    sha256: hash.digest('hex'),
    container: packed ?? recogniseText(head ?? Buffer.alloc(0)),
    encoding: found,
    hasBom: startsWith(head, ...byteOrderMark),
    hasQuotes,
    hasReturns,
    modifiedMs: stats.mtimeMs,
    size: stats.size,
  };
}

/** Throws when two paths name one file: its second reading would meet the first's rejects. */
export function refuseTwice(paths: readonly string[]): void {
  const seen = new Set<string>();
  for (const path of paths) {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) continue;
    const file = `${stats.dev} ${stats.ino}`;
    if (seen.has(file)) throw new UserError('file-twice', { path });
    seen.add(file);
  }
}

/** Throws when the file is no longer the one that was inspected: its hash would vouch for rows it does not hold. */
export function refuseChanged(input: InputFile): void {
  const { mtimeMs, size } = statRegular(input.path);
  if (mtimeMs !== input.modifiedMs || size !== input.size)
    throw new UserError('file-changed', { path: input.path });
}

/** The file's text in chunks of UTF-8 bytes, which may end within a character, without its BOM; tells how many bytes were read so far. */
export async function* readText(
  { path, encoding, hasBom }: InputFile,
  onRead: (bytes: number) => void = () => undefined,
): AsyncGenerator<Buffer> {
  const decoder = encoding === 'gb18030' ? new TextDecoder(encoding) : null;
  let bytes = 0;
  for await (const chunk of readChunks(path)) {
    const text = bytes === 0 && hasBom && !decoder ? chunk.subarray(byteOrderMark.length) : chunk;
    onRead((bytes += chunk.length));
    yield decoder ? Buffer.from(decoder.decode(text, { stream: true })) : text;
  }
  if (decoder) yield Buffer.from(decoder.decode());
}

const byteOrderMark = [0xef, 0xbb, 0xbf] as const;
/** A few hundred rows: what is read ahead stays small, and the first of them is looked at for the header. */
const chunkBytes = 1 << 16;

async function* readChunks(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>;
  } catch (error) {
    throw explainReadError(error, path);
  }
}

function statRegular(path: string): Stats {
  let stats: Stats;
  try {
    stats = statSync(path);
  } catch (error) {
    throw explainReadError(error, path);
  }
  if (stats.isDirectory()) throw new UserError('file-is-directory', { path });
  // A pipe can be read only once; the file is read twice.
  if (!stats.isFile()) throw new UserError('file-not-regular', { path });
  if (stats.size === 0) throw new UserError('file-empty', { path });
  return stats;
}

function parseEncoding(text: string): Encoding {
  const name = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (name === 'utf8') return 'utf-8';
  if (['gb18030', 'gbk', 'gb2312', 'cp936'].includes(name)) return 'gb18030';
  throw new UserError('encoding-unsupported', { encoding: text });
}

function recognisePacked(head: Buffer): 'zip' | 'compound' | null {
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return 'zip';
  return startsWith(head, 0xd0, 0xcf, 0x11, 0xe0) ? 'compound' : null;
}

/** Web systems export tables as HTML, and older ones as XML, and call both .xls. */
function recogniseText(head: Buffer): 'csv' | 'html' | 'xml' {
  const text = head.subarray(0, 1 << 14).toString('latin1');
  if (!/^(?:\xef\xbb\xbf)?\s*</.test(text)) return 'csv';
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'xml';
  return /<(?:!doctype html|html|head|meta|style|table)\b/i.test(text) ? 'html' : 'csv';
}

function refuseBinary(path: string, head: Buffer, chunk: Buffer): void {
  if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff)) {
    throw new UserError('encoding-unknown', { path, encoding: 'UTF-16' });
  }
  const isPdf = head.subarray(0, 5).toString('latin1') === '%PDF-';
  if (isPdf || chunk.includes(0)) throw new UserError('file-binary', { path });
}

function startsWith(head: Buffer | null, ...bytes: number[]): boolean {
  return bytes.every((byte, i) => head?.[i] === byte);
}

/** Whether bytes that come in chunks are UTF-8; a character may lie across two of them. */
class Utf8Check {
  #isValid = true;
  #rest: Buffer = Buffer.alloc(0);

  take(chunk: Buffer): void {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    const end = bytes.length - countUnfinished(bytes);
    this.#isValid &&= isUtf8(bytes.subarray(0, end));
    this.#rest = bytes.subarray(end);
  }

  isValid(): boolean {
    return this.#isValid && this.#rest.length === 0;
  }
}

/** How many bytes at the end begin a character of UTF-8 that goes on. */
function countUnfinished(bytes: Buffer): number {
  for (let back = 1; back <= 3; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return length > back ? back : 0;
  }
  return 0;
}

async function isGb18030(path: string): Promise<boolean> {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  try {
    for await (const chunk of readChunks(path)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof UserError) throw error;
    return false;
  }
}

function explainReadError(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new UserError('file-missing', { path });
  if (code === 'EISDIR') return new UserError('file-is-directory', { path });
  if (code && /^E[A-Z]+$/.test(code)) return new UserError('file-unreadable', { path, reason: code });
  return error;
}
