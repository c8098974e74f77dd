import type { KnownOfficer, KnownPosting } from '../domain/roster/officers.js';
import { changeRow } from './changes.js';
import { groupRows } from './group-rows.js';
import { isOneOf } from './one-of.js';
import type { Store } from './open.js';
import type { OfficerFormerNameRow, OfficerFormerNumberRow, OfficerRow, PostingRow } from './schema.js';

/** The persons with these identity numbers, now or formerly, with their postings, by each of the numbers that found them. */
export async function findOfficers(
  store: Store,
  idNumbers: readonly string[],
): Promise<Map<string, KnownOfficer>> {
  if (idNumbers.length === 0) return new Map();
  const former = await store.db
    .selectFrom('officer_former_number')
    .where(isOneOf('id_number', idNumbers))
    .select(['officer_id', 'id_number'])
    .execute();
  const formerIds = former.map((row) => row.officer_id);
  const rows = await store.db
    .selectFrom('officer')
    .innerJoin('batch_file', 'batch_file.file_id', 'officer.file_id')
    .where((eb) =>
      eb.or([
        isOneOf('id_number', idNumbers),
        ...(formerIds.length > 0 ? [isOneOf('officer_id', formerIds)] : []),
      ]),
    )
    .select(['officer_id', 'id_number', 'name', 'batch_file.file', 'line'])
    .execute();
  const postings = await findPostings(
    store,
    rows.map((row) => row.officer_id),
  );
  const officers = new Map<number, KnownOfficer>(
    rows.map((row) => [
      row.officer_id,
      {
        officerId: row.officer_id,
        idNumber: row.id_number,
        name: row.name,
        postings: postings.get(row.officer_id) ?? [],
        place: { file: row.file, line: row.line },
      },
    ]),
  );
  const found = new Map<string, KnownOfficer>();
  // A present number goes before a former one of the same digits; the object is one, whichever number asks.
  for (const { officer_id, id_number } of [...former, ...rows]) {
    const officer = officers.get(officer_id);
    if (officer) found.set(id_number, officer);
  }
  return found;
}

async function findPostings(
  store: Store,
  officerIds: readonly number[],
): Promise<Map<number, KnownPosting[]>> {
  if (officerIds.length === 0) return new Map();
  const rows = await store.db
    .selectFrom('posting')
    .where(isOneOf('officer_id', officerIds))
    .selectAll()
    .orderBy('officer_id')
    .orderBy('since')
    .orderBy('file_id')
    .orderBy('line')
    .execute();
  const byOfficer = groupRows(rows, (row) => row.officer_id);
  return new Map([...byOfficer].map(([officerId, list]) => [officerId, list.map(toPosting)]));
}

function toPosting(row: PostingRow): KnownPosting {
  return {
    since: row.since,
    sinceAssumed: row.since_assumed === 1,
    unitId: row.unit_id,
    staffing: row.staffing,
    post: row.post,
    state: row.state,
    source: { fileId: row.file_id, line: row.line },
  };
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
