import type { HeadingMapping } from '../domain/roster/headings.js';
import type { RosterKind } from '../domain/roster/fields.js';
import { writeLog } from '../store/log.js';
import { forgetMapping, listMappings } from '../store/mappings.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';

/** What was said of the headings of one form of table, and in which file first. */
export interface ListedMapping {
  mapping: number;
  kind: RosterKind;
  headings: string[];
  mapped: HeadingMapping[];
  file: string;
}

export async function listRememberedMappings(store: Store): Promise<ListedMapping[]> {
  return (await listMappings(store)).map(({ mappingId, kind, form, mappings, file }) => ({
    mapping: mappingId,
    kind,
    headings: form.split('|'),
    mapped: mappings,
    file,
  }));
}

/** Throws UserError when there is none of that number. */
export async function forgetRememberedMapping(store: Store, mapping: number, actor: string): Promise<void> {
  await store.transact(async (tx) => {
    if (!(await forgetMapping(tx, mapping))) throw new UserError('mapping-not-found', { mapping });
    await writeLog(tx, actor, 'mapping-forget', `mapping ${mapping}`);
  });
}
