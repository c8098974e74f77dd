import type { FileFinding, ImportResult } from '../usecases/roster-importer.js';
import { describeFinding } from './describe.js';
import type { Messages } from './messages/en.js';
import type { Column } from './table-layout.js';
import type { Terminal } from './terminal.js';

const countKeys = ['rows', 'added', 'updated', 'unchanged', 'rejected', 'skipped', 'warnings'] as const;
type Counted = Record<(typeof countKeys)[number], number> & { file: string };

/** Findings shown after an import, the first of each code; all are in the JSON, and every rejected row in the rejects file. */
const shownFindings = 8;

export function toImportJson(m: Messages, result: ImportResult): unknown {
  return { ...result, findings: toFindingsJson(m, result.findings) };
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
  for (const { rejectsFile, rejected } of result.files) {
    if (rejectsFile !== null) out.say(m.import.rejectsWritten(rejectsFile, rejected));
  }
  if (result.dryRun) out.say(m.import.wouldBe);
  else if (result.batch === null) out.say(m.import.nothingNew);
}

export function printFileCounts(out: Terminal, files: readonly Counted[]): void {
  const { columns } = out.m;
  const titles: Column[] = [
    { title: columns.file },
    ...countKeys.map((key): Column => ({ title: columns[key], align: 'right' })),
  ];
  out.printTable(
    titles,
    files.map((file) => [file.file, ...countKeys.map((key) => String(file[key]))]),
  );
}

/** One example of each kind, errors before warnings; the others are counted by kind. */
function sayFirstOfEach(out: Terminal, findings: readonly FileFinding[]): void {
  const firsts = new Map<string, FileFinding>();
  for (const found of sortErrorsFirst(findings)) if (!firsts.has(found.code)) firsts.set(found.code, found);
  const shown = [...firsts.values()].slice(0, shownFindings);
  sayFindings(out, shown);
  const rest = findings.filter((found) => !shown.includes(found));
  if (rest.length === 0) return;
  const counts = new Map<string, number>();
  for (const { code } of rest) {
    const title = out.m.findingTitles[code];
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  out.say(out.m.labelled(out.m.moreRows(rest.length), out.m.import.findingsByTitle([...counts])), {
    hang: 4,
  });
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
