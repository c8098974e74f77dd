import { writeFileSync } from 'node:fs';
import { UserError } from '../user-error.js';

/** Writes a file in one go, replacing an earlier one. Throws UserError when it cannot be written. */
export function writeText(path: string, text: string): void {
  try {
    writeFileSync(path, text, { mode: 0o600 });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EISDIR') throw new UserError('file-is-directory', { path });
    throw new UserError('file-unwritable', { path, reason: code ?? message });
  }
}
