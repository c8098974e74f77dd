import type { CalendarDate } from '../domain/calendar-date.js';
import type { Outcome, Paper, SourceRef } from '../domain/facts.js';
import type { Exam, KnownSitting } from '../domain/roster/exam.js';
import type { PassMarks } from '../domain/roster/result.js';
import { nameFiles, readMax } from './batches.js';
import { addRow, addRows, changeRow, changeRows, deleteRow } from './changes.js';
import { listRoundEvents, type ListedRoundEvent } from './exam-events.js';
import { tableOf } from './one-of.js';
import type { Store } from './open.js';
import type { MarkRow, SittingRow } from './schema.js';

export interface ListedExam extends Exam {
  name: string | null;
  /** The day of the import that brought it: a sign-up comes before the exam. */
  knownFrom: CalendarDate;
  events: ListedRoundEvent[];
}

/** The rounds in the register, oldest first. */
export async function listExams(store: Store): Promise<ListedExam[]> {
  const exams = await store.db
    .selectFrom('exam')
    .innerJoin('batch_file', 'batch_file.file_id', 'exam.file_id')
    .innerJoin('batch', 'batch.batch_id', 'batch_file.batch_id')
    .selectAll('exam')
    .select('as_of')
    .orderBy('held_on')
    .orderBy('code')
    .execute();
  const events = await listRoundEvents(store);
  const papers = await store.db.selectFrom('exam_paper').selectAll().execute();
  return exams.map((exam) => ({
    examId: exam.exam_id,
    code: exam.code,
    name: exam.name,
    heldOn: exam.held_on,
    endedOn: exam.ended_on,
    passMarks: new Map(papers.filter((p) => p.exam_id === exam.exam_id).map((p) => [p.paper, p.pass_mark])),
    knownFrom: exam.as_of,
    events: events.get(exam.exam_id) ?? [],
  }));
}

/** The day of the first round with papers: of one that is only signed up for, no pass can be on record. */
export async function findFirstRound(store: Store): Promise<CalendarDate | null> {
  const row = await store.db
    .selectFrom('exam')
    .where('exam_id', 'in', store.db.selectFrom('exam_paper').select('exam_id'))
    .select((eb) => eb.fn.min('held_on').as('first'))
    .executeTakeFirst();
  return row?.first ?? null;
}

export async function insertExam(
  store: Store,
  exam: Omit<ListedExam, 'examId' | 'events'>,
  fileId: number,
): Promise<ListedExam> {
  const examId = (await readMax(store, 'exam', 'exam_id')) + 1;
  const { code, name, heldOn, endedOn, passMarks } = exam;
  await store.insertMany('exam', [
    { exam_id: examId, code, name, held_on: heldOn, ended_on: endedOn, file_id: fileId },
  ]);
  await store.insertMany(
    'exam_paper',
    [...passMarks].map(([paper, passMark]) => ({ exam_id: examId, paper, pass_mark: passMark })),
  );
  return { examId, ...exam, events: [] };
}

/** A round that began as a sign-up gets its papers with its first results. */
export async function addPapers(
  store: Store,
  source: SourceRef,
  examId: number,
  passMarks: PassMarks,
): Promise<void> {
  for (const [paper, passMark] of passMarks) {
    await addRow(store, source, 'exam_paper', { exam_id: examId, paper, pass_mark: passMark });
  }
}

/** Whether the register has a sign-up roster of this round: then it knows who signed up and who did not. */
export async function hasSignUp(store: Store, examId: number): Promise<boolean> {
  const found = await store.db
    .selectFrom('batch_file')
    .innerJoin('batch', 'batch.batch_id', 'batch_file.batch_id')
    .where('exam_id', '=', examId)
    .where('form', '=', 'sign-up')
    .select('file_id')
    .executeTakeFirst();
  return found !== undefined;
}

export async function updateExam(
  store: Store,
  source: SourceRef,
  { examId, name, heldOn, endedOn }: Pick<ListedExam, 'examId' | 'name' | 'heldOn' | 'endedOn'>,
): Promise<void> {
  const set = { name, held_on: heldOn, ended_on: endedOn };
  await changeRow(store, source, 'exam', { exam_id: examId }, set);
}

