import { Option, type Command } from 'commander';
import type { ImportKind, RosterKind } from '../domain/roster/fields.js';
import { describeFinding } from '../output/describe.js';
import { printImport, toImportJson } from '../output/import-output.js';
import { sayProfile } from '../output/profile-output.js';
import { importCertificates } from '../usecases/import-certificates.js';
import { importCorrections } from '../usecases/import-corrections.js';
import { importExam } from '../usecases/import-exam.js';
import { importOfficers } from '../usecases/import-officers.js';
import type { ImportRequest, ImportResult } from '../usecases/roster-importer.js';
import { importTraining } from '../usecases/import-training.js';
import { importUnits } from '../usecases/import-units.js';
import { Profile } from '../usecases/profile.js';
import { chooseRejectsPath, readMappings } from '../usecases/read-import-options.js';
import { readDay, readUnpackLimit } from '../usecases/read-settings.js';
import { useRegister } from '../usecases/use-register.js';
import { askOnTerminal } from './ask-import.js';
import { addCommand, invoke, type Frame, type Invocation } from './invocation.js';

export interface ImportOptions {
  dryRun?: boolean;
  map: string[];
  encoding?: string;
  sheet?: string;
  unpackLimit: string;
  rejects?: string;
  keepGoing?: boolean;
  createUnits?: boolean;
  acceptNameChanges?: boolean;
  exam?: string;
  name?: string;
  heldOn?: string;
  unit?: string;
  merge?: boolean;
  acceptResultChanges?: boolean;
  /** Says where the time went. */
  profile?: boolean;
}

const exitCodes = [0, 2, 3, 5, 6, 130];

export function declareImport(program: Command, frame: Frame): void {
  const parent = addCommand(program, frame, 'import', { example: 'import units units.csv', exitCodes });
  const { options, arguments: args } = frame.m.help;
  const declare = (kind: ImportKind, example: string): Command =>
    addCommand(parent, frame, `import ${kind}`, { example, exitCodes })
      .argument('<file...>', args.files)
      .option('--dry-run', options.dryRun)
      .option('--map <HEADING=field>', options.map, (value, all: string[]) => [...all, value], [])
      .option('--encoding <name>', options.encoding)
      .option('--sheet <sheet>', options.sheet)
      .option('--unpack-limit <MiB>', options.unpackLimit, '512')
      .option('--rejects <file>', options.rejects)
      .option('--keep-going', options.keepGoing)
      .option('--create-units', options.createUnits)
      .option('--accept-name-changes', options.acceptNameChanges)
      .addOption(new Option('--profile').hideHelp())
      .action((files: string[], own: ImportOptions, command: Command) =>
        invoke(command, frame, (invocation) => runImport(kind, files, own, invocation)),
      );
  declare('units', 'import units units.csv');
  declare('officers', 'import officers officers.csv').option('--unit <unit>', options.unitOfFile);
  declare('certificates', 'import certificates certificates.csv');
  declare('exam', 'import exam exam-2024-1.csv --exam 2024-1')
    .option('--exam <code>', options.exam)
    .option('--name <text>', options.examName)
    .option('--held-on <date>', options.heldOn)
    .option('--accept-result-changes', options.acceptResultChanges)
    .option('--unit <unit>', options.unitOfFile);
  declare('training', 'import training training.csv');
  declare('corrections', 'import corrections corrections.csv').option('--merge', options.merge);
}

async function runImport(
  kind: ImportKind,
  files: string[],
  own: ImportOptions,
  invocation: Invocation,
): Promise<number> {
  const { m, out, register, asOf } = invocation;
  const profile = new Profile();
  const opening = { register, asOf, onTime: profile.add };
  const result = await useRegister(opening, (store, policy): Promise<ImportResult> => {
    const request: ImportRequest = { policy, ...readRequest(kind, files, own, invocation, profile) };
    const people = {
      ...request,
      createUnits: own.createUnits ?? false,
      acceptNameChanges: own.acceptNameChanges ?? false,
    };
    if (kind === 'units') return importUnits(store, request);
    if (kind === 'officers') return importOfficers(store, people);
    if (kind === 'certificates') return importCertificates(store, people);
    if (kind === 'training') return importTraining(store, people);
    if (kind === 'corrections') return importCorrections(store, { ...people, merge: own.merge ?? false });
    return importExam(store, {
      ...people,
      exam: own.exam ?? null,
      examName: own.name ?? null,
      heldOn: own.heldOn === undefined ? null : readDay(own.heldOn),
      acceptResultChanges: own.acceptResultChanges ?? false,
    });
  });
  if (out.json) out.printJson({ ...toImportJson(m, result), ...(own.profile && { profile }) });
  else printImport(out, result);
  if (own.profile) sayProfile(out, result.totals.rows, profile);
  if (!result.dryRun) out.sayNext(nameNext(kind, result, own));
  return result.totals.rejected > 0 || result.failed.length > 0 ? 3 : 0;
}

