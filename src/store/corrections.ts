import type { SourceRef } from '../domain/facts.js';
import type { KnownPerson } from '../domain/roster/corrections.js';
import { changeRow, deleteRow } from './changes.js';
import { findOfficers, listFormerNames, listFormerNumbers } from './officers.js';
import type { Store } from './open.js';
import { findPostings } from './posting-rows.js';

/** The person with this identity number, now or formerly, with every name and number they ever had; null when there is none. */
export async function findPerson(store: Store, idNumber: string): Promise<KnownPerson | null> {
  const officer = (await findOfficers(store, [idNumber])).get(idNumber);
  if (!officer) return null;
  const postings = await findPostings(store, [officer.officerId]);
  const names = await listFormerNames(store, officer.officerId);
  const numbers = await listFormerNumbers(store, officer.officerId);
  return {
    ...officer,
    postings: postings.get(officer.officerId) ?? [],
    formerNames: names.map((row) => row.name),
    formerNumbers: numbers.map((row) => row.id_number),
  };
}

export async function findIdNumber(store: Store, officerId: number): Promise<string> {
  const row = await store.db
    .selectFrom('officer')
    .where('officer_id', '=', officerId)
    .select('id_number')
    .executeTakeFirstOrThrow();
  return row.id_number;
}

/** Puts a number in the place of a person's present one, which from then on is a former one and still finds the person. */
export async function replaceNumber(
  store: Store,
  source: SourceRef,
  person: KnownPerson,
  idNumber: string,
): Promise<void> {
  const key = { officer_id: person.officerId };
  if (person.formerNumbers.includes(idNumber)) {
    await deleteRow(store, source, 'officer_former_number', { ...key, id_number: idNumber });
  }
  await changeRow(store, source, 'officer', key, { id_number: idNumber });
  await addFormerNumber(store, source, person.officerId, person.idNumber);
}

export async function replaceName(
  store: Store,
  source: SourceRef,
  person: KnownPerson,
  name: string,
): Promise<void> {
  const key = { officer_id: person.officerId };
  if (person.formerNames.includes(name)) {
    await deleteRow(store, source, 'officer_former_name', { ...key, name });
  }
  await changeRow(store, source, 'officer', key, { name });
  await addFormerName(store, source, person.officerId, person.name);
}

export async function addFormerNumber(
  store: Store,
  { fileId, line }: SourceRef,
  officerId: number,
  idNumber: string,
): Promise<void> {
  await store.insertMany('officer_former_number', [
    { officer_id: officerId, id_number: idNumber, file_id: fileId, line },
  ]);
}

export async function addFormerName(
  store: Store,
  { fileId, line }: SourceRef,
  officerId: number,
  name: string,
): Promise<void> {
  await store.db
    .insertInto('officer_former_name')
    .values({ officer_id: officerId, name, file_id: fileId, line })
    .onConflict((conflict) => conflict.columns(['officer_id', 'name']).doNothing())
    .execute();
}

/** Moves what a person is signed up for in these rounds, and has no result of yet, to another unit. @returns how many */
export async function moveSignUps(
  store: Store,
  source: SourceRef,
  officerId: number,
  unitId: number,
  examIds: readonly number[],
): Promise<number> {
  if (examIds.length === 0) return 0;
  const sittings = await store.db
    .selectFrom('sitting')
    .where('officer_id', '=', officerId)
    .where('unit_id', '<>', unitId)
    .where('exam_id', 'in', examIds)
    .where('outcome', '=', 'registered')
    .select('exam_id')
    .execute();
  for (const { exam_id } of sittings) {
    await changeRow(store, source, 'sitting', { officer_id: officerId, exam_id }, { unit_id: unitId });
  }
  return sittings.length;
}
