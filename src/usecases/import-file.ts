import { finding, severityOf, type Finding, type LocatedFinding } from '../domain/findings.js';
import type { FieldOf, RosterKind } from '../domain/roster/fields.js';
import { isAddedByRejects, nameColumns } from '../domain/roster/headings.js';
import { readOrigin, writeOrigin, type RowOrigin } from '../domain/roster/row-origin.js';
import {
  checkShape,
  classifyRow,
  describeShape,
  openRow,
  type RosterRow,
  type TableShape,
} from '../domain/roster/row.js';
import type { TableRow } from '../files/csv-table.js';
import type { RejectsFile } from '../files/rejects-file.js';
import { finishBatchFile, insertFindings, type FileCounts } from '../store/batches.js';
import { insertOrigins, type RowWithOrigin } from '../store/origins.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';
import { findOriginColumn } from './find-origin.js';
import type { Roster } from './open-rosters.js';
import type { FileFinding, ImportedFile, ImportRequest, RosterImporter } from './roster-importer.js';

/** Rows settled at a time: enough for one look-up and one load, few enough to stay flat in memory. */
const chunkSize = 500;

/** What a table is imported with: its place in the batch, and where its rejected rows go. */
export interface TableTask<K extends RosterKind> {
  store: Store;
  kind: K;
  roster: Roster<K>;
  fileId: number;
  sha256: string;
  request: ImportRequest;
  importer: RosterImporter<K>;
  rejects: RejectsFile | null;
  onRows: (counts: FileCounts) => void;
}

/** Imports one table. Its rejects file is left unfinished. */
export async function importTable<K extends RosterKind>(
  task: TableTask<K>,
): Promise<{ counts: FileCounts; findings: FileFinding[] }> {
  const { roster, importer, fileId, sha256 } = task;
  const { table, header, label, originExam } = roster;
  const columns = header.headings.columns;
  const work = new TableWork(task);
  const head = header.head.map(({ line, cells }) => openRow<K>(columns, line, cells));
  work.exam = await importer.openFile({
    fileId,
    path: label,
    sheet: table.sheet,
    sha256,
    columns,
    head,
    originExam,
  });
  const { texts } = header.headings;
  const unread = importer.unread?.flatMap((field) => texts[columns.get(field) ?? -1] ?? []) ?? [];
  const unused = [...header.headings.unused, ...unread].map((value) =>
    finding('column-unused', null, { value }),
  );
  await work.note([...roster.findings, ...unused.map((found) => ({ ...found, line: header.line }))]);
  for await (const group of table.read()) await work.take(group.filter(({ line }) => line > header.line));
  await work.flush();
  await work.note(await importer.closeFile());
  return { counts: work.counts, findings: work.findings };
}

/** Writes down what became of a file. */
export async function finishTable(
  { store, fileId }: Pick<TableTask<RosterKind>, 'store' | 'fileId'>,
  counts: FileCounts,
  rejectsFile: string | null,
): Promise<Pick<ImportedFile, 'rejectsFile'>> {
  const ownRejects = counts.rejected > 0 ? rejectsFile : null;
  await finishBatchFile(store, fileId, counts, ownRejects);
  return { rejectsFile: ownRejects };
}

interface WaitingRow<K extends RosterKind> {
  row: RosterRow<K>;
  cells: string[];
  origin: RowOrigin | null;
}

/** The rows of one table on their way: told apart, settled in chunks, counted, and written down when rejected. */
class TableWork<K extends RosterKind> {
  readonly counts: FileCounts = {
    rows: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    skipped: 0,
    warnings: 0,
  };
  readonly findings: FileFinding[] = [];
  /** The round of the file, if it is of one. */
  exam: string | null = null;
  #chunk: WaitingRow<K>[] = [];
  readonly #shape: TableShape;
  readonly #given: ReadonlyMap<string, string>;
  /** Where rows of a mended rejects file tell what they stem from. */
  readonly #originColumn: number | null;
  /** The columns that a rejects file repeats; it adds its own ones anew. */
  readonly #kept: number[];