/** The sittings that these persons have in a round, by officer. */
export async function findSittings(
  store: Store,
  examId: number,
  officerIds: readonly number[],
): Promise<Map<number, KnownSitting>> {
  if (officerIds.length === 0) return new Map();
  const rows = await store.readRows<[number, number, Outcome, number, number]>(
    store.db
      .selectFrom(tableOf(officerIds))
      .crossJoin('sitting')
      .whereRef('officer_id', '=', 'wanted.value')
      .where('exam_id', '=', examId)
      .select(['officer_id', 'unit_id', 'outcome', 'file_id', 'line']),
  );
  if (rows.length === 0) return new Map();
  const nameOf = await nameFiles(
    store,
    rows.map(([, , , fileId]) => fileId),
  );
  const sittings = new Map<number, KnownSitting>();
  for (const [officerId, unitId, outcome, fileId, line] of rows) {
    const place = { file: nameOf(fileId), line };
    sittings.set(officerId, { unitId, outcome, marks: [], place });
  }
  const marks = await store.readRows<[number, Paper, number]>(
    store.db
      .selectFrom(tableOf(officerIds))
      .crossJoin('mark')
      .whereRef('officer_id', '=', 'wanted.value')
      .where('exam_id', '=', examId)
      .select(['officer_id', 'paper', 'score']),
  );
  for (const [officerId, paper, score] of marks) sittings.get(officerId)?.marks.push({ paper, score });
  return sittings;
}

export async function writeSittings(
  store: Store,
  sittings: readonly SittingRow[],
  marks: readonly MarkRow[],
): Promise<void> {
  await store.insertMany('sitting', sittings);
  await store.insertMany('mark', marks);
}

/** A sitting with its new result; `before` are the papers that had marks. */
export interface FilledIn {
  sitting: SittingRow;
  marks: readonly MarkRow[];
  before: readonly Paper[];
}

/** Sittings of people who signed up get their results; a ticket or remark of the roster stays where the results have none. */
export async function fillInSittings(store: Store, filledIn: readonly FilledIn[]): Promise<void> {
  const sourceOf = (row: SittingRow): SourceRef => ({ fileId: row.file_id, line: row.line });
  const changes = filledIn.map(({ sitting }) => {
    const { officer_id, exam_id, ticket, remark, ...result } = sitting;
    const told = { ...(ticket !== null && { ticket }), ...(remark !== null && { remark }) };
    return { source: sourceOf(sitting), key: { officer_id, exam_id }, set: { ...result, ...told } };
  });
  await changeRows(store, 'sitting', changes);
  for (const { sitting, before } of filledIn) {
    const { officer_id, exam_id } = sitting;
    for (const paper of before) {
      await deleteRow(store, sourceOf(sitting), 'mark', { officer_id, exam_id, paper });
    }
  }
  const added = filledIn.flatMap(({ sitting, marks }) =>
    marks.map((row) => ({ source: sourceOf(sitting), row })),
  );
  await addRows(store, 'mark', added);
}

/** How many sittings of each outcome a unit had in a round. */
export interface OutcomeCount {
  examId: number;
  unitId: number;
  outcome: Outcome;
  sittings: number;
}

/** Counts the sittings of rounds held between two dates, both inclusive, by what is stored: see `readOutcome`. */
export async function countOutcomes(store: Store, from: string, until: string): Promise<OutcomeCount[]> {
  const rows = await store.db
    .selectFrom('sitting')
    .innerJoin('exam', 'exam.exam_id', 'sitting.exam_id')
    .where('exam.held_on', '>=', from)
    .where('exam.held_on', '<=', until)
    .groupBy(['sitting.exam_id', 'unit_id', 'outcome'])
    .select((eb) => [
      'sitting.exam_id as examId',
      'unit_id as unitId',
      'outcome',
      eb.fn.countAll().as('sittings'),
    ])
    .execute();
  return rows.map((row) => ({ ...row, sittings: Number(row.sittings) }));
}

/** Distinct persons with a sitting in rounds held between two dates, both inclusive. */
export async function countPersons(store: Store, from: string, until: string): Promise<number> {
  const row = await store.db
    .selectFrom('sitting')
    .innerJoin('exam', 'exam.exam_id', 'sitting.exam_id')
    .where('exam.held_on', '>=', from)
    .where('exam.held_on', '<=', until)
    .select((eb) => eb.fn.count('officer_id').distinct().as('persons'))
    .executeTakeFirstOrThrow();
  return Number(row.persons);
}
