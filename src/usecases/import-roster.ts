import type { CalendarDate } from '../domain/calendar-date.js';
import { finding, severityOf, type Finding, type LocatedFinding } from '../domain/findings.js';
import type { Policy } from '../domain/policy.js';
import type { FieldOf, RosterKind } from '../domain/roster/fields.js';
import {
  headerWithinLines,
  matchHeadings,
  rateHeadings,
  type HeadingMapping,
  type Headings,
} from '../domain/roster/headings.js';
import { checkShape, classifyRow, openRow, type RosterRow } from '../domain/roster/row.js';
import { detectDelimiter, readCsv, type Delimiter, type TableRow } from '../files/csv-table.js';
import { inspectFile, refuseChanged, type InputFile } from '../files/input-file.js';
import { openRejectsFile, type RejectsFile } from '../files/rejects-file.js';
import {
  finishBatchFile,
  insertBatch,
  insertBatchFile,
  insertFindings,
  type FileCounts,
} from '../store/batches.js';
import { writeLog } from '../store/log.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';

/** Rows settled at a time: enough for one look-up and one load, few enough to stay flat in memory. */
const chunkSize = 500;

export interface ImportRequest {
  files: readonly string[];
  policy: Policy;
  /** The day of the import: a state without a date counts from it. */
  asOf: CalendarDate;
  actor: string;
  dryRun: boolean;
  mappings: readonly HeadingMapping[];
  encoding?: string | undefined;
  /** Fields that the command gives for the whole file, so that they need no column. */
  given: readonly string[];
  rejects: {
    /** Where the rejected rows of a file go; null for nowhere. */
    pathFor: (file: string) => string | null;
    /** The headings of the two columns that are added, line and reason, in the user's language. */
    headings: readonly [string, string];
    explain: (finding: Finding) => string;
  };
  signal: AbortSignal;
  onProgress: (progress: { file: string; rows: number; rejected: number }) => void;
}

export interface ImportedFile extends FileCounts {
  file: string;
  sha256: string;
  format: 'csv';
  encoding: string;
  headerLine: number;
  rejectsFile: string | null;
}

export type FileFinding = LocatedFinding & { file: string; severity: 'error' | 'warning' };

export interface ImportResult {
  kind: RosterKind;
  /** Null when nothing was written: a dry run, or nothing new. */
  batch: number | null;
  dryRun: boolean;
  files: ImportedFile[];
  totals: FileCounts;
  findings: FileFinding[];
}

export type RowResult = 'added' | 'updated' | 'unchanged' | 'rejected';

/** What a file is, once its header is known. */
export interface OpenedFile<K extends RosterKind> {
  fileId: number;
  path: string;
  sha256: string;
  columns: ReadonlyMap<FieldOf<K>, number>;
  /** The first rows below the header, to look ahead. */
  head: RosterRow<K>[];
}

/** What differs between units, officers, certificates and exams. */
export interface RosterImporter<K extends RosterKind> {
  openFile(file: OpenedFile<K>): Promise<void>;
  /** Reads, decides and writes a chunk of rows in their order; says what is wrong through `row.findings`. */
  settle(rows: readonly RosterRow<K>[]): Promise<RowResult[]>;
  /** After the last row; what only the whole file can tell. */
  closeFile(): Promise<LocatedFinding[]>;
}

/**
 * Imports files of one kind in one transaction: all rows without an error, or, when anything else goes wrong, nothing. A dry run
 * goes the same way and is rolled back, and so is an import that brought nothing new.
 * @throws UserError when a file as a whole cannot be taken
 */
