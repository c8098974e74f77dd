import { finding, type LocatedFinding, type RowPlace } from '../domain/findings.js';
import { listFacts } from '../domain/fact-list.js';
import type { GroundCode } from '../domain/grounds/ground.js';
import type { OfficerFacts } from '../domain/facts.js';
import type { AnswerContext, AnswerStatement } from '../domain/roster/answers.js';
import type { ReadRow } from '../domain/roster/statements.js';
import type { AnswerKind } from '../domain/settlement.js';
import { insertAnswers, sourceOfAnswer } from '../store/answers.js';
import { findCertificates } from '../store/certificates.js';
import { findFacts } from '../store/facts.js';
import type { Store } from '../store/open.js';
import type { AnswerRow } from '../store/schema.js';
import { findNumber } from './find-number.js';
import { findOldNews, type IsOldNews } from './find-old-news.js';
import { correctsMove, isPrefilled, saysTheSame } from './compare-answers.js';
import { importRoster } from './import-roster.js';
import { indexUnits } from './name-unit.js';
import { AnswerJudge, type JudgedUnits } from './judge-answer.js';
import { readAnswerBackground, type AnswerBackground } from './read-answer-context.js';
import { readPlan } from './read-plan.js';
import { refuseClosedPlan } from './refuse-plan.js';
import type {
  FileReading,
  ImportRequest,
  ImportResult,
  OpenedFile,
  RosterImporter,
  RowResult,
} from './roster-importer.js';
import { recordMove, takeMoveBack } from './record-move.js';

export interface AnswersRequest extends ImportRequest {
  plan: number;
}

/**
 * Loads check forms that units have filled in. The last word on each officer counts; what is said again changes nothing.
 * @throws UserError when there is no such plan, or it was applied
 */
export async function importAnswers(store: Store, request: AnswersRequest): Promise<ImportResult> {
  const reviewed = await readPlan(store, request.plan);
  refuseClosedPlan(reviewed.plan, request.asOf);
  return importRoster(store, 'answers', request, async (tx) => {
    const background = await readAnswerBackground(tx, reviewed, request.asOf);
    const units = await indexUnits(tx, request.policy);
    return new AnswerImporter(tx, request, background, new AnswerJudge(tx, units, background));
  });
}

class AnswerImporter implements RosterImporter<'answers'> {
  #file: OpenedFile<'answers'> | null = null;
  #isOldNews: IsOldNews = () => false;
  /** What the files of this call have said of each officer, and where: a form goes out both as a workbook and as CSV. */
  readonly #said = new Map<number, { row: AnswerRow; at: RowPlace }>();
  /** The due date that a taken answer of this file has missed. */
  #missed: string | null = null;
  readonly #context: AnswerContext;

  constructor(
    private readonly store: Store,
    private readonly request: AnswersRequest,
    private readonly background: AnswerBackground,
    private readonly judge: AnswerJudge,
  ) {
    const grounds = background.reviewed.policy.grounds.map(({ ground }) => ground);
    this.#context = { plan: request.plan, grounds, today: request.asOf };
  }

