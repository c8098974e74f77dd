import { readForm, type ExamForm } from '../domain/roster/exam.js';
import type { FieldOf, RosterKind } from '../domain/roster/fields.js';
import { refuseChanged } from '../files/input-file.js';
import { nameRejectsFile, openRejectsFile, type RejectsFile } from '../files/rejects-file.js';
import { insertBatch, insertBatchFile, type FileCounts } from '../store/batches.js';
import { writeLog } from '../store/log.js';
import { rememberMapping } from '../store/mappings.js';
import type { Store } from '../store/open.js';
import { insertAliases } from '../store/units.js';
import type { UnitAnswer } from './ask-units.js';
import { UserError } from '../user-error.js';
import { FoundInFiles } from './found-in-files.js';
import { finishTable, importTable } from './import-file.js';
import { describeFailure, type Roster, type RosterFile } from './open-rosters.js';
import type {
  FailedFile,
  ImportedFile,
  ImportRequest,
  ImportResult,
  RosterImporter,
} from './roster-importer.js';

export type StartImporter<K extends RosterKind> = (
  store: Store,
  batchId: number,
) => Promise<RosterImporter<K>>;

/** Leaves the transaction when one file cannot be taken. */
export class FileFailure extends Error {
  constructor(readonly failure: FailedFile) {
    super(failure.path);
  }
}

/** One batch on its way. */
export class BatchWork<K extends RosterKind> {
  readonly #files: ImportedFile[] = [];
  readonly #found: FoundInFiles;
  readonly #bytes: number;
  #bytesDone = 0;

  constructor(
    private readonly store: Store,
    private readonly kind: K,
    private readonly files: readonly RosterFile<K>[],
    private readonly request: ImportRequest,
    private readonly rejects: RejectsFile[],
  ) {
    this.#found = new FoundInFiles(request.keepFindings);
    this.#bytes = files.reduce((sum, { file }) => sum + file.input.size, 0);
  }

  async run(
    answers: readonly UnitAnswer[],
    start: StartImporter<K>,
  ): Promise<Omit<ImportResult, 'failed' | 'aliases'>> {
    const { actor, asOf, dryRun, reason } = this.request;
    const { store, kind } = this;
    const why = reason === undefined ? {} : { reason };
    const batch = await insertBatch(store, { kind, examId: null, actor, asOf, ...why });
    const fileIds = new Map<Roster<K>, number>();
    for (const { file, rosters } of this.files) {
      for (const roster of rosters) fileIds.set(roster, await this.#insertFile(batch, file, roster));
    }
    for (const { unitId, text, roster, line } of answers) {
      const fileId = fileIds.get(roster as Roster<K>) ?? 0;
      await insertAliases(store, unitId, [text], 'alias', { fileId, line });
    }
    const importer = await start(store, batch);
    for (const [at, one] of this.files.entries()) {
      await this.#importFile(one, at, fileIds, importer).catch((error: unknown) => {
        throw new FileFailure(describeFailure(one.file.input.path, error));
      });
      this.#bytesDone += one.file.input.size;
    }
    // The last moment at which "nothing was written" is true.
    if (this.request.signal.aborted) throw new UserError('interrupted', { rows: addUp(this.#files).rows });
    await writeLog(store, actor, 'import', `batch ${batch} ${kind}`);
    return { kind, batch, dryRun, files: this.#files, totals: addUp(this.#files), findings: this.#found };
  }

  #insertFile(batch: number, { input, format }: RosterFile<K>['file'], roster: Roster<K>): Promise<number> {
    return insertBatchFile(this.store, {
      batch_id: batch,
      file: roster.label,
      sheet: roster.table.sheet,
      sha256: input.sha256,
      format,
      encoding: input.encoding ?? 'binary',
      header_line: roster.header.line,
      unit_id: roster.unit?.unit.unitId ?? null,
      form: readFormOf(this.kind, roster),
    });
  }

  async #importFile(
    { file, rosters }: RosterFile<K>,
    at: number,
    fileIds: ReadonlyMap<Roster<K>, number>,
    importer: RosterImporter<K>,
  ): Promise<void> {
    const { request, store, kind } = this;
    const { input } = file;
    const path = request.dryRun ? null : request.rejects.pathFor(input.path, nameRejectsFile(file));
    const rejects = path === null ? null : await openRejectsFile(path, file);
    if (rejects) this.rejects.push(rejects);
    const done = [];
    for (const [sheet, roster] of rosters.entries()) {
      const fileId = fileIds.get(roster) ?? 0;
      const onRows = (counts: FileCounts, share: number): void => {
        this.#sayProgress(counts, at, ((sheet + share) / rosters.length) * input.size);
      };
      const found = this.#found;
      const task = { store, kind, file, roster, fileId, request, importer, rejects, found, onRows };
      done.push({ roster, fileId, counts: await importTable(task) });
      await this.#remember(roster, fileId);
    }
    refuseChanged(input);
    const rejectsFile = (await rejects?.finish()) ?? null;
    for (const { roster, fileId, counts } of done) {
      const finished = await finishTable({ store, fileId }, counts, rejectsFile);
      this.#files.push({
        ...describeTable(file, roster),
        form: readFormOf(kind, roster),
        ...counts,
        ...finished,
      });
    }
  }

  #sayProgress({ rows, rejected }: FileCounts, at: number, bytes: number): void {
    const before = addUp(this.#files);
    this.request.onProgress({
      share: (this.#bytesDone + bytes) / this.#bytes,
      rows: before.rows + rows,
      rejected: before.rejected + rejected,
      file: at + 1,
      files: this.files.length,
    });
  }

  /** What the user said of this form now holds for the next file of it. */
  async #remember({ header }: Roster<K>, fileId: number): Promise<void> {
    if (header.mappings.every(({ remembered }) => remembered)) return;
    const mappings = header.mappings.map(({ heading, field }) => ({ heading, field }));
    await rememberMapping(this.store, fileId, { kind: this.kind, form: header.form, mappings });
  }
}

/** An exam is signed up for, or has results; other kinds have one form only. */
function readFormOf<K extends RosterKind>(kind: K, { header }: Roster<K>): ExamForm | null {
  return kind === 'exam' ? readForm(header.headings.columns as ReadonlyMap<FieldOf<'exam'>, number>) : null;
}

function describeTable<K extends RosterKind>(
  { input, format }: RosterFile<K>['file'],
  { label, table, header, unit }: Roster<K>,
): Pick<
  ImportedFile,
  'file' | 'sheet' | 'sha256' | 'format' | 'encoding' | 'headerLine' | 'unit' | 'mappings'
> {
  return {
    file: label,
    sheet: table.sheet,
    sha256: input.sha256,
    format,
    encoding: input.encoding ?? 'binary',
    headerLine: header.line,
    unit: unit && { code: unit.unit.code, name: unit.unit.name, from: unit.from },
    mappings: header.mappings,
  };
}

export function isToBeKept({ dryRun, totals }: Pick<ImportResult, 'dryRun' | 'totals'>): boolean {
  return !dryRun && totals.added + totals.updated > 0;
}

function addUp(files: readonly FileCounts[]): FileCounts {
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
