import type { Command } from 'commander';
import { printFileCounts, sayFindings, toFindingsJson } from '../output/import-output.js';
import { listImports, showImport } from '../usecases/list-imports.js';
import { readNumber } from '../usecases/read-settings.js';
import { useRegister } from '../usecases/use-register.js';
import type { UndoOptions } from './imports-undo.js';
import { addCommand, invoke, type Frame } from './invocation.js';

export function declareImports(program: Command, frame: Frame): void {
  const exitCodes = [0, 2, 6];
  const parent = addCommand(program, frame, 'imports', { example: 'imports list', exitCodes });
  declareList(parent, frame, exitCodes);
  declareShow(parent, frame, exitCodes);
  declareUndo(parent, frame);
}

function declareList(parent: Command, frame: Frame, exitCodes: number[]): void {
  addCommand(parent, frame, 'imports list', { example: 'imports list', exitCodes }).action(
    (_, command: Command) =>
      invoke(command, frame, async ({ m, out, register, asOf }) => {
        const batches = await useRegister({ register, asOf }, (store) => listImports(store));
        if (out.json) {
          out.printJson({ imports: batches.map(toJson) });
          return;
        }
        const { columns } = m;
        out.printTable(
          [
            { title: columns.batch, align: 'right' },
            { title: columns.kind },
            { title: columns.exam },
            { title: columns.when },
            { title: columns.actor, omitRank: 1 },
            { title: columns.file },
            { title: columns.added, align: 'right' },
            { title: columns.updated, align: 'right' },
            { title: columns.rejected, align: 'right' },
            { title: columns.undoneAt, omitRank: 2 },
          ],
          batches.flatMap((batch) =>
            batch.files.map((file) => [
              String(batch.batch_id),
              m.word(batch.kind),
              batch.exam ?? '',
              toLocalMinute(batch.recorded_at),
              batch.actor,
              file.file,
              String(file.added),
              String(file.updated),
              String(file.rejected),
              batch.undone_at === null ? '' : toLocalMinute(batch.undone_at),
            ]),
          ),
        );
        out.sayNext('qualreg imports show N');
      }),
  );
}

function declareShow(parent: Command, frame: Frame, exitCodes: number[]): void {
  addCommand(parent, frame, 'imports show', { example: 'imports show 3', exitCodes })
    .argument('<number>', frame.m.help.arguments.batch)
    .action((number: string, _, command: Command) =>
      invoke(command, frame, async ({ m, out, register, asOf }) => {
        const batch = await useRegister({ register, asOf }, (store) => showImport(store, readNumber(number)));
        if (out.json) {
          out.printJson({ ...toJson(batch), findings: toFindingsJson(m, batch.findings) });
          return;
        }
        const { batch_id, kind, exam, recorded_at, actor, reason, undone_at } = batch;
        out.printTitle(m.import.title(batch_id, kind, exam, toLocalMinute(recorded_at), actor));
        if (reason !== null) out.say(m.labelled(m.columns.reason, reason));
        if (undone_at !== null) out.say(m.undo.undoneAt(toLocalMinute(undone_at)));
        printFileCounts(out, batch.files);
        for (const file of batch.files) out.say(`SHA-256 ${file.sha256}  ${file.file}`);
        sayFindings(out, batch.findings);
        out.sayNext('qualreg imports list');
      }),
    );
}

function declareUndo(parent: Command, frame: Frame): void {
  const { options, arguments: args } = frame.m.help;
  addCommand(parent, frame, 'imports undo', {
    example: 'imports undo 6 --dry-run',
    exitCodes: [0, 2, 3, 5, 6, 130],
  })
    .argument('<number>', args.batch)
    .option('--dry-run', options.undoDryRun)
    .option('--strict', options.strict)
    .action((number: string, own: UndoOptions, command: Command) =>
      invoke(command, frame, async (invocation) => {
        const { runUndo } = await import('./imports-undo.js');
        return runUndo(readNumber(number), own, invocation);
      }),
    );
}

type Listed = Awaited<ReturnType<typeof listImports>>[number];

function toJson(batch: Listed): Record<string, unknown> {
  return {
    batch: batch.batch_id,
    kind: batch.kind,
    exam: batch.exam,
    actor: batch.actor,
    asOf: batch.as_of,
    recordedAt: batch.recorded_at,
    reason: batch.reason,
    undoneAt: batch.undone_at,
    files: batch.files.map(
      ({ file_id: _, batch_id: __, unit_id: ___, header_line, rejects_file, ...file }) => ({
        ...file,
        headerLine: header_line,
        rejectsFile: rejects_file,
      }),
    ),
  };
}

/** Recorded in UTC, read where the clerk sits. */
function toLocalMinute(instant: string): string {
  const at = new Date(instant);
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())} ${pad(at.getHours())}:${pad(at.getMinutes())}`;
}
