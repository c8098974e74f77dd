import type { FileFinding, ImportResult } from '../usecases/import-roster.js';
import { describeFinding } from './describe.js';
import type { Messages } from './messages/en.js';
import type { Column } from './table-layout.js';
import type { Terminal } from './terminal.js';

const countKeys = ['rows', 'added', 'updated', 'unchanged', 'rejected', 'skipped', 'warnings'] as const;
type Counted = Record<(typeof countKeys)[number], number> & { file: string };

/** Findings shown on a terminal; all of them are in the JSON, and every rejected row in the rejects file. */
const shownFindings = 12;

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
    ...describeFinding(m, { code, params } as FileFinding),
  }));
}

export function printImport(out: Terminal, result: ImportResult): void {
  const { m } = out;
  sayFindings(out, result.findings, shownFindings);
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

/** Errors before warnings, as places that an editor can open; what is left out is counted by code. */
export function sayFindings(out: Terminal, findings: readonly FileFinding[], atMost: number): void {
  const { m, color } = out;
  const inOrder = [
    ...findings.filter((found) => found.severity === 'error'),
    ...findings.filter((found) => found.severity === 'warning'),
  ];
  for (const found of inOrder.slice(0, atMost)) {
    const { message, hint } = describeFinding(m, found);
    const label = found.severity === 'error' ? color.red(m.severity.error) : color.yellow(m.severity.warning);
    const field = found.field === null ? '' : ` ${m.fields[found.field] ?? found.field}:`;
    out.say(`${found.file}:${found.line} ${label}${field} ${message}`);
    out.say(color.dim(`    ${hint}`));
  }
  const rest = inOrder.slice(atMost);
  if (rest.length === 0) return;
  const counts = new Map<string, number>();
  for (const { code } of rest) counts.set(code, (counts.get(code) ?? 0) + 1);
  out.say(`${m.moreRows(rest.length)}: ${m.import.findingsByCode([...counts])}`);
}
