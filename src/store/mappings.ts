import type { RosterKind } from '../domain/roster/fields.js';
import type { HeadingMapping } from '../domain/roster/headings.js';
import { readMax } from './batches.js';
import { changeRow } from './changes.js';
import type { Store } from './open.js';

/** What was said of the headings of one form of table. */
export interface RememberedMapping {
  mappingId: number;
  kind: RosterKind;
  /** All headings of the form, in their order (see `describeHeadings`). */
  form: string;
  mappings: HeadingMapping[];
  file: string;
}

/** The mappings on record, of one kind or of all, oldest first. */
export async function listMappings(store: Store, kind?: RosterKind): Promise<RememberedMapping[]> {
  let rows = store.db
    .selectFrom('heading_mapping')
    .innerJoin('batch_file', 'batch_file.file_id', 'heading_mapping.file_id')
    .select(['mapping_id', 'kind', 'headings', 'mapped', 'batch_file.file'])
    .orderBy('mapping_id');
  if (kind !== undefined) rows = rows.where('kind', '=', kind);
  return (await rows.execute()).map((row) => ({
    mappingId: row.mapping_id,
    kind: row.kind,
    form: row.headings,
    mappings: JSON.parse(row.mapped) as HeadingMapping[],
    file: row.file,
  }));
}

/** Remembers what the user said of a form, in place of what was said of it before. */
export async function rememberMapping(
  store: Store,
  fileId: number,
  { kind, form, mappings }: Pick<RememberedMapping, 'kind' | 'form' | 'mappings'>,
): Promise<void> {
  const mapped = JSON.stringify(mappings.map(({ heading, field }) => ({ heading, field })));
  const known = (await listMappings(store, kind)).find((one) => one.form === form);
  if (known) {
    const key = { mapping_id: known.mappingId };
    await changeRow(store, { fileId, line: 0 }, 'heading_mapping', key, { mapped, file_id: fileId });
    return;
  }
  const mappingId = (await readMax(store, 'heading_mapping', 'mapping_id')) + 1;
  await store.insertMany('heading_mapping', [
    { mapping_id: mappingId, kind, headings: form, mapped, file_id: fileId },
  ]);
}

/** @returns whether there was one of that number */
export async function forgetMapping(store: Store, mappingId: number): Promise<boolean> {
  const { numDeletedRows } = await store.db
    .deleteFrom('heading_mapping')
    .where('mapping_id', '=', mappingId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
