import iconv from 'iconv-lite';
import { createWriteStream, existsSync, renameSync, rmSync, statSync, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { UserError } from '../user-error.js';
import { formatRecord } from './csv-text.js';
import type { Delimiter } from './csv-table.js';
import type { InputFile } from './input-file.js';

/** Where rejected rows go: the input's own columns, encoding and delimiter, so that the mended file is imported as it is. */
export interface RejectsFile {
  write(cells: readonly string[]): Promise<void>;
  /** Writes all out, still under another name. @returns the path to come, or null when nothing was rejected */
  finish(): Promise<string | null>;
  /** Puts the finished file in its place. */
  keep(): void;
  discard(): Promise<void>;
}

/**
 * @param header the row written first, before the first rejected row
 * @throws UserError when the file cannot be written
 */
export function openRejectsFile(
  path: string,
  input: InputFile,
  delimiter: Delimiter,
  header: readonly string[],
): RejectsFile {
  const unfinished = `${path}.unfinished`;
  let stream: WriteStream | null = null;
  let failure: NodeJS.ErrnoException | null = null;
  const write = async (cells: readonly string[]): Promise<void> => {
    stream ??= start();
    const bytes = iconv.encode(`${formatRecord(cells, delimiter)}\r\n`, input.encoding);
    if (!stream.write(bytes)) await drained(stream);
    check();
  };
  const start = (): WriteStream => {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw new UserError('file-is-directory', { path });
    const opened = createWriteStream(unfinished, { mode: 0o600 });
    opened.on('error', (error) => (failure = error));
    if (input.hasBom) opened.write(Buffer.from([0xef, 0xbb, 0xbf]));
    opened.write(iconv.encode(`${formatRecord(header, delimiter)}\r\n`, input.encoding));
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
    write,
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
