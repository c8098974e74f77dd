import type { CalendarDate } from '../domain/calendar-date.js';
import { finding, hasError, type Finding, type LocatedFinding } from '../domain/findings.js';
import {
  compareSitting,
  continuePostingsByExam,
  isWithinRound,
  mayChange,
  readForm,
  type ExamForm,
  type KnownSitting,
  type SittingStatement,
} from '../domain/roster/exam.js';
import { findPostingInForce } from '../domain/posting.js';
import {
  compareName,
  explainOldNumber,
  insertPosting,
  type KnownOfficer,
  type KnownPosting,
} from '../domain/roster/officers.js';
import type { ReadRow } from '../domain/roster/statements.js';
import type { NamedUnit, UnitIndex } from '../domain/roster/unit-index.js';
import { readMax, setBatchExam } from '../store/batches.js';
import {
  fillInSittings,
  findSittings,
  hasSignUp,
  updateExam,
  writeSittings,
  type FilledIn,
  type ListedExam,
} from '../store/exams.js';
import { findOfficers, toPostingRow, writeOfficers, type OfficerWrites } from '../store/officers.js';
import type { Store } from '../store/open.js';
import { findPostings } from '../store/posting-rows.js';
import type { MarkRow, SittingRow } from '../store/schema.js';
import { UserError } from '../user-error.js';
import type { PeopleRequest } from './import-officers.js';
import { importRoster } from './import-roster.js';
import type { FileReading, ImportResult, OpenedFile, RosterImporter, RowResult } from './roster-importer.js';
import { indexUnits, nameUnit, succeedUnit } from './name-unit.js';
import { openRound } from './open-round.js';
import { readPolicies, type PolicyOn } from './policy-on.js';
import { SeenLines } from './seen-lines.js';

export interface ExamRequest extends PeopleRequest {
  /** Null for mended rejects, which know the round they were rejected from. */
  exam: string | null;
  examName: string | null;
  heldOn: CalendarDate | null;
  /** Whether another result takes the place of the one on record. */
  acceptResultChanges: boolean;
}

/** Loads sign-up rosters and results of one round: sittings and marks, and the candidates that were not in the register. */
export async function importExam(store: Store, request: ExamRequest): Promise<ImportResult> {
  return importRoster(store, 'exam', request, async (tx, batchId) => {
    const units = await indexUnits(tx, request.policy);
    const lastOfficerId = await readMax(tx, 'officer', 'officer_id');
    return new ExamImporter(tx, request, batchId, units, await readPolicies(tx), lastOfficerId);
  });
}

interface ExamWrites extends OfficerWrites {
  sittings: SittingRow[];
  marks: MarkRow[];
  /** Sittings of people who signed up, with their results. */
  filledIn: FilledIn[];
}

/** What the register knows of the persons in a chunk, and learns while the chunk is settled. */
interface KnownPersons {
  officers: Map<string, KnownOfficer>;
  sittings: Map<number, KnownSitting>;
  /** Of those whose sitting is new or may change: the others stay where they are. */
  postings: Map<number, KnownPosting[]>;
}

function describeChange(now: SittingStatement, before: KnownSitting): Finding {
  const tell = ({ outcome, marks }: Pick<KnownSitting, 'outcome' | 'marks'>): string =>
    [outcome, ...marks.map(({ score }) => score)].join(' ');
  return finding('result-changed', 'outcome', { from: tell(before), to: tell(now) });
}

class ExamImporter implements RosterImporter<'exam'> {
  #file: OpenedFile<'exam'> | null = null;
  #exam: ListedExam | null = null;
  #form: ExamForm = 'results';
  /** Whether it is known who signed up, so that a result of somebody else is worth a word. */
  #knowsSignUp = false;
  readonly #seen = new SeenLines();

  constructor(
    private readonly store: Store,
    private readonly request: ExamRequest,
    private readonly batchId: number,
    private readonly units: UnitIndex,
    private readonly policyOn: PolicyOn,
    private lastOfficerId: number,
  ) {}

