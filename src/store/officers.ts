import type { KnownOfficer, KnownPosting } from '../domain/roster/officers.js';
import { nameFiles } from './batches.js';
import { changeRow } from './changes.js';
import { isOneOf, tableOf } from './one-of.js';
import type { Store } from './open.js';
import type { OfficerFormerNameRow, OfficerFormerNumberRow, OfficerRow, PostingRow } from './schema.js';

/** The persons with these identity numbers, now or formerly, by each of the numbers that found them. */
export async function findOfficers(
  store: Store,
  idNumbers: readonly string[],
): Promise<Map<string, KnownOfficer>> {
  if (idNumbers.length === 0) return new Map();
  const former = await store.readRows<[number, string]>(
    store.db
      .selectFrom(tableOf(idNumbers))
      .crossJoin('officer_former_number')
      .whereRef('id_number', '=', 'wanted.value')
      .select(['officer_id', 'id_number']),
  );
  const read = (key: 'id_number' | 'officer_id', values: readonly (string | number)[]) =>
    store.readRows<[officerId: number, idNumber: string, name: string, fileId: number, line: number]>(
      store.db
        .selectFrom(tableOf(values))
        .crossJoin('officer')
        .whereRef(key, '=', 'wanted.value')
        .select(['officer_id', 'id_number', 'name', 'file_id', 'line']),
    );
  const rows = await read('id_number', idNumbers);
  if (former.length > 0) {
    const formerIds = former.map(([officerId]) => officerId);
    rows.push(...(await read('officer_id', formerIds)));
  }
  if (rows.length === 0) return new Map();
  const nameOf = await nameFiles(
    store,
    rows.map(([, , , fileId]) => fileId),
  );
  const officers = new Map<number, KnownOfficer>();
  for (const [officerId, idNumber, name, fileId, line] of rows)
    officers.set(officerId, { officerId, idNumber, name, place: { file: nameOf(fileId), line } });
  const found = new Map<string, KnownOfficer>();
  // A present number goes before a former one of the same digits; the object is one, whichever number asks.
  for (const [officerId, idNumber] of former) {
    const officer = officers.get(officerId);
    if (officer) found.set(idNumber, officer);
  }
  for (const officer of officers.values()) found.set(officer.idNumber, officer);
  return found;
}

/** Rows of one chunk, written together: persons before what they own. */
export interface OfficerWrites {
  officers: OfficerRow[];
  postings: PostingRow[];
  formerNames: (OfficerFormerNameRow & { newName: string })[];
}

export async function writeOfficers(store: Store, writes: OfficerWrites): Promise<void> {
  await store.insertMany('officer', writes.officers);
  await store.insertMany('posting', writes.postings);
  for (const { newName, ...former } of writes.formerNames) {
    await store.db
      .insertInto('officer_former_name')
      .values(former)
      .onConflict((conflict) => conflict.columns(['officer_id', 'name']).doNothing())
      .execute();
    const source = { fileId: former.file_id, line: former.line };
    await changeRow(store, source, 'officer', { officer_id: former.officer_id }, { name: newName });
  }
}

export function toPostingRow(officerId: number, posting: KnownPosting): PostingRow {
  return {
    officer_id: officerId,
    since: posting.since,
    file_id: posting.source.fileId,
    line: posting.source.line,
    since_assumed: posting.sinceAssumed ? 1 : 0,
    unit_id: posting.unitId,
    staffing: posting.staffing,
    post: posting.post,
    state: posting.state,
  };
}

/** Who has a sitting in a round, whatever came of it. */
export async function listSittingOfficerIds(store: Store, examId: number): Promise<number[]> {
  const rows = await store.db
    .selectFrom('sitting')
    .where('exam_id', '=', examId)
    .select('officer_id')
    .distinct()
    .orderBy('officer_id')
    .execute();
  return rows.map((row) => row.officer_id);
}

/** The persons who are or were posted at any of these units. */
export async function listPostedOfficerIds(store: Store, unitIds: readonly number[]): Promise<number[]> {
  if (unitIds.length === 0) return [];
  const rows = await store.db
    .selectFrom('posting')
    .where(isOneOf('unit_id', unitIds))
    .select('officer_id')
    .distinct()
    .orderBy('officer_id')
    .execute();
  return rows.map((row) => row.officer_id);
}

/** Finds a person by identity number, the present one or a former one, or by the number of any of their certificates. */
export async function findOfficerId(
  store: Store,
  idNumber: string,
  certificateNumbers: readonly string[],
): Promise<number | null> {
  const byIdNumber = await store.db
    .selectFrom('officer')
    .where('id_number', '=', idNumber)
    .select('officer_id')
    .executeTakeFirst();
  if (byIdNumber) return byIdNumber.officer_id;
  const byFormerNumber = await store.db
    .selectFrom('officer_former_number')
    .where('id_number', '=', idNumber)
    .select('officer_id')
    .executeTakeFirst();
  if (byFormerNumber) return byFormerNumber.officer_id;
  const byCertificate = await store.db
    .selectFrom('certificate')
    .where(isOneOf('number', certificateNumbers))
    .select('officer_id')
    .executeTakeFirst();
  return byCertificate?.officer_id ?? null;
}

export async function listFormerNames(store: Store, officerId: number): Promise<OfficerFormerNameRow[]> {
  return store.db.selectFrom('officer_former_name').where('officer_id', '=', officerId).selectAll().execute();
}

export async function listFormerNumbers(store: Store, officerId: number): Promise<OfficerFormerNumberRow[]> {
  return store.db
    .selectFrom('officer_former_number')
    .where('officer_id', '=', officerId)
    .selectAll()
    .orderBy('id_number')
    .execute();
}