  async openFile(file: OpenedFile<'answers'>): Promise<FileReading<'answers'>> {
    this.#file = file;
    this.#missed = null;
    this.#isOldNews = await findOldNews(this.store, 'answers', file, this.request);
    return { exam: null, by: this.#context };
  }

  /** A late form is told of once. */
  closeFile(): Promise<LocatedFinding[]> {
    if (this.#missed === null) return Promise.resolve([]);
    const late = finding('answer-late', null, { due: this.#missed, on: this.request.asOf });
    return Promise.resolve([{ ...late, line: 1 }]);
  }

  async settle(rows: readonly ReadRow<'answers'>[]): Promise<RowResult[]> {
    const statements: (AnswerStatement | null)[] = [];
    for (const { statement } of rows) {
      statements.push(statement && { ...statement, number: await findNumber(this.store, statement.number) });
    }
    const persons = await this.#findPersons(statements.filter((one) => one !== null));
    const results: RowResult[] = [];
    for (const [i, row] of rows.entries()) {
      const statement = statements[i];
      results.push(
        statement ? await this.#settleOne(row, statement, persons.get(statement.number)) : 'rejected',
      );
    }
    return results;
  }

  /** The persons of these cards, by the number of the card. */
  async #findPersons(statements: readonly AnswerStatement[]): Promise<Map<string, OfficerFacts>> {
    const cards = await findCertificates(this.store, [...new Set(statements.map(({ number }) => number))]);
    const byId = new Map<number, OfficerFacts>();
    const ids = [...new Set([...cards.values()].map(({ officerId }) => officerId))];
    for await (const group of findFacts(this.store, ids))
      for (const facts of group) byId.set(facts.officerId, facts);
    return new Map(
      [...cards].flatMap(([number, { officerId }]) => {
        const facts = byId.get(officerId);
        return facts ? [[number, facts]] : [];
      }),
    );
  }

  async #settleOne(
    row: ReadRow<'answers'>,
    statement: AnswerStatement,
    facts: OfficerFacts | undefined,
  ): Promise<RowResult> {
    if (!this.#file) throw new Error('rows before their file');
    if (!facts) {
      row.findings.push(finding('certificate-unknown', 'number', { value: statement.number }));
      return 'rejected';
    }
    const { path } = this.#file;
    const { officerId } = facts;
    const judged = await this.judge.judge(row, statement, facts);
    if (!judged) return 'rejected';
    const { answer } = statement;
    const known = this.background.answers.get(officerId);
    if (answer === null) {
      if (this.background.flagged.has(officerId) && !known)
        row.findings.push(finding('answer-open', 'answer', {}));
      return 'unchanged';
    }
    const next = this.#toRow({ ...statement, answer }, officerId, judged);
    const { line } = statement;
    // A form that came in before is not the last word again.
    if (this.#isOldNews({ since: null, line })) return 'unchanged';
    const said = this.#said.get(officerId);
    if (said && !saysTheSame(said.row, next)) {
      row.findings.push(finding('answer-twice', 'answer', { first: said.at }));
      return 'rejected';
    }
    this.#said.set(officerId, said ?? { row: next, at: { file: path, line } });
    if (known && saysTheSame(known, next)) return 'unchanged';
    if (known && isPrefilled(next) && known.answer !== 'keep') {
      row.findings.push(finding('answer-reason-missing', 'reason', {}));
      return 'rejected';
    }
    return this.#take(row, next, facts);
  }

  #toRow(
    { line, number, ...said }: AnswerStatement & { answer: AnswerKind },
    officerId: number,
    { unitId, movedTo }: JudgedUnits,
  ): AnswerRow {
    if (!this.#file) throw new Error('rows before their file');
    return {
      officer_id: officerId,
      plan_id: this.request.plan,
      file_id: this.#file.fileId,
      line,
      unit_id: unitId,
      certificate_number: number,
      answer: said.answer,
      ground: said.ground,
      moved_to: movedTo,
      since: said.since,
      reason: said.reason,
      answered_on: this.request.asOf,
      asked: JSON.stringify(this.#listAsked(officerId)),
      cured_on: null,
      facts: null,
    };
  }

  /** The grounds that the register flags a person under. */
  #listAsked(officerId: number): GroundCode[] {
    const findings = this.background.flagged.get(officerId)?.findings ?? [];
    return findings.filter(({ evidence }) => evidence.from === 'register').map(({ ground }) => ground);
  }

  async #take(row: ReadRow<'answers'>, next: AnswerRow, known: OfficerFacts): Promise<RowResult> {
    const { answers, dueOn, flagged } = this.background;
    const { asOf } = this.request;
    const source = sourceOfAnswer(next);
    const last = answers.get(known.officerId);
    const facts =
      last && correctsMove(next, last)
        ? await takeMoveBack(this.store, known, sourceOfAnswer(last), source)
        : known;
    // Of a person whom the register did not flag, what a removal rests on is kept as well, as a plan does.
    const isAdded = next.answer === 'remove' && !flagged.has(facts.officerId);
    const taken = { ...next, facts: isAdded ? JSON.stringify(listFacts(facts)) : null };
    await insertAnswers(this.store, [taken]);
    answers.set(facts.officerId, taken);
    if (next.moved_to !== null) {
      const move = { unitId: next.moved_to, since: next.since, asOf };
      row.findings.push(...(await recordMove(this.store, facts, move, this.judge.units, source)));
    }
    const due = dueOn.get(next.unit_id);
    if (due !== undefined && due < asOf) this.#missed = due;
    return last ? 'updated' : 'added';
  }
}
