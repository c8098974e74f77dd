import type { Command } from 'commander';
import { printFileCounts, sayFindings, toFindingsJson } from '../output/import-output.js';
import { listImports, showImport } from '../usecases/list-imports.js';
import { readNumber } from '../usecases/read-settings.js';
import { useRegister } from '../usecases/use-register.js';
import { addCommand, invoke, type Frame } from './invocation.js';

export function declareImports(program: Command, frame: Frame): void {
  const exitCodes = [0, 2, 6];
  const parent = addCommand(program, frame, 'imports', { example: 'imports list', exitCodes });
  addCommand(parent, frame, 'imports list', { example: 'imports list', exitCodes }).action(
    (_, command: Command) =>
      invoke(command, frame, async ({ m, out, register }) => {
        const batches = await useRegister(register, (store) => listImports(store));
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
            ]),
          ),
        );
        out.sayNext('qualreg imports show N');
      }),
  );
  addCommand(parent, frame, 'imports show', { example: 'imports show 3', exitCodes })
    .argument('<number>', frame.m.help.arguments.batch)
    .action((number: string, _, command: Command) =>
      invoke(command, frame, async ({ m, out, register }) => {
        const batch = await useRegister(register, (store) => showImport(store, readNumber(number)));
        if (out.json) {
          out.printJson({ ...toJson(batch), findings: toFindingsJson(m, batch.findings) });
          return;
        }
        const { batch_id, kind, exam, recorded_at, actor } = batch;
        out.printTitle(m.import.title(batch_id, kind, exam, toLocalMinute(recorded_at), actor));
        printFileCounts(out, batch.files);
        for (const file of batch.files) out.say(`SHA-256 ${file.sha256}  ${file.file}`);
        sayFindings(out, batch.findings);
        out.sayNext('qualreg imports list');
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
    files: batch.files.map(({ file_id: _, batch_id: __, header_line, rejects_file, ...file }) => ({
      ...file,
      headerLine: header_line,
      rejectsFile: rejects_file,
    })),
  };
}

/** Recorded in UTC, read where the clerk sits. */
function toLocalMinute(instant: string): string {
  const at = new Date(instant);
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())} ${pad(at.getHours())}:${pad(at.getMinutes())}`;
}