  async openFile(file: OpenedFile<'exam'>): Promise<FileReading<'exam'>> {
    this.#file = file;
    this.#seen.clear();
    const exam = await openRound(this.store, this.request, file, this.policyOn);
    if (this.#exam && this.#exam.examId !== exam.examId) {
      throw new UserError('exam-rounds-differ', { path: file.path, exam: exam.code, other: this.#exam.code });
    }
    await setBatchExam(this.store, this.batchId, exam.examId);
    this.#exam = exam;
    this.#form = readForm(file.columns);
    this.#knowsSignUp = this.#form === 'results' && (await hasSignUp(this.store, exam.examId));
    const given = { form: this.#form, heldOn: this.request.heldOn };
    // As it is now: rows settled later move its days, and how far ahead rows are read must not count.
    return { exam: exam.code, by: { exam: { ...exam }, policy: this.policyOn(exam.heldOn), given } };
  }

  async closeFile(): Promise<LocatedFinding[]> {
    await updateExam(this.store, { fileId: this.#opened().fileId, line: 0 }, this.#current());
    return [];
  }

  async settle(rows: readonly ReadRow<'exam'>[]): Promise<RowResult[]> {
    const exam = this.#current();
    const idNumbers = rows.flatMap(({ statement }) => statement?.idNumber ?? []);
    const known = await this.#lookUp([...new Set(idNumbers)], exam.examId);
    const writes: ExamWrites = {
      officers: [],
      postings: [],
      formerNames: [],
      sittings: [],
      marks: [],
      filledIn: [],
    };
    const results: RowResult[] = [];
    for (const row of rows) {
      const { statement } = row;
      results.push(statement ? await this.#settleOne(row, statement, known, writes) : 'rejected');
    }
    await writeOfficers(this.store, writes);
    await writeSittings(this.store, writes.sittings, writes.marks);
    await fillInSittings(this.store, writes.filledIn);
    return results;
  }

  async #lookUp(idNumbers: readonly string[], examId: number): Promise<KnownPersons> {
    const officers = await findOfficers(this.store, idNumbers);
    // Somebody with a former number is found by each.
    const officerIds = [...new Set([...officers.values()].map(({ officerId }) => officerId))];
    const sittings = await findSittings(this.store, examId, officerIds);
    const unsettled = officerIds.filter((officerId) => {
      const sat = sittings.get(officerId);
      return !sat || mayChange(sat, this.request.acceptResultChanges);
    });
    return { officers, sittings, postings: await findPostings(this.store, unsettled) };
  }

  async #settleOne(
    row: ReadRow<'exam'>,
    statement: SittingStatement,
    known: KnownPersons,
    writes: ExamWrites,
  ): Promise<RowResult> {
    const { fileId, path } = this.#opened();
    const source = { fileId, line: statement.line };
    const before = known.officers.get(statement.idNumber);
    const renamed = before && compareName(statement.name, before, this.request.acceptNameChanges);
    const old = before && explainOldNumber(statement.idNumber, before);
    if (old) row.findings.push(old);
    if (renamed) row.findings.push(renamed);
    // A row that is rejected anyway creates no unit.
    const createUnits = this.request.createUnits && !hasError(row.findings);
    const named = await nameUnit(this.store, this.units, statement.unit, createUnits, source);
    if (named.finding) row.findings.push(named.finding);
    const { unit, finding: succeeded } = named.unit
      ? succeedUnit(this.units, named.unit, statement.heldOn)
      : { unit: null, finding: null };
    if (succeeded) row.findings.push(succeeded);
    // Rows taken since this one was read may have moved the first and last day of the round.
    const { heldOn } = this.#current();
    if (!isWithinRound(statement.heldOn, this.#current(), this.policyOn(heldOn))) {
      row.findings.push(finding('exam-date-mismatch', 'examDate', { on: statement.heldOn, heldOn }));
    }
    if (!unit || hasError(row.findings)) return 'rejected';

    const sat = before && known.sittings.get(before.officerId);
    const firstLine = before && this.#seen.findLine(before.officerId);
    const inFile = firstLine === undefined ? null : { file: path, line: firstLine };
    const { acceptResultChanges } = this.request;
    const change = sat ? compareSitting(statement, unit.unitId, sat, inFile, acceptResultChanges) : 'added';
    if (typeof change === 'object') {
      row.findings.push(change);
      return 'rejected';
    }
    const place = { file: path, line: statement.line };
    const { idNumber, name } = statement;
    const officer = before ?? { officerId: ++this.lastOfficerId, idNumber, name, place };
    this.#seen.mark(officer.officerId, statement.line);
    if (before) this.#rename(statement, before, writes);
    else this.#addOfficer(statement, officer, known, writes);
    if (change === 'unchanged') return renamed ? 'updated' : 'unchanged';
    if (change === 'added' && this.#knowsSignUp) row.findings.push(finding('not-registered', 'idNumber', {}));
    if (change === 'corrected' && sat) row.findings.push(describeChange(statement, sat));
    this.#continuePostings(row, statement, officer, unit, known, writes);
    this.#putSitting(change, statement, officer, unit, known, writes);
    return change === 'added' ? 'added' : 'updated';
  }

  #addOfficer(
    statement: SittingStatement,
    officer: KnownOfficer,
    known: KnownPersons,
    writes: ExamWrites,
  ): void {
    known.officers.set(statement.idNumber, officer);
    known.postings.set(officer.officerId, []);
    writes.officers.push({
      officer_id: officer.officerId,
      id_number: statement.idNumber,
      name: officer.name,
      file_id: this.#opened().fileId,
      line: statement.line,
    });
  }

  #rename(statement: SittingStatement, officer: KnownOfficer, writes: ExamWrites): void {
    if (statement.name === officer.name) return;
    writes.formerNames.push({
      officer_id: officer.officerId,
      name: officer.name,
      newName: statement.name,
      file_id: this.#opened().fileId,
      line: statement.line,
    });
    officer.name = statement.name;
  }

  #continuePostings(
    row: ReadRow<'exam'>,
    { heldOn, line, outcome }: SittingStatement,
    { officerId }: KnownOfficer,
    unit: NamedUnit,
    known: KnownPersons,
    writes: ExamWrites,
  ): void {
    const { fileId } = this.#opened();
    const postings = known.postings.get(officerId);
    if (!postings) throw new Error(`the postings of officer ${officerId} were not looked up`);
    // To be signed up by somebody, and not to come, moves nobody.
    if ((outcome === 'absent' || outcome === 'registered') && postings.length > 0) return;
    const posting = continuePostingsByExam(postings, unit.unitId, heldOn, { fileId, line });
    if (!posting) return;
    const before = findPostingInForce(postings);
    if (before) {
      const from = this.units.nameOf(before.unitId);
      row.findings.push(finding('unit-changed', 'unit', { from, to: unit.name, on: heldOn }));
    }
    insertPosting(postings, posting);
    writes.postings.push(toPostingRow(officerId, posting));
  }

  #putSitting(
    change: 'added' | 'filled-in' | 'corrected',
    statement: SittingStatement,
    { officerId }: KnownOfficer,
    { unitId }: NamedUnit,
    known: KnownPersons,
    writes: ExamWrites,
  ): void {
    const exam = this.#current();
    const { outcome, marks, heldOn, ticket, remark, line } = statement;
    const { fileId, path } = this.#opened();
    const examId = exam.examId;
    const sitting: SittingRow = {
      officer_id: officerId,
      exam_id: examId,
      unit_id: unitId,
      outcome,
      held_on: heldOn,
      ticket,
      remark,
      file_id: fileId,
      line,
    };
    const scored = marks.map(({ paper, score }): MarkRow => ({
      officer_id: officerId,
      exam_id: examId,
      paper,
      score,
    }));
    if (change !== 'added') {
      const before = known.sittings.get(officerId)?.marks.map(({ paper }) => paper) ?? [];
      writes.filledIn.push({ sitting, marks: scored, before });
    } else {
      writes.sittings.push(sitting);
      writes.marks.push(...scored);
    }
    known.sittings.set(officerId, { unitId, outcome, marks, place: { file: path, line } });
    // A round may take several days; its rows tell which.
    if (heldOn < exam.heldOn) exam.heldOn = heldOn;
    if (heldOn > exam.endedOn) exam.endedOn = heldOn;
  }

  #opened(): OpenedFile<'exam'> {
    if (!this.#file) throw new Error('rows before their file');
    return this.#file;
  }

  #current(): ListedExam {
    if (!this.#exam) throw new Error('rows before their round');
    return this.#exam;
  }
}
