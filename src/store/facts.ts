import type {
  Certificate,
  CertificateEvent,
  Mark,
  OfficerFacts,
  Posting,
  RoundEvent,
  Sitting,
  UnitFacts,
} from '../domain/facts.js';
import { sql, type SqlBool } from 'kysely';
import { listRoundEvents } from './exam-events.js';
import { groupRows } from './group-rows.js';
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

/** A range of persons, or some persons. */
type Persons = { from: number; until: number } | { ids: readonly number[] };

function among(persons: Persons) {
  return 'ids' in persons
    ? sql<SqlBool>`officer_id in (${sql.join(persons.ids)})`
    : sql<SqlBool>`officer_id between ${persons.from} and ${persons.until}`;
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

/** One query a table: officer_id leads every key, so each is one scan of neighbouring rows. */
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
      },
    ]),
  );
  for (const row of await queryPostings(store, persons)) {
    const unit = units.get(row.unit_id);
    if (!unit)
      throw new Error(`posting of officer ${row.officer_id} names unit ${row.unit_id}, which is not there`);
    const posting: Posting = {
      since: row.since,
      sinceAssumed: row.since_assumed === 1,
      unitId: row.unit_id,
      unit,
      staffing: row.staffing,
      post: row.post,
      state: row.state,
      source: { fileId: row.file_id, line: row.line },
    };
    facts.get(row.officer_id)?.postings.push(posting);
  }
  const events = groupRows(await queryEvents(store, persons), (row) => row.certificate_id);
  for (const row of await queryCertificates(store, persons)) {
    const certificate: Certificate = {
      certificateId: row.certificate_id,
      number: row.number,
      issuedOn: row.issued_on,
      expiresOn: row.expires_on,
      issuer: row.issuer,
      kind: row.kind,
      events: (events.get(row.certificate_id) ?? []).map(toEvent),
      source: { fileId: row.file_id, line: row.line },
    };
    facts.get(row.officer_id)?.certificates.push(certificate);
  }
  const marks = groupRows(await queryMarks(store, persons), (row) => `${row.officer_id} ${row.exam_id}`);
  const roundEvents = await listRoundEvents(store);
  for (const row of await querySittings(store, persons)) {
    const sitting: Sitting = {
      exam: row.code,
      heldOn: row.held_on,
      unitId: row.unit_id,
      outcome: row.outcome,
      marks: (marks.get(`${row.officer_id} ${row.exam_id}`) ?? []).map(toMark),
      // Not of the others: a plan that rests on a result is not stale because its round was closed.
      ...(row.outcome === 'registered' && {
        roundEvents: (roundEvents.get(row.exam_id) ?? []).map(toRoundEvent),
      }),
      source: { fileId: row.file_id, line: row.line },
    };
    facts.get(row.officer_id)?.sittings.push(sitting);
  }
  return [...facts.values()];
}

function queryPostings(store: Store, persons: Persons) {
  return store.db
    .selectFrom('posting')
    .where(among(persons))
    .selectAll()
    .orderBy('officer_id')
    .orderBy('since')
    .orderBy('file_id')
    .orderBy('line')
    .execute();
}

function queryCertificates(store: Store, persons: Persons) {
  return store.db
    .selectFrom('certificate')
    .where(among(persons))
    .selectAll()
    .orderBy('officer_id')
    .orderBy('issued_on')
    .orderBy('number')
    .execute();
}

function queryEvents(store: Store, persons: Persons) {
  return store.db
    .selectFrom('certificate_event')
    .where(among(persons))
    .selectAll()
    .orderBy('officer_id')
    .orderBy('certificate_id')
    .orderBy('occurred_on')
    .orderBy('event_no')
    .execute();
}

function querySittings(store: Store, persons: Persons) {
  return store.db
    .selectFrom('sitting')
    .innerJoin('exam', 'exam.exam_id', 'sitting.exam_id')
    .where(among(persons))
    .selectAll('sitting')
    .select('exam.code')
    .orderBy('officer_id')
    .orderBy('sitting.held_on')
    .execute();
}

function queryMarks(store: Store, persons: Persons) {
  return store.db.selectFrom('mark').where(among(persons)).selectAll().execute();
}

function toMark({ paper, score }: Mark): Mark {
  return { paper, score };
}

function toRoundEvent({ kind, occurredOn }: RoundEvent): RoundEvent {
  return { kind, occurredOn };
}

function toEvent(row: Awaited<ReturnType<typeof queryEvents>>[number]): CertificateEvent {
  return {
    kind: row.kind,
    occurredOn: row.occurred_on,
    planId: row.plan_id,
    ground: row.ground,
    source: row.file_id === null || row.line === null ? null : { fileId: row.file_id, line: row.line },
  };
}
