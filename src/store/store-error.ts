import Database from 'better-sqlite3';
import { UserError } from '../user-error.js';

/** Turns what SQLite reports about the register's file into something a user can act on; anything else is passed on as it is. */
export function explainStoreError(error: unknown, path: string): unknown {
  if (isAddonMissing(error)) {
    const { message } = error as Error;
    return new UserError('database-unloadable', { reason: message.split('\n')[0] ?? '' });
  }
  if (!(error instanceof Database.SqliteError)) return error;
  const { code, message } = error;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new UserError('register-locked', { path });
  if (code === 'SQLITE_NOTADB') return new UserError('register-not-ours', { path });
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new UserError('register-damaged', { path, reason: message });
  }
  if (code.startsWith('SQLITE_READONLY')) return new UserError('register-read-only', { path });
  if (code === 'SQLITE_FULL') return new UserError('disk-full', { path });
  if (
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_IOERR') ||
    code === 'SQLITE_PERM' ||
    code === 'SQLITE_AUTH'
  ) {
    return new UserError('register-unreadable', { path, reason: message });
  }
  return error;
}

/** After a change of Node's major version the compiled part of better-sqlite3 no longer fits. */
function isAddonMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ERR_DLOPEN_FAILED' || code === 'MODULE_NOT_FOUND';
}
