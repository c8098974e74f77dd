import type { KnownPosting } from '../domain/roster/officers.js';
import type { Store } from './open.js';
import { readTable, type Persons, type Take } from './person-rows.js';

/** The postings of persons, each person's oldest first. */
export async function findPostings(
  store: Store,
  officerIds: readonly number[],
): Promise<Map<number, KnownPosting[]>> {
  const postings = new Map(officerIds.map((id): [number, KnownPosting[]] => [id, []]));
  if (officerIds.length === 0) return postings;
  await readKnownPostings(store, { ids: officerIds }, (id, posting) => postings.get(id)?.push(posting));
  return postings;
}

/** Reads the postings of some persons, each person's oldest first. */
export async function readKnownPostings(
  store: Store,
  persons: Persons,
  take: Take<KnownPosting>,
): Promise<void> {
  const columns = [
    ...(['officer_id', 'since', 'since_assumed', 'unit_id', 'staffing', 'post', 'state'] as const),
    ...(['file_id', 'line'] as const),
  ] as const;
  const order = ['officer_id', 'since', 'file_id', 'line'] as const;
  for (const row of await readTable(store, 'posting', columns, order, persons)) {
    const [id, since, assumed, unitId, staffing, post, state, fileId, line] = row;
    const source = { fileId, line };
    take(id, { since, sinceAssumed: assumed === 1, unitId, staffing, post, state, source });
  }
}
