import { finding, severityOf, type LocatedFinding } from '../domain/findings.js';
import type { FieldOf, RosterKind } from '../domain/roster/fields.js';
import { isAddedByRejects, nameColumns } from '../domain/roster/headings.js';
import type { TableReading, TakenRow } from '../domain/roster/read-table.js';
import { writeOrigin } from '../domain/roster/row-origin.js';
import { describeShape, openRow } from '../domain/roster/row.js';
import type { RejectsFile } from '../files/rejects-file.js';
import { finishBatchFile, insertFindings, type FileCounts } from '../store/batches.js';
import { insertOrigins, type RowWithOrigin } from '../store/origins.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';
import { findOriginColumn } from './find-origin.js';
import type { FoundInFiles } from './found-in-files.js';
import type { Roster, RosterFile } from './open-rosters.js';
import { timeEach } from './profile.js';
import { readRows, type RowChunk } from './read-rows.js';
import type { FileReading, ImportedFile, ImportRequest, RosterImporter } from './roster-importer.js';

/** What a table is imported with: its place in the batch, and where its rejected rows go. */
export interface TableTask<K extends RosterKind> {
  store: Store;
  kind: K;
  file: RosterFile<K>['file'];
  roster: Roster<K>;
  fileId: number;
  request: ImportRequest;
  importer: RosterImporter<K>;
  rejects: RejectsFile | null;
  found: FoundInFiles;
  onRows: (counts: FileCounts, share: number) => void;
}

/** Imports one table. Its rejects file is left unfinished. */
export async function importTable<K extends RosterKind>(task: TableTask<K>): Promise<FileCounts> {
  const { file, roster, importer, fileId } = task;
  const { table, header, label, originExam } = roster;
  const columns = header.headings.columns;
  const head = header.head.map(({ line, cells }) => openRow<K>(columns, line, cells));
  const reading = await importer.openFile({
    fileId,
    path: label,
    sheet: table.sheet,
    sha256: file.input.sha256,
    columns,
    head,
    originExam,
  });
  const work = new TableWork(task, reading.exam);
  const { texts } = header.headings;
  const unread = importer.unread?.flatMap((field) => texts[columns.get(field) ?? -1] ?? []) ?? [];
  const unused = [...header.headings.unused, ...unread].map((value) =>
    finding('column-unused', null, { value }),
  );
  await work.note([...roster.findings, ...unused.map((found) => ({ ...found, line: header.line }))]);
  const { profile } = task.request;
  const groups = timeEach(table.read(), 'wait', profile);
  for await (const chunk of readRows(groups, describeReading(task, reading), table.readShare, profile)) {
    await profile.time('decide', () => work.take(chunk));
  }
  await work.note(await importer.closeFile());
  return work.counts;
}

function describeReading<K extends RosterKind>(
  { kind, roster: { header, unit, otherwise } }: TableTask<K>,
  { exam, by }: FileReading<K>,
): TableReading<K> {
  const { columns, texts } = header.headings;
  const isOfCards = kind === 'answers' || kind === 'card-events';
  const key = (kind === 'units' ? 'code' : isOfCards ? 'number' : 'idNumber') as FieldOf<K>;
  return {
    kind,
    headerLine: header.line,
    columns,
    shape: describeShape(header.rows, texts, columns.get(key) ?? 0, [...columns.values()]),
    unit: (unit?.unit ?? otherwise)?.name ?? null,
    originColumn: findOriginColumn(header),
    exam,
    by,
  };
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

/** The rows of one table on their way: settled in chunks, counted, and written down when rejected. */
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
  #findings = 0;
  /** The columns that a rejects file repeats; it adds its own ones anew. */
  readonly #kept: number[];

  /** @param exam the round of the file, if it is of one */
  constructor(
    private readonly task: TableTask<K>,
    private readonly exam: string | null,
  ) {
    const { kind, roster, rejects, request } = task;
    const { headings, mappings } = roster.header;
    this.#kept = headings.texts.flatMap((text, i) => (isAddedByRejects(text) ? [] : [i]));
    const names = nameColumns(kind, headings, mappings);
    const header = this.#kept.map((i) => names[i] ?? '');
    rejects?.begin(roster.table.sheet, [...header, ...request.rejects.headings]);
  }

  async take({ rows, share, taken }: RowChunk<K>): Promise<void> {
    const { store, fileId, request, importer, onRows } = this.task;
    this.counts.rows += rows;
    this.counts.skipped += rows - taken.length;
    if (request.signal.aborted) throw new UserError('interrupted', { rows: this.counts.rows });
    const results = await importer.settle(taken);
    const origins: RowWithOrigin[] = [];
    for (const [i, row] of taken.entries()) {
      const result = results[i] ?? 'rejected';
      this.counts[result] += 1;
      if (result === 'rejected') await this.#reject(row);
      const { origin, line } = row;
      const isTaken = result === 'added' || result === 'updated';
      if (origin && isTaken) origins.push({ ...origin, rowLine: line });
    }
    await insertOrigins(store, fileId, origins);
    await this.note(taken.flatMap(({ findings, line }) => findings.map((found) => ({ ...found, line }))));
    onRows(this.counts, share);
  }

  async note(findings: readonly LocatedFinding[]): Promise<void> {
    const { store, fileId, roster, found } = this.task;
    await insertFindings(store, fileId, this.#findings + 1, findings);
    this.#findings += findings.length;
    for (const one of findings) {
      found.add(roster.label, one);
      if (severityOf(one.code) === 'warning') this.counts.warnings += 1;
    }
  }

  async #reject({ line, cells, origin, findings }: TakenRow<K>): Promise<void> {
    const { request, file, roster, rejects } = this.task;
    const errors = findings.filter(({ code }) => severityOf(code) === 'error');
    const reason = errors.map((error) => request.rejects.explain(error)).join(' ');
    const { columns: ofFields, texts } = roster.header.headings;
    const columns: ReadonlyMap<string, number> = ofFields;
    const offending = errors.map(({ field }) => this.#kept.indexOf(columns.get(field ?? '') ?? -1));
    const unit = roster.unit?.unit.name ?? null;
    const own = { file: roster.label, sha256: file.input.sha256, line, exam: this.exam, unit };
    const stray = cells.slice(texts.length);
    const kept = this.#kept.map((i) => cells[i] ?? '');
    await rejects?.write({
      cells: [...kept, writeOrigin(origin ?? own), reason, ...stray],
      reason: kept.length + 1,
      offending,
    });
  }
}
