import type { Command } from 'commander';
import type { RosterKind } from '../domain/roster/fields.js';
import { describeFinding } from '../output/describe.js';
import { printImport, toImportJson } from '../output/import-output.js';
import { importCertificates } from '../usecases/import-certificates.js';
import { importExam } from '../usecases/import-exam.js';
import { importOfficers } from '../usecases/import-officers.js';
import type { ImportRequest, ImportResult } from '../usecases/roster-importer.js';
import { importUnits } from '../usecases/import-units.js';
import { chooseRejectsPath, readMappings } from '../usecases/read-import-options.js';
import { readDay } from '../usecases/read-settings.js';
import { useRegister } from '../usecases/use-register.js';
import { addCommand, invoke, type Frame, type Invocation } from './invocation.js';

interface ImportOptions {
  dryRun?: boolean;
  map: string[];
  encoding?: string;
  rejects?: string;
  createUnits?: boolean;
  acceptNameChanges?: boolean;
  exam?: string;
  name?: string;
  heldOn?: string;
  unit?: string;
}

const exitCodes = [0, 2, 3, 6, 130];

export function declareImport(program: Command, frame: Frame): void {
  const parent = addCommand(program, frame, 'import', { example: 'import units units.csv', exitCodes });
  const { options, arguments: args } = frame.m.help;
  const declare = (kind: RosterKind, example: string): Command =>
    addCommand(parent, frame, `import ${kind}`, { example, exitCodes })
      .argument('<file...>', args.files)
      .option('--dry-run', options.dryRun)
      .option('--map <HEADING=field>', options.map, (value, all: string[]) => [...all, value], [])
      .option('--encoding <name>', options.encoding)
      .option('--rejects <file>', options.rejects)
      .option('--create-units', options.createUnits)
      .option('--accept-name-changes', options.acceptNameChanges)
      .action((files: string[], own: ImportOptions, command: Command) =>
        invoke(command, frame, (invocation) => runImport(kind, files, own, invocation)),
      );
  declare('units', 'import units units.csv');
  declare('officers', 'import officers officers.csv');
  declare('certificates', 'import certificates certificates.csv');
  declare('exam', 'import exam exam-2024-1.csv --exam 2024-1')
    .requiredOption('--exam <code>', options.exam)
    .option('--name <text>', options.examName)
    .option('--held-on <date>', options.heldOn)
    .option('--unit <unit>', options.unitOfFile);
}

async function runImport(
  kind: RosterKind,
  files: string[],
  own: ImportOptions,
  invocation: Invocation,
): Promise<number> {
  const { m, out, register, asOf, actor, signal } = invocation;
  const result = await useRegister(register, (store, policy): Promise<ImportResult> => {
    const request: ImportRequest = {
      files,
      policy,
      asOf,
      actor,
      dryRun: own.dryRun ?? false,
      mappings: readMappings(kind, own.map),
      encoding: own.encoding,
      given: own.unit === undefined ? [] : ['unit'],
      rejects: {
        pathFor: chooseRejectsPath(own.rejects, files, register),
        headings: m.rejectsColumns,
        explain: (finding) => describeFinding(m, finding).message,
      },
      signal,
      onProgress: ({ file, rows, rejected }) => {
        out.showProgress(m.import.progress(rows, rejected, files.length > 1 ? file : null));
      },
    };
    const people = {
      ...request,
      createUnits: own.createUnits ?? false,
      acceptNameChanges: own.acceptNameChanges ?? false,
    };
    if (kind === 'units') return importUnits(store, request);
    if (kind === 'officers') return importOfficers(store, people);
    if (kind === 'certificates') return importCertificates(store, people);
    return importExam(store, {
      ...people,
      exam: own.exam?.trim() ?? '',
      examName: own.name ?? null,
      heldOn: own.heldOn === undefined ? null : readDay(own.heldOn),
      unit: own.unit ?? null,
    });
  });
  if (out.json) out.printJson(toImportJson(m, result));
  else printImport(out, result);
  if (!result.dryRun) out.sayNext(nextCommand[kind]);
  return result.totals.rejected > 0 ? 3 : 0;
}

const nextCommand: Record<RosterKind, string> = {
  units: 'qualreg import officers FILE',
  officers: 'qualreg import certificates FILE',
  certificates: 'qualreg import exam FILE --exam CODE',
  exam: 'qualreg status',
};
