import type { OfficerFacts, UnitFacts } from '../domain/facts.js';
import {
  readCertificates,
  readPostings,
  readRecords,
  readSittings,
  type Owned,
  type Persons,
} from './fact-rows.js';
import type { Store } from './open.js';

/** Persons read at a time: enough to make a query worth it, few enough to stay flat in memory. */
const chunkSize = 1000;

/** Streams everything known of every person, in groups, by officer_id. */
export async function* streamFacts(store: Store): AsyncGenerator<OfficerFacts[]> {
  const units = await readUnitFacts(store);
  let after = 0;
  for (;;) {
    const officers = await store.db
      .selectFrom('officer')
      .where('officer_id', '>', after)
      .select(['officer_id', 'id_number', 'name'])
      .orderBy('officer_id')
      .limit(chunkSize)
      .execute();
    const last = officers.at(-1);
    if (!last) return;
    yield await readFacts(store, officers, { from: after + 1, until: last.officer_id }, units);
    after = last.officer_id;
  }
}

/** Everything known of some persons, in groups, by officer_id. */
export async function* findFacts(
  store: Store,
  officerIds: readonly number[],
): AsyncGenerator<OfficerFacts[]> {
  const units = await readUnitFacts(store);
  for (let start = 0; start < officerIds.length; start += chunkSize) {
    const ids = officerIds.slice(start, start + chunkSize);
    const officers = await store.db
      .selectFrom('officer')
      .where('officer_id', 'in', ids)
      .select(['officer_id', 'id_number', 'name'])
      .orderBy('officer_id')
      .execute();
    yield await readFacts(store, officers, { ids }, units);
  }
}

async function readUnitFacts(store: Store): Promise<Map<number, UnitFacts>> {
  const rows = await store.db
    .selectFrom('unit')
    .select(['unit_id', 'code', 'name', 'district', 'field', 'authority', 'closed_on'])
    .execute();
  return new Map(
    rows.map(({ unit_id: unitId, closed_on: closedOn, ...unit }) => [unitId, { unitId, closedOn, ...unit }]),
  );
}

async function readFacts(
  store: Store,
  officers: readonly { officer_id: number; id_number: string; name: string }[],
  persons: Persons,
  units: ReadonlyMap<number, UnitFacts>,
): Promise<OfficerFacts[]> {
  const facts = new Map<number, OfficerFacts>(
    officers.map((o) => [
      o.officer_id,
      {
        officerId: o.officer_id,
        idNumber: o.id_number,
        name: o.name,
        postings: [],
        certificates: [],
        sittings: [],
        trainings: [],
        appraisals: [],
        enforcementActs: [],
        disciplines: [],
      },
    ]),
  );
  const share = <F>(owned: Owned<F>[], listOf: (officer: OfficerFacts) => F[]): void => {
    for (const { officerId, fact } of owned) {
      const officer = facts.get(officerId);
      if (officer) listOf(officer).push(fact);
    }
  };
  share(await readPostings(store, persons, units), (officer) => officer.postings);
  share(await readCertificates(store, persons), (officer) => officer.certificates);
  share(await readSittings(store, persons), (officer) => officer.sittings);
  const records = await readRecords(store, persons);
  share(records.trainings, (officer) => officer.trainings);
  share(records.appraisals, (officer) => officer.appraisals);
  share(records.enforcementActs, (officer) => officer.enforcementActs);
  share(records.disciplines, (officer) => officer.disciplines);
  return [...facts.values()];
}
