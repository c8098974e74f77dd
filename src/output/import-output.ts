import type { FileFinding, FoundInFiles } from '../usecases/found-in-files.js';
import type { ImportedFile, ImportResult } from '../usecases/roster-importer.js';
import { describeFinding, describeProblem } from './describe.js';
import type { Messages } from './messages/en.js';
import type { Column } from './table-layout.js';
import type { Terminal } from './terminal.js';

const countKeys = ['rows', 'added', 'updated', 'unchanged', 'rejected', 'skipped', 'warnings'] as const;
type Counted = Record<(typeof countKeys)[number], number> & { file: string };

/** Of so many files what was understood is told one by one. */
const toldOneByOne = 5;

/** Findings shown after an import, the first of each code; all are in the JSON, and every rejected row in the rejects file. */
const shownFindings = 8;

export function toImportJson(m: Messages, result: ImportResult): object {
  const failed = result.failed.map(({ path, problem }) => ({
    file: path,
    error: { code: problem.code, ...describeProblem(m, problem) },
  }));
  return { ...result, failed, findings: toFindingsJson(m, result.findings.all) };
}

export function toFindingsJson(m: Messages, findings: readonly FileFinding[]): unknown[] {
  return findings.map(({ file, line, field, code, severity, params }) => ({
    file,
    line,
    field,
    code,
    severity,
    ...describeFinding(m, { code, params }),
  }));
}

export function printImport(out: Terminal, result: ImportResult): void {
  const { m } = out;
  sayFirstOfEach(out, result.findings);
  printFileCounts(out, result.files);
  if (result.files.length > toldOneByOne) sayOfMany(out, result.files);
  else for (const file of result.files) sayOfFile(out, file, result.files.length > 1);
  sayFailed(out, result.failed);
  for (const { alias, unit } of result.aliases) out.say(m.import.aliasTaken(alias, unit));
  if (result.dryRun) out.say(m.import.wouldBe);
  else if (result.batch === null) out.say(m.import.nothingNew);
}

/** What was understood of a file without being written in its rows, and where its rejected rows are. */
function sayOfFile(
  out: Terminal,
  { file, form, added, unit, mappings, rejectsFile, rejected }: ImportedFile,
  named: boolean,
): void {
  const { m } = out;
  const say = (text: string): void => out.say(named ? m.labelled(file, text) : text, { hang: 4 });
  if (form === 'sign-up') say(m.import.signUp(added));
  if (unit) say(m.import.unitOfFile(unit.name, unit.from));
  for (const remembered of [true, false]) {
    const those = mappings.filter((one) => one.remembered === remembered);
    if (those.length > 0) say(m.import.mapped(those, remembered));
  }
  if (rejectsFile !== null) out.say(m.import.rejectsWritten(rejectsFile, rejected));
}

/** Of a folder of files only how many; the table names the unit of each, and the JSON says all. */
function sayOfMany(out: Terminal, files: readonly ImportedFile[]): void {
  const { m } = out;
  const signUps = files.filter(({ form }) => form === 'sign-up');
  const registered = signUps.reduce((sum, { added }) => sum + added, 0);
  if (signUps.length > 0) out.say(m.import.signUps(signUps.length, registered));
  const ofOneUnit = files.filter(({ unit }) => unit && unit.from !== 'command').length;
  if (ofOneUnit > 0) out.say(m.import.unitsOfFiles(ofOneUnit));
  const rejecting = files.filter(({ rejectsFile }) => rejectsFile !== null);
  const rejected = rejecting.reduce((sum, file) => sum + file.rejected, 0);
  const paths = [...new Set(rejecting.flatMap(({ rejectsFile }) => rejectsFile ?? []))];
  const [first] = paths;
  if (first) out.say(m.import.rejectsOfFiles(paths.length, rejected, first));
}

function sayFailed(out: Terminal, failed: ImportResult['failed']): void {
  if (failed.length === 0) return;
  out.say(out.talkColor.red(out.m.import.leftOut(failed.length)));
  for (const { problem } of failed) {
    const { message, hint } = describeProblem(out.m, problem);
    out.say(message, { indent: 2, hang: 4 });
    out.say(out.talkColor.dim(hint), { indent: 4 });
  }
}

/** One line a file, and their sum below several. */
export function printFileCounts(out: Terminal, files: readonly Counted[]): void {
  const { columns, total } = out.m;
  const titles: Column[] = [
    { title: columns.file },
    ...countKeys.map((key): Column => ({ title: columns[key], align: 'right' })),
  ];
  const sum = (key: (typeof countKeys)[number]): number => files.reduce((all, file) => all + file[key], 0);
  const rows = files.map((file) => [file.file, ...countKeys.map((key) => String(file[key]))]);
  const totals = [total, ...countKeys.map((key) => String(sum(key)))];
  out.printTable(titles, files.length > 1 ? [...rows, totals] : rows);
}

/** One example of each kind, errors before warnings; the others are counted by kind. */
function sayFirstOfEach(out: Terminal, { firsts, counts }: FoundInFiles): void {
  const shown = sortErrorsFirst([...firsts.values()]).slice(0, shownFindings);
  sayFindings(out, shown);
  const rest = [...counts].flatMap(([code, count]): [title: string, count: number][] => {
    const left = shown.some((found) => found.code === code) ? count - 1 : count;
    return left > 0 ? [[out.m.findingTitles[code], left]] : [];
  });
  if (rest.length === 0) return;
  const more = rest.reduce((sum, [, count]) => sum + count, 0);
  out.say(out.m.labelled(out.m.moreRows(more), out.m.import.findingsByTitle(rest)), { hang: 4 });
}

/** Findings as places that an editor can open, errors before warnings. */
export function sayFindings(out: Terminal, findings: readonly FileFinding[]): void {
  const { m, talkColor } = out;
  for (const found of sortErrorsFirst(findings)) {
    const { message, hint } = describeFinding(m, found);
    const paint = found.severity === 'error' ? talkColor.red : talkColor.yellow;
    const said = m.labelled(paint(m.severity[found.severity]), message);
    out.say(`${found.file}:${found.line} ${said}`, { hang: 4 });
    out.say(talkColor.dim(hint), { indent: 4 });
  }
}

function sortErrorsFirst(findings: readonly FileFinding[]): FileFinding[] {
  return [
    ...findings.filter((found) => found.severity === 'error'),
    ...findings.filter((found) => found.severity === 'warning'),
  ];
}
