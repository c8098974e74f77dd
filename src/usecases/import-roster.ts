import type { RosterKind } from '../domain/roster/fields.js';
import { refuseTwice } from '../files/input-file.js';
import type { RejectsFile } from '../files/rejects-file.js';
import { insertBatch, type FileCounts } from '../store/batches.js';
import { writeLog } from '../store/log.js';
import type { Store } from '../store/open.js';
import { importFile } from './import-file.js';
import type {
  FileFinding,
  ImportedFile,
  ImportRequest,
  ImportResult,
  RosterImporter,
} from './roster-importer.js';

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
  refuseTwice(request.files);
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
        for (const found of file.findings) findings.push(found);
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
