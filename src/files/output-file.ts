import { mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { UserError } from '../user-error.js';

/** Writes a file in one go, for its owner only, replacing an earlier one. Throws UserError when it cannot be written. */
export function writeText(path: string, text: string): void {
  writeWhole(path, text, 0o600);
}

/** Writes a file that everybody may read. Throws UserError when it cannot be written. */
export function writePublic(path: string, content: string | Uint8Array): void {
  writeWhole(path, content, 0o644);
}

function writeWhole(path: string, content: string | Uint8Array, mode: number): void {
  try {
    const known = statSync(path, { throwIfNoEntry: false });
    // A pipe or a terminal cannot be put in place.
    if (known && !known.isFile()) writeFileSync(path, content);
    else replaceFile(known ? realpathSync(path) : path, content, mode);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EISDIR') throw new UserError('file-is-directory', { path });
    throw new UserError('file-unwritable', { path, reason: code ?? message });
  }
}

/** Under another name first: a file that is replaced would keep its mode, and half of one would be left by a full disk. */
function replaceFile(path: string, content: string | Uint8Array, mode: number): void {
  const unfinished = `${path}.unfinished`;
  rmSync(unfinished, { force: true });
  try {
    writeFileSync(unfinished, content, { mode, flag: 'wx' });
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Makes a folder unless it is there. Throws UserError when it cannot be made. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserError('file-unwritable', { path, reason: code ?? message });
  }
}

/** Whether writing a file would replace one. */
export function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Throws UserError when a file to write is one of those, by whatever path; or SQLite's own files beside the register. */
export function refuseOverwriting(path: string, inUse: readonly string[]): void {
  const target = statSync(path, { throwIfNoEntry: false });
  if (!target) return;
  for (const other of inUse.flatMap((file) => [file, `${file}-wal`, `${file}-shm`])) {
    const stats = statSync(other, { throwIfNoEntry: false });
    if (stats?.dev === target.dev && stats.ino === target.ino) throw new UserError('file-in-use', { path });
  }
}
