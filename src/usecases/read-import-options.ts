import { fieldAliases, type RosterKind } from '../domain/roster/fields.js';
import type { HeadingMapping } from '../domain/roster/headings.js';
import { refuseOverwriting } from '../files/output-file.js';
import { UserError } from '../user-error.js';

/** Reads `--map 'HEADING=field'`. Throws UserError when there is no `=` or no such field. */
export function readMappings(kind: RosterKind, texts: readonly string[]): HeadingMapping[] {
  const allowed = Object.keys(fieldAliases[kind]);
  return texts.map((mapping) => {
    const at = mapping.lastIndexOf('=');
    if (at < 1) throw new UserError('mapping-malformed', { mapping });
    const field = mapping.slice(at + 1).trim();
    if (!allowed.includes(field)) throw new UserError('mapping-field-unknown', { field, allowed });
    return { heading: mapping.slice(0, at), field };
  });
}

/**
 * Where the rejected rows of each file go: beside it, unless `--rejects` names another place or, with `-`, none.
 * @param register the register's file, which must not be overwritten
 * @throws UserError when one place is named for several files, or the place is that of the register or an input
 */
export function chooseRejectsPath(
  rejects: string | undefined,
  files: readonly string[],
  register: string,
): (file: string, beside: string) => string | null {
  if (rejects === undefined) return (_, beside) => beside;
  if (rejects === '-') return () => null;
  if (files.length > 1) throw new UserError('rejects-for-several', { path: rejects });
  refuseOverwriting(rejects, [...files, register]);
  return () => rejects;
}
