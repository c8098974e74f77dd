import type {
  Certificate,
  CertificateEvent,
  Mark,
  Paper,
  Posting,
  RoundEvent,
  Sitting,
  UnitFacts,
} from '../domain/facts.js';
import { listRoundEvents } from './exam-events.js';
import { groupRows } from './group-rows.js';
import { isOneOf } from './one-of.js';
import type { Store } from './open.js';
import { readTable, type Persons, type Take } from './person-rows.js';
import { readKnownPostings } from './posting-rows.js';

/** What all persons share, read once. */
export interface Shared {
  units: ReadonlyMap<number, UnitFacts>;
  rounds: ReadonlyMap<number, Round>;
}

interface Round {
  code: string;
  passMarks: Partial<Record<Paper, number>>;
  events: RoundEvent[];
}

/** @param officerIds of these persons the units they were posted at; else every unit */
export async function readShared(store: Store, officerIds?: readonly number[]): Promise<Shared> {
  let found = store.db
    .selectFrom('unit')
    .select(['unit_id', 'code', 'name', 'district', 'field', 'authority', 'closed_on']);
  if (officerIds) {
    const postings = store.db
      .selectFrom('posting')
      .where(isOneOf('officer_id', officerIds))
      .select('unit_id');
    found = found.where('unit_id', 'in', postings);
  }
  const units = await found.execute();
  const exams = await store.db.selectFrom('exam').select(['exam_id', 'code']).execute();
  const papers = await store.db.selectFrom('exam_paper').selectAll().execute();
  const passMarks = groupRows(papers, (paper) => paper.exam_id);
  const events = await listRoundEvents(store);
  return {
    units: new Map(
      units.map(({ unit_id: unitId, closed_on: closedOn, ...unit }) => [
        unitId,
        { unitId, closedOn, ...unit },
      ]),
    ),
    rounds: new Map(
      exams.map(({ exam_id: examId, code }) => [
        examId,
        {
          code,
          passMarks: Object.fromEntries((passMarks.get(examId) ?? []).map((p) => [p.paper, p.pass_mark])),
          events: (events.get(examId) ?? []).map(({ kind, occurredOn }) => ({ kind, occurredOn })),
        },
      ]),
    ),
  };
}

export async function readPersons(
  store: Store,
  persons: Persons,
  take: Take<{ idNumber: string; name: string }>,
): Promise<void> {
  const columns = ['officer_id', 'id_number', 'name'] as const;
  for (const [id, idNumber, name] of await readTable(store, 'officer', columns, ['officer_id'], persons))
    take(id, { idNumber, name });
}

export async function readPostings(
  store: Store,
  persons: Persons,
  { units }: Shared,
  take: Take<Posting>,
): Promise<void> {
  await readKnownPostings(store, persons, (id, posting) => {
    const unit = units.get(posting.unitId);
    if (!unit) throw new Error(`posting of officer ${id} names unit ${posting.unitId}, which is not there`);
    take(id, Object.assign(posting, { unit }));
  });
}

export async function readCertificates(
  store: Store,
  persons: Persons,
  take: Take<Certificate>,
): Promise<void> {
  const columns = [
    ...(['officer_id', 'certificate_id', 'number', 'issued_on', 'expires_on', 'issuer', 'kind'] as const),
    ...(['file_id', 'line'] as const),
  ] as const;
  const events = await readEvents(store, persons);
  const order = ['officer_id', 'issued_on', 'number'] as const;
  for (const row of await readTable(store, 'certificate', columns, order, persons)) {
    const [id, certificateId, number, issuedOn, expiresOn, issuer, kind, fileId, line] = row;
    const own = events.get(certificateId) ?? [];
    const source = { fileId, line };
    take(id, { certificateId, number, issuedOn, expiresOn, issuer, kind, events: own, source });
  }
}

/** By certificate_id, in the order in which they happened. */
async function readEvents(store: Store, persons: Persons): Promise<Map<number, CertificateEvent[]>> {
  const columns = [
    ...(['certificate_id', 'kind', 'occurred_on', 'until', 'reason', 'plan_id', 'ground'] as const),
    ...(['file_id', 'line'] as const),
  ] as const;
  const order = ['officer_id', 'certificate_id', 'occurred_on', 'event_no'] as const;
  const rows = await readTable(store, 'certificate_event', columns, order, persons);
  const byCard = groupRows(rows, ([certificateId]) => certificateId);
  return new Map([...byCard].map(([certificateId, own]) => [certificateId, own.map(toEvent)]));

  function toEvent([, kind, occurredOn, until, reason, planId, ground, fileId, line]: (typeof rows)[0]) {
    const source = fileId === null || line === null ? null : { fileId, line };
    return { kind, occurredOn, until, reason, planId, ground, source };
  }
}

/** @param withMarks else the sittings come without their scores */
export async function readSittings(
  store: Store,
  persons: Persons,
  { rounds }: Shared,
  withMarks: boolean,
  take: Take<Sitting>,
): Promise<void> {
  const columns = ['officer_id', 'exam_id', 'held_on', 'unit_id', 'outcome', 'file_id', 'line'] as const;
  const marks = withMarks ? await readMarks(store, persons) : new Map<number, OwnMark[]>();
  const order = ['officer_id', 'held_on', 'exam_id'] as const;
  for (const row of await readTable(store, 'sitting', columns, order, persons)) {
    const [id, examId, heldOn, unitId, outcome, fileId, line] = row;
    const round = rounds.get(examId);
    if (!round) throw new Error(`sitting of officer ${id} names exam ${examId}, which is not there`);
    const own = (marks.get(id) ?? []).filter((mark) => mark.examId === examId).map(({ mark }) => mark);
    const sitting: Sitting = {
      exam: round.code,
      heldOn,
      unitId,
      outcome,
      marks: own,
      source: { fileId, line },
    };
    if (outcome === 'failed' && own.some(({ paper }) => paper !== 'single'))
      sitting.passMarks = round.passMarks;
    // Not of the others: a plan that rests on a result is not stale because its round was closed.
    if (outcome === 'registered') sitting.roundEvents = round.events;
    take(id, sitting);
  }
}

interface OwnMark {
  examId: number;
  mark: Mark;
}

/** By officer_id. */
async function readMarks(store: Store, persons: Persons): Promise<Map<number, OwnMark[]>> {
  const columns = ['officer_id', 'exam_id', 'paper', 'score'] as const;
  const order = ['officer_id', 'exam_id', 'paper'] as const;
  const marks = new Map<number, OwnMark[]>();
  for (const [id, examId, paper, score] of await readTable(store, 'mark', columns, order, persons)) {
    const own = { examId, mark: { paper, score } };
    const known = marks.get(id);
    if (known) known.push(own);
    else marks.set(id, [own]);
  }
  return marks;
}
