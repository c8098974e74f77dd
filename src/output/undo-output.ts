import type { UndoObstacle, UndoResult } from '../usecases/undo-import.js';
import type { Messages } from './messages/en.js';
import type { Terminal } from './terminal.js';

/** Rows that stay, shown to a person; all are in the JSON. */
const shownRows = 20;

export function printUndo(out: Terminal, result: UndoResult): void {
  const { m } = out;
  out.print(sumUp(m, result));
  if (result.rows.length > 0) printLeftRows(out, result.rows);
  if (result.dryRun) out.say(m.import.wouldBe);
}

function sumUp(m: Messages, { batch, dryRun, complete, reversed, kept, failed }: UndoResult): string {
  if (dryRun) return m.undo.willDo(batch, reversed, kept, failed);
  if (complete) return m.undo.done(batch, reversed);
  return reversed > 0 ? m.undo.partly(batch, reversed, kept, failed) : m.undo.nothing(batch, kept, failed);
}

function printLeftRows(out: Terminal, rows: UndoResult['rows']): void {
  const { m } = out;
  out.printTable(
    [{ title: m.columns.source }, { title: m.columns.result }, { title: m.columns.because }],
    rows
      .slice(0, shownRows)
      .map(({ file, line, result, because }) => [
        line === null ? `${file}${m.bracketed(m.undo.wholeFile)}` : m.officer.source(file, line),
        m.undo.result[result],
        because.map((obstacle) => describeObstacle(m, obstacle)).join(m.listSeparator),
      ]),
  );
  if (rows.length > shownRows) out.say(m.moreRows(rows.length - shownRows));
}

function describeObstacle(m: Messages, obstacle: UndoObstacle): string {
  if ('plan' in obstacle) return m.undo.plan(obstacle.plan);
  if ('round' in obstacle) return m.undo.round(obstacle.round);
  if ('altered' in obstacle) return m.undo.altered(obstacle.altered);
  const { batch, file, line } = obstacle;
  return m.undo.row(batch, line === null ? file : m.officer.source(file, line));
}
