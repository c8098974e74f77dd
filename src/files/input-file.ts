import { createHash } from 'node:crypto';
import { createReadStream, statSync, type Stats } from 'node:fs';
import { UserError } from '../user-error.js';

export const encodings = ['utf-8', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

/** What a file is by its bytes, whatever it is called. `zip` and `compound` hold workbooks; `html` and `xml` are written as text. */
export type Container = 'csv' | 'html' | 'xml' | 'zip' | 'compound';

/** A file that was read through once: what it is, and how its bytes become text. */
export interface InputFile {
  path: string;
  sha256: string;
  container: Container;
  /** Null for bytes that are no text. */
  encoding: Encoding | null;
  hasBom: boolean;
  /** To notice that the file was changed between the two readings. */
  modifiedMs: number;
  size: number;
}

/**
 * Reads a file through once, in flat memory: its SHA-256, what it is, and the encoding of text by BOM, then strict UTF-8, then GB18030.
 * @param encoding the user's word, instead of detection (`gbk` and `gb2312` are parts of GB18030)
 * @throws UserError when there is no such file, or it is empty, binary, or in no encoding we read
 */
export async function inspectFile(path: string, encoding?: string): Promise<InputFile> {
  const stats = statRegular(path);
  const wanted = encoding === undefined ? encodings : [parseEncoding(encoding)];
  const decoders = new Map(wanted.map((e) => [e, new TextDecoder(e, { fatal: true })]));
  const hash = createHash('sha256');
  let head: Buffer | null = null;
  let packed: 'zip' | 'compound' | null = null;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
      if (!head) packed = recognisePacked((head = chunk));
      hash.update(chunk);
      if (packed) continue;
      refuseBinary(path, head, chunk);
      tryDecode(decoders, chunk);
      if (decoders.size === 0) break;
    }
  } catch (error) {
    throw explainReadError(error, path);
  }
  tryDecode(decoders, null);
  const [found] = decoders.keys();
  if (!packed && !found) throw new UserError('encoding-unknown', { path, encoding: encoding ?? null });
  return {
    path,
    sha256: hash.digest('hex'),
    container: packed ?? recogniseText(head ?? Buffer.alloc(0)),
    encoding: packed ? null : (found ?? null),
    hasBom: startsWith(head, 0xef, 0xbb, 0xbf),
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

/** The file's text in chunks, without its BOM; tells how many bytes were read so far. */
export async function* readText(
  input: InputFile,
  onRead: (bytes: number) => void = () => undefined,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(input.encoding ?? 'utf-8');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(input.path, {
      highWaterMark: 1 << 16,
    }) as AsyncIterable<Buffer>) {
      onRead((bytes += chunk.length));
      yield decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    throw explainReadError(error, input.path);
  }
  yield decoder.decode();
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

/** Drops every decoder that the bytes are not valid for. */
function tryDecode(decoders: Map<Encoding, TextDecoder>, chunk: Buffer | null): void {
  for (const [encoding, decoder] of decoders) {
    try {
      if (chunk) decoder.decode(chunk, { stream: true });
      else decoder.decode();
    } catch {
      decoders.delete(encoding);
    }
  }
}

function explainReadError(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new UserError('file-missing', { path });
  if (code === 'EISDIR') return new UserError('file-is-directory', { path });
  if (code && /^E[A-Z]+$/.test(code)) return new UserError('file-unreadable', { path, reason: code });
  return error;
}
