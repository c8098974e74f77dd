import type { RosterKind } from '../domain/roster/fields.js';
import { refuseTwice } from '../files/input-file.js';
import type { RejectsFile } from '../files/rejects-file.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';
import { askUnits, type UnitAnswer } from './ask-units.js';
import { BatchWork, FileFailure, isToBeKept, type StartImporter } from './import-batch.js';
import { openRosters, type RosterFile } from './open-rosters.js';
import type { FailedFile, ImportRequest, ImportResult } from './roster-importer.js';

/**
 * Imports files of one kind in one transaction: all rows without an error, or, when anything else goes wrong, nothing. A dry run
 * goes the same way and is rolled back, and so is an import that brought nothing new. A file that cannot be taken as a whole keeps
 * the others out as well, unless the user wants to keep going.
 * @throws UserError when a file, or with `keepGoing` every file, cannot be taken
 */
export async function importRoster<K extends RosterKind>(
  store: Store,
  kind: K,
  request: ImportRequest,
  start: StartImporter<K>,
): Promise<ImportResult> {
  refuseTwice(request.files);
  const { files, failed, units } = await openRosters(store, kind, request);
  refuseFailed(failed, files.length, request);
  const answers = await askUnits(files, units, request);
  const left = [...files];
  for (;;) {
    const done = await importFiles(store, kind, left, answers, request, start);
    const aliases = answers.map(({ text, name }) => ({ alias: text, unit: name }));
    if (!('problem' in done)) return { ...done, failed, aliases };
    // Everything was rolled back, units that the file brought into being among it; so the others begin anew.
    failed.push(done);
    left.splice(
      left.findIndex(({ file }) => file.input.path === done.path),
      1,
    );
    refuseFailed(failed, left.length, request);
  }
}

function refuseFailed(
  failed: readonly FailedFile[],
  left: number,
  { files, keepGoing }: ImportRequest,
): void {
  const [first] = failed;
  if (!first || (keepGoing && left > 0)) return;
  if (files.length === 1) throw UserError.of(first.problem);
  throw new UserError('files-failed', { failed: [...failed], of: files.length });
}

/** @returns the result, or the file that could not be taken */
async function importFiles<K extends RosterKind>(
  store: Store,
  kind: K,
  files: readonly RosterFile<K>[],
  answers: readonly UnitAnswer[],
  request: ImportRequest,
  start: StartImporter<K>,
): Promise<Omit<ImportResult, 'failed' | 'aliases'> | FailedFile> {
  const rejects: RejectsFile[] = [];
  const run = store.transact(
    (tx) => new BatchWork(tx, kind, files, request, rejects).run(answers, start),
    (result) => isToBeKept(result),
  );
  try {
    const result = await run;
    // Only now: a command that wrote nothing must not leave new rejects files, nor set aside those of an earlier one.
    for (const file of rejects) file.keep();
    return isToBeKept(result) ? result : { ...result, batch: null };
  } catch (error) {
    for (const file of rejects) await file.discard();
    if (error instanceof FileFailure) return error.failure;
    throw error;
  }
}
