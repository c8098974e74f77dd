import { finding, severityOf, type LocatedFinding } from '../domain/findings.js';
import type { FieldOf, RosterKind } from '../domain/roster/fields.js';
import { checkShape, classifyRow, openRow, type RosterRow } from '../domain/roster/row.js';
import { detectDelimiter, readCsv, type Delimiter, type TableRow } from '../files/csv-table.js';
import { inspectFile, refuseChanged, type InputFile } from '../files/input-file.js';
import { openRejectsFile, type RejectsFile } from '../files/rejects-file.js';
import { finishBatchFile, insertBatchFile, insertFindings, type FileCounts } from '../store/batches.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';
import { findHeader } from './find-header.js';
import type { FileFinding, ImportedFile, ImportRequest, RosterImporter } from './roster-importer.js';

/** Rows settled at a time: enough for one look-up and one load, few enough to stay flat in memory. */
const chunkSize = 500;

/** Imports one file: reads it twice, the first time to know what it is. Its rejects file is left unfinished in `rejectsFiles`. */
export async function importFile<K extends RosterKind>(
  store: Store,
  kind: K,
  path: string,
  batch: number,
  request: ImportRequest,
  importer: RosterImporter<K>,
  rejectsFiles: RejectsFile[],
): Promise<{ counts: ImportedFile; findings: FileFinding[] }> {
  const input = await inspectFile(path, request.encoding);
  const delimiter = await detectDelimiter(input);
  const rows = readCsv(input, delimiter);
  const { headings, header, buffered } = await findHeader(kind, rows, path, request);
  const origin = { file: path, sha256: input.sha256, format: 'csv' as const, encoding: input.encoding };
  const fileId = await insertBatchFile(store, {
    batch_id: batch,
    ...origin,
    sheet: null,
    header_line: header.line,
  });
  const head = buffered.map(({ line, cells }) => openRow<K>(headings.columns, line, cells));
  const columns = headings.columns;
  await importer.openFile({ fileId, path, sha256: input.sha256, columns, head });
  const rejects = openRejects(input, delimiter, header, request);
  if (rejects) rejectsFiles.push(rejects);
  const work = new FileWork(kind, store, fileId, columns, header.cells, importer, request, rejects, path);
  const unused = headings.unused.map((value) => finding('column-unused', null, { value }));
  await work.note(unused.map((found) => ({ ...found, line: header.line })));
  await work.take(buffered);
  for await (const group of rows) await work.take(group);
  await work.flush();
  await work.note(await importer.closeFile());
  refuseChanged(input);
  const rejectsFile = (await rejects?.finish()) ?? null;
  await finishBatchFile(store, fileId, work.counts, rejectsFile);
  const counts = { ...origin, headerLine: header.line, ...work.counts, rejectsFile };
  return { counts, findings: work.findings };
}

type Columns<K extends RosterKind> = ReadonlyMap<FieldOf<K>, number>;

/** The rows of one file on their way: told apart, settled in chunks, counted, and written down when rejected. */
class FileWork<K extends RosterKind> {
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
  #chunk: { row: RosterRow<K>; cells: string[] }[] = [];
  readonly #keyColumn: number;

  constructor(
    kind: K,
    private readonly store: Store,
    private readonly fileId: number,
    private readonly columns: Columns<K>,
    private readonly header: readonly string[],
    private readonly importer: RosterImporter<K>,
    private readonly request: ImportRequest,
    private readonly rejects: RejectsFile | null,
    private readonly path: string,
  ) {
    this.#keyColumn = columns.get((kind === 'units' ? 'code' : 'idNumber') as FieldOf<K>) ?? 0;
  }

  async take(rows: readonly TableRow[]): Promise<void> {
    for (const { line, cells } of rows) {
      this.counts.rows += 1;
      if (classifyRow(cells, this.header, this.#keyColumn) !== 'data') {
        this.counts.skipped += 1;
        continue;
      }
      this.#chunk.push({ row: openRow(this.columns, line, cells), cells });
      if (this.#chunk.length === chunkSize) await this.flush();
    }
  }

  async flush(): Promise<void> {
    if (this.request.signal.aborted) throw new UserError('interrupted', {});
    const chunk = this.#chunk;
    this.#chunk = [];
    const wellFormed = chunk.filter(({ row, cells }) => {
      const broken = checkShape(cells, this.header);
      if (broken) row.findings.push(broken);
      return !broken;
    });
    const results = await this.importer.settle(wellFormed.map(({ row }) => row));
    const resultOf = new Map(wellFormed.map(({ row }, i) => [row, results[i]]));
    for (const { row, cells } of chunk) {
      const result = resultOf.get(row) ?? 'rejected';
      this.counts[result] += 1;
      if (result === 'rejected') await this.#reject(row, cells);
    }
    await this.note(chunk.flatMap(({ row }) => row.findings.map((found) => ({ ...found, line: row.line }))));
    this.request.onProgress({ file: this.path, rows: this.counts.rows, rejected: this.counts.rejected });
  }

  async note(findings: readonly LocatedFinding[]): Promise<void> {
    await insertFindings(this.store, this.fileId, this.findings.length + 1, findings);
    for (const found of findings) {
      const severity = severityOf(found.code);
      this.findings.push({ ...found, file: this.path, severity });
      if (severity === 'warning') this.counts.warnings += 1;
    }
  }

  async #reject(row: RosterRow<K>, cells: readonly string[]): Promise<void> {
    const errors = row.findings.filter(({ code }) => severityOf(code) === 'error');
    const reason = errors.map((error) => this.request.rejects.explain(error)).join(' ');
    const padded = this.header.map((_, i) => cells[i] ?? '');
    await this.rejects?.write([...padded, String(row.line), reason, ...cells.slice(padded.length)]);
  }
}

function openRejects(
  input: InputFile,
  delimiter: Delimiter,
  header: TableRow,
  { dryRun, rejects }: ImportRequest,
): RejectsFile | null {
  const path = dryRun ? null : rejects.pathFor(input.path);
  if (path === null) return null;
  return openRejectsFile(path, input, delimiter, [...header.cells, ...rejects.headings]);
}