  constructor(private readonly task: TableTask<K>) {
    const { kind, roster, rejects, request } = task;
    const { rows, headings } = roster.header;
    const isOfCards = kind === 'answers' || kind === 'card-events';
    const key = (kind === 'units' ? 'code' : isOfCards ? 'number' : 'idNumber') as FieldOf<K>;
    const fieldColumns = [...headings.columns.values()];
    this.#shape = describeShape(rows, headings.texts, headings.columns.get(key) ?? 0, fieldColumns);
    const unit = roster.unit?.unit ?? roster.otherwise;
    this.#given = new Map(unit ? [['unit', unit.name]] : []);
    this.#originColumn = findOriginColumn(roster.header);
    this.#kept = headings.texts.flatMap((text, i) => (isAddedByRejects(text) ? [] : [i]));
    const names = nameColumns(kind, headings, roster.header.mappings);
    const header = this.#kept.map((i) => names[i] ?? '');
    rejects?.begin(roster.table.sheet, [...header, ...request.rejects.headings]);
  }

  async take(rows: readonly TableRow[]): Promise<void> {
    for (const { line, cells } of rows) {
      this.counts.rows += 1;
      if (classifyRow(cells, this.#shape) !== 'data') {
        this.counts.skipped += 1;
        continue;
      }
      const origin = this.#originColumn === null ? null : readOrigin(cells[this.#originColumn] ?? '');
      const given = origin?.unit ? new Map([['unit', origin.unit]]) : this.#given;
      const row = openRow(this.task.roster.header.headings.columns, line, cells, given);
      this.#chunk.push({ row, cells, origin });
      if (this.#chunk.length === chunkSize) await this.flush();
    }
  }

  async flush(): Promise<void> {
    const { request, importer, onRows } = this.task;
    if (request.signal.aborted) throw new UserError('interrupted', { rows: this.counts.rows });
    const chunk = this.#chunk;
    this.#chunk = [];
    const wellFormed = chunk.filter(({ row, cells, origin }) => {
      const broken = checkShape(cells, this.#shape) ?? this.#checkRound(origin);
      if (broken) row.findings.push(broken);
      return !broken;
    });
    const results = await importer.settle(wellFormed.map(({ row }) => row));
    const resultOf = new Map(wellFormed.map(({ row }, i) => [row, results[i]]));
    const origins: RowWithOrigin[] = [];
    for (const waiting of chunk) {
      const result = resultOf.get(waiting.row) ?? 'rejected';
      this.counts[result] += 1;
      if (result === 'rejected') await this.#reject(waiting);
      const { origin, row } = waiting;
      const isTaken = result === 'added' || result === 'updated';
      if (origin && isTaken) origins.push({ ...origin, rowLine: row.line });
    }
    await insertOrigins(this.task.store, this.task.fileId, origins);
    await this.note(chunk.flatMap(({ row }) => row.findings.map((found) => ({ ...found, line: row.line }))));
    onRows(this.counts);
  }

  async note(findings: readonly LocatedFinding[]): Promise<void> {
    const { store, fileId, roster } = this.task;
    await insertFindings(store, fileId, this.findings.length + 1, findings);
    for (const found of findings) {
      const severity = severityOf(found.code);
      this.findings.push({ ...found, file: roster.label, severity });
      if (severity === 'warning') this.counts.warnings += 1;
    }
  }

  /** Rejects of several rounds may have been put into one table. */
  #checkRound(origin: RowOrigin | null): Finding | null {
    if (!origin?.exam || this.exam === null || origin.exam === this.exam) return null;
    return finding('origin-other-round', null, { value: origin.exam, exam: this.exam });
  }

  async #reject({ row, cells, origin }: WaitingRow<K>): Promise<void> {
    const { request, roster, sha256, rejects } = this.task;
    const errors = row.findings.filter(({ code }) => severityOf(code) === 'error');
    const reason = errors.map((error) => request.rejects.explain(error)).join(' ');
    const columns: ReadonlyMap<string, number> = roster.header.headings.columns;
    const offending = errors.map(({ field }) => this.#kept.indexOf(columns.get(field ?? '') ?? -1));
    const unit = roster.unit?.unit.name ?? null;
    const own = { file: roster.label, sha256, line: row.line, exam: this.exam, unit };
    const stray = cells.slice(this.#shape.hasHeading.length);
    const kept = this.#kept.map((i) => cells[i] ?? '');
    await rejects?.write({
      cells: [...kept, writeOrigin(origin ?? own), reason, ...stray],
      reason: kept.length + 1,
      offending,
    });
  }
}