export async function importRoster<K extends RosterKind>(
  store: Store,
  kind: K,
  request: ImportRequest,
  start: (store: Store, batchId: number) => Promise<RosterImporter<K>>,
): Promise<ImportResult> {
  const rejects: RejectsFile[] = [];
  const run = store.transact(
    async (tx): Promise<ImportResult> => {
      const { actor, asOf } = request;
      const batch = await insertBatch(tx, { kind, examId: null, actor, asOf });
      const importer = await start(tx, batch);
      const files: ImportedFile[] = [];
      const findings: FileFinding[] = [];
      for (const path of request.files) {
        const file = await importFile(tx, kind, path, batch, request, importer, rejects);
        files.push(file.counts);
        for (const found of file.findings)
          findings.push({ ...found, file: path, severity: severityOf(found.code) });
      }
      await writeLog(tx, actor, 'import', `batch ${batch} ${kind}`);
      return { kind, batch, dryRun: request.dryRun, files, totals: addUp(files), findings };
    },
    (result) => isToBeKept(result),
  );
  const imported = await run.catch(async (error: unknown) => {
    for (const file of rejects) await file.discard();
    throw error;
  });
  // Only now: a command that wrote nothing must not leave new rejects files, nor set aside those of an earlier one.
  for (const file of rejects) file.keep();
  return isToBeKept(imported) ? imported : { ...imported, batch: null };
}

function isToBeKept({ dryRun, totals }: ImportResult): boolean {
  return !dryRun && totals.added + totals.updated > 0;
}

async function importFile<K extends RosterKind>(
  store: Store,
  kind: K,
  path: string,
  batch: number,
  request: ImportRequest,
  importer: RosterImporter<K>,
  rejectsFiles: RejectsFile[],
): Promise<{ counts: ImportedFile; findings: LocatedFinding[] }> {
  const input = await inspectFile(path, request.encoding);
  const delimiter = await detectDelimiter(input);
  const rows = readCsv(input, delimiter);
  const { headings, header, buffered } = await findHeader(kind, rows, path, request);
  const origin = { file: path, sha256: input.sha256, format: 'csv' as const, encoding: input.encoding };
  const fileId = await insertBatchFile(store, { batch_id: batch, ...origin, header_line: header.line });
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
  readonly findings: LocatedFinding[] = [];
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
    this.findings.push(...findings);
    this.counts.warnings += findings.filter(({ code }) => severityOf(code) === 'warning').length;
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

/** Reads on until the first lines are in, and takes the row that looks most like a header of this kind. */
async function findHeader<K extends RosterKind>(
  kind: K,
  rows: AsyncGenerator<TableRow[]>,
  path: string,
  request: ImportRequest,
): Promise<{ headings: Headings<K>; header: TableRow; buffered: TableRow[] }> {
  const head: TableRow[] = [];
  while ((head.at(-1)?.line ?? 0) < headerWithinLines) {
    const next = await rows.next();
    if (next.done) break;
    head.push(...next.value);
  }
  const candidates = head
    .filter(({ line }) => line <= headerWithinLines)
    .map((row) => ({ row, headings: matchHeadings(kind, row.cells, request.mappings, request.given) }));
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (a, b) => (a && rateHeadings(a.headings) >= rateHeadings(b.headings) ? a : b),
    null,
  );
  if (!best || best.headings.columns.size === 0) throw new UserError('header-missing', { path, kind });
  const { row, headings } = best;
  const place = { path, line: row.line };
  if (headings.missing.length > 0) {
    throw new UserError('columns-missing', { ...place, missing: headings.missing, unused: headings.unused });
  }
  const [doubled] = headings.doubled;
  if (doubled) throw new UserError('columns-doubled', { ...place, ...doubled });
  return { headings, header: row, buffered: head.slice(head.indexOf(row) + 1) };
}

function addUp(files: readonly ImportedFile[]): FileCounts {
  const sum = (key: keyof FileCounts): number => files.reduce((total, file) => total + file[key], 0);
  return {
    rows: sum('rows'),
    added: sum('added'),
    updated: sum('updated'),
    unchanged: sum('unchanged'),
    rejected: sum('rejected'),
    skipped: sum('skipped'),
    warnings: sum('warnings'),
  };
}
