import type { Command } from 'commander';
import type { Column } from '../output/table-layout.js';
import { listExamSummaries, showExam } from '../usecases/list-exams.js';
import { useRegister } from '../usecases/use-register.js';
import { addCommand, invoke, type Frame } from './invocation.js';

const countKeys = [
  'registered',
  'sat',
  'passed',
  'failed',
  'absent',
  'exempt',
  'breach',
  'cheating',
] as const;

const omitRanks: Partial<Record<string, number>> = { cheating: 4, breach: 3, exempt: 1 };

export function declareExam(program: Command, frame: Frame): void {
  const { m } = frame;
  const exitCodes = [0, 2, 6];
  const parent = addCommand(program, frame, 'exam', { example: 'exam list', exitCodes });
  const countColumns = countKeys.map((key): Column => ({
    title: m.columns[key],
    align: 'right',
    omitRank: omitRanks[key] ?? 0,
  }));
  const toCells = (counts: Record<(typeof countKeys)[number], number>): string[] =>
    countKeys.map((key) => String(counts[key]));
  addCommand(parent, frame, 'exam list', { example: 'exam list', exitCodes }).action((_, command: Command) =>
    invoke(command, frame, async ({ out, register, asOf }) => {
      const exams = await useRegister(register, (store) => listExamSummaries(store, asOf));
      if (out.json) {
        out.printJson({ exams });
        return;
      }
      out.printTable(
        [
          { title: m.columns.code },
          { title: m.columns.heldOn },
          { title: m.columns.units, align: 'right' },
          ...countColumns,
          { title: m.columns.passRate, align: 'right', omitRank: 2 },
        ],
        exams.map((e) => [e.code, e.heldOn, String(e.units), ...toCells(e), m.percent(e.passRate)]),
      );
      out.sayNext('qualreg exam show CODE');
    }),
  );
  addCommand(parent, frame, 'exam show', { example: 'exam show 2024-1', exitCodes })
    .argument('<code>', m.help.arguments.exam)
    .action((code: string, _, command: Command) =>
      invoke(command, frame, async ({ out, register, asOf }) => {
        const exam = await useRegister(register, (store) => showExam(store, code, asOf));
        if (out.json) {
          out.printJson(exam);
          return;
        }
        const days = exam.heldOn === exam.endedOn ? exam.heldOn : `${exam.heldOn} – ${exam.endedOn}`;
        const title = [exam.code, exam.name ?? '', days].filter((text) => text !== '').join(' ');
        out.printTitle(m.labelled(title, m.exam.papers(exam.papers)));
        out.printTable(
          [{ title: m.columns.unit }, ...countColumns],
          [...exam.byUnit.map((unit) => [unit.name, ...toCells(unit)]), [m.total, ...toCells(exam)]],
        );
        out.sayNext('qualreg report units');
      }),
    );
}
