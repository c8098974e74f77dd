import type { Store } from './open.js';

/** The years of which any training was reported. */
export async function listTrainingYears(store: Store): Promise<Set<number>> {
  const rows = await store.db.selectFrom('training').select('year').distinct().execute();
  return new Set(rows.map((row) => row.year));
}
