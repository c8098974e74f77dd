import { createHash } from 'node:crypto';
import { createReadStream, statSync, type Stats } from 'node:fs';
import { UserError } from '../user-error.js';

export const encodings = ['utf-8', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

/** A file that was read through once: what it is, and how its bytes become text. */
export interface InputFile {
  path: string;
  sha256: string;
  encoding: Encoding;
  hasBom: boolean;
  /** To notice that the file was changed between the two readings. */
  modifiedMs: number;
  size: number;
}

/**
 * Reads a file through once, in flat memory: its SHA-256, and its encoding by BOM, then strict UTF-8, then GB18030.
 * @param encoding the user's word, instead of detection (`gbk` and `gb2312` are parts of GB18030)
 * @throws UserError when there is no such file, or it is empty, binary, a workbook, or in no encoding we read
 */
export async function inspectFile(path: string, encoding?: string): Promise<InputFile> {
  const stats = statRegular(path);
  const wanted = encoding === undefined ? encodings : [parseEncoding(encoding)];
  const decoders = new Map(wanted.map((e) => [e, new TextDecoder(e, { fatal: true })]));
  const hash = createHash('sha256');
  let hasBom = false;
  let isFirst = true;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
      if (isFirst) {
        refuseOtherFormats(path, chunk);
        hasBom = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
        isFirst = false;
      }
      if (chunk.includes(0)) throw new UserError('file-binary', { path });
      hash.update(chunk);
      tryDecode(decoders, chunk);
      if (decoders.size === 0) break;
    }
  } catch (error) {
    throw explainReadError(error, path);
  }
  tryDecode(decoders, null);
  const [found] = decoders.keys();
  if (!found) throw new UserError('encoding-unknown', { path, encoding: encoding ?? null });
  return {
    path,
    sha256: hash.digest('hex'),
    encoding: found,
    hasBom,
    modifiedMs: stats.mtimeMs,
    size: stats.size,
  };
}

/** Throws when two paths name one file: its second reading would meet the first's rejects. */
export function refuseTwice(paths: readonly string[]): void {
  const seen = new Set<string>();
  for (const path of paths) {
    const { dev, ino } = statRegular(path);
    if (seen.has(`${dev} ${ino}`)) throw new UserError('file-twice', { path });
    seen.add(`${dev} ${ino}`);
  }
}

/** Throws when the file is no longer the one that was inspected: its hash would vouch for rows it does not hold. */
export function refuseChanged(input: InputFile): void {
  const { mtimeMs, size } = statRegular(input.path);
  if (mtimeMs !== input.modifiedMs || size !== input.size)
    throw new UserError('file-changed', { path: input.path });
}

/** The file's text in chunks, without its BOM. */
export async function* readText(input: InputFile): AsyncGenerator<string> {
  const decoder = new TextDecoder(input.encoding);
  try {
    for await (const chunk of createReadStream(input.path, {
      highWaterMark: 1 << 16,
    }) as AsyncIterable<Buffer>) {
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

/** Workbooks and UTF-16 by their first bytes, whatever the file is called. */
function refuseOtherFormats(path: string, head: Buffer): void {
  const [a, b, c, d] = head;
  const isZip = a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04;
  const isCompoundFile = a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0;
  if (isZip || isCompoundFile) throw new UserError('file-is-workbook', { path });
  const isUtf16 = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  if (isUtf16) throw new UserError('encoding-unknown', { path, encoding: 'UTF-16' });
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
