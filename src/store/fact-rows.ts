import { sql, type SqlBool } from 'kysely';
import type {
  Appraisal,
  Certificate,
  CertificateEvent,
  Discipline,
  EnforcementAct,
  Mark,
  Posting,
  RoundEvent,
  Sitting,
  SourceRef,
  Training,
  UnitFacts,
} from '../domain/facts.js';
import { listRoundEvents } from './exam-events.js';
import { groupRows } from './group-rows.js';
import type { Store } from './open.js';
import type { CertificateEventRow } from './schema.js';

/** A range of persons, or some persons. */
export type Persons = { from: number; until: number } | { ids: readonly number[] };

/** One fact and whose it is. Each table is read in one scan of neighbouring rows: officer_id leads every key. */
export interface Owned<F> {
  officerId: number;
  fact: F;
}

function among(persons: Persons) {
  return 'ids' in persons
    ? sql<SqlBool>`officer_id in (${sql.join(persons.ids)})`
    : sql<SqlBool>`officer_id between ${persons.from} and ${persons.until}`;
}

export async function readPostings(
  store: Store,
  persons: Persons,
  units: ReadonlyMap<number, UnitFacts>,
): Promise<Owned<Posting>[]> {
  const rows = await store.db
    .selectFrom('posting')
    .where(among(persons))
    .selectAll()
    .orderBy('officer_id')
    .orderBy('since')
    .orderBy('file_id')
    .orderBy('line')
    .execute();
  return rows.map((row) => {
    const unit = units.get(row.unit_id);
    if (!unit)
      throw new Error(`posting of officer ${row.officer_id} names unit ${row.unit_id}, which is not there`);
    const fact = {
      since: row.since,
      sinceAssumed: row.since_assumed === 1,
      unitId: row.unit_id,
      unit,
      staffing: row.staffing,
      post: row.post,
      state: row.state,
      source: toSource(row),
    };
    return { officerId: row.officer_id, fact };
  });
}

export async function readCertificates(store: Store, persons: Persons): Promise<Owned<Certificate>[]> {
  const eventRows = await store.db
    .selectFrom('certificate_event')
    .where(among(persons))
    .selectAll()
    .orderBy('officer_id')
    .orderBy('certificate_id')
    .orderBy('occurred_on')
    .orderBy('event_no')
    .execute();
  const events = groupRows(eventRows, (row) => row.certificate_id);
  const rows = await store.db
    .selectFrom('certificate')
    .where(among(persons))
    .selectAll()
    .orderBy('officer_id')
    .orderBy('issued_on')
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    officerId: row.officer_id,
    fact: {
      certificateId: row.certificate_id,
      number: row.number,
      issuedOn: row.issued_on,
      expiresOn: row.expires_on,
      issuer: row.issuer,
      kind: row.kind,
      events: (events.get(row.certificate_id) ?? []).map(toEvent),
      source: toSource(row),
    },
  }));
}

export async function readSittings(store: Store, persons: Persons): Promise<Owned<Sitting>[]> {
  const markRows = await store.db.selectFrom('mark').where(among(persons)).selectAll().execute();
  const marks = groupRows(markRows, (row) => `${row.officer_id} ${row.exam_id}`);
  const roundEvents = await listRoundEvents(store);
  const passMarks = groupRows(
    await store.db.selectFrom('exam_paper').selectAll().execute(),
    (row) => row.exam_id,
  );
  const rows = await store.db
    .selectFrom('sitting')
    .innerJoin('exam', 'exam.exam_id', 'sitting.exam_id')
    .where(among(persons))
    .selectAll('sitting')
    .select('exam.code')
    .orderBy('officer_id')
    .orderBy('sitting.held_on')
    .execute();
  return rows.map((row) => {
    const marksOf = (marks.get(`${row.officer_id} ${row.exam_id}`) ?? []).map(toMark);
    return {
      officerId: row.officer_id,
      fact: {
        exam: row.code,
        heldOn: row.held_on,
        unitId: row.unit_id,
        outcome: row.outcome,
        marks: marksOf,
        ...(row.outcome === 'failed' &&
          marksOf.some(({ paper }) => paper !== 'single') && {
            passMarks: Object.fromEntries(
              (passMarks.get(row.exam_id) ?? []).map((p) => [p.paper, p.pass_mark]),
            ),
          }),
        // Not of the others: a plan that rests on a result is not stale because its round was closed.
        ...(row.outcome === 'registered' && {
          roundEvents: (roundEvents.get(row.exam_id) ?? []).map(toRoundEvent),
        }),
        source: toSource(row),
      },
    };
  });
}

/** What units report of their officers year by year. */
export async function readRecords(
  store: Store,
  persons: Persons,
): Promise<{
  trainings: Owned<Training>[];
  appraisals: Owned<Appraisal>[];
  enforcementActs: Owned<EnforcementAct>[];
  disciplines: Owned<Discipline>[];
}> {
  const { db } = store;
  const whose = among(persons);
  const trainings = await db
    .selectFrom('training')
    .where(whose)
    .selectAll()
    .orderBy('year')
    .orderBy('file_id')
    .orderBy('line')
    .execute();
  const appraisals = await db.selectFrom('appraisal').where(whose).selectAll().orderBy('year').execute();
  const acts = await db.selectFrom('enforcement_act').where(whose).selectAll().orderBy('acted_on').execute();
  const disciplines = await db.selectFrom('discipline').where(whose).selectAll().orderBy('since').execute();
  return {
    trainings: trainings.map((row) => {
      const { year, course, hours } = row;
      return { officerId: row.officer_id, fact: { year, course, hours, source: toSource(row) } };
    }),
    appraisals: appraisals.map((row) => {
      const { year, result } = row;
      return { officerId: row.officer_id, fact: { year, result, source: toSource(row) } };
    }),
    enforcementActs: acts.map((row) => {
      return { officerId: row.officer_id, fact: { actedOn: row.acted_on, source: toSource(row) } };
    }),
    disciplines: disciplines.map((row) => {
      const { since, kind } = row;
      return { officerId: row.officer_id, fact: { since, kind, source: toSource(row) } };
    }),
  };
}

function toSource({ file_id, line }: { file_id: number; line: number }): SourceRef {
  return { fileId: file_id, line };
}

function toMark({ paper, score }: Mark): Mark {
  return { paper, score };
}

function toRoundEvent({ kind, occurredOn }: RoundEvent): RoundEvent {
  return { kind, occurredOn };
}

function toEvent(row: CertificateEventRow): CertificateEvent {
  return {
    kind: row.kind,
    occurredOn: row.occurred_on,
    until: row.until,
    reason: row.reason,
    planId: row.plan_id,
    ground: row.ground,
    source: row.file_id === null || row.line === null ? null : { fileId: row.file_id, line: row.line },
  };
}