/** Every table is read with the same flags, whatever command reads it. */
export function readRequest(
  kind: RosterKind,
  files: string[],
  own: ImportOptions,
  { m, out, register, asOf, actor, signal, yes, canAsk }: Invocation,
  profile = new Profile(),
): Omit<ImportRequest, 'policy'> {
  return {
    files,
    asOf,
    actor,
    dryRun: own.dryRun ?? false,
    mappings: readMappings(kind, own.map),
    encoding: own.encoding,
    sheet: own.sheet ?? null,
    unpackLimit: readUnpackLimit(own.unpackLimit),
    unit: own.unit ?? null,
    keepGoing: own.keepGoing ?? false,
    takeSuggestions: yes,
    questions: canAsk && !yes ? askOnTerminal(m) : null,
    rejects: {
      pathFor: chooseRejectsPath(own.rejects, files, register),
      headings: m.rejectsColumns,
      explain: (finding) => {
        const { message, hint } = describeFinding(m, finding);
        return m.import.reason(message, hint);
      },
    },
    signal,
    profile,
    keepFindings: out.json,
    onOpening: showOpening(out, m, files.length),
    onProgress: (progress) => {
      out.showProgress('import', progress.share, progress.rows, (perSecond, secondsLeft) =>
        m.import.progress(progress, perSecond, secondsLeft),
      );
    },
  };
}

/** How often it is said again that a workbook is being parsed, which tells nothing of how far it is. */
const openingEveryMs = 500;

function showOpening(out: Invocation['out'], m: Invocation['m'], files: number): ImportRequest['onOpening'] {
  let timer: NodeJS.Timeout | undefined;
  return (file) => {
    clearInterval(timer);
    if (file === null) return;
    const show = (): void => {
      out.showProgress('open', (file - 1) / files, file, () => m.import.opening(file, files));
    };
    show();
    timer = setInterval(show, openingEveryMs).unref();
  };
}

/** What a clerk does next: mend what was rejected, or go on. */
function nameNext(kind: ImportKind, { files }: ImportResult, own: ImportOptions): string {
  const rejects = files.flatMap(({ rejectsFile }) => rejectsFile ?? []);
  if (rejects.length === 0) return nextCommand[kind];
  const flags = [
    own.exam === undefined ? '' : ` --exam ${own.exam}`,
    own.heldOn === undefined ? '' : ` --held-on ${own.heldOn}`,
  ];
  return `qualreg import ${kind} ${nameTogether([...new Set(rejects)])}${flags.join('')}`;
}

/** Several files of one folder as the shell names them all. */
export function nameTogether(paths: readonly string[]): string {
  const folders = new Set(paths.map((path) => path.slice(0, path.lastIndexOf('/') + 1)));
  const [folder = ''] = folders;
  if (paths.length === 1 || folders.size > 1) return paths.map((path) => `'${path}'`).join(' ');
  const endings = new Set(paths.map((path) => /\.rejects[^/]*$/.exec(path)?.[0] ?? path));
  return [...endings].map((ending) => `${folder === '' ? '' : `'${folder}'`}*${ending}`).join(' ');
}

const nextCommand: Record<ImportKind, string> = {
  units: 'qualreg import officers FILE',
  officers: 'qualreg import certificates FILE',
  certificates: 'qualreg import exam FILE --exam CODE',
  exam: 'qualreg status',
  training: 'qualreg cleanup plan',
  corrections: 'qualreg officer show ID',
};
