import type { Command } from 'commander';
import { printExam, printExams } from '../output/exam-output.js';
import { closeExam, reopenExam } from '../usecases/close-exam.js';
import { listExamSummaries, showExam } from '../usecases/list-exams.js';
import { useRegister } from '../usecases/use-register.js';
import { addCommand, invoke, type Frame } from './invocation.js';

export function declareExam(program: Command, frame: Frame): void {
  const parent = addCommand(program, frame, 'exam', { example: 'exam list', exitCodes });
  declareList(parent, frame);
  declareShow(parent, frame);
  declareClose(parent, frame);
  declareReopen(parent, frame);
}

const exitCodes = [0, 2, 6];

function declareList(parent: Command, frame: Frame): void {
  addCommand(parent, frame, 'exam list', { example: 'exam list', exitCodes }).action((_, command: Command) =>
    invoke(command, frame, async ({ out, register, asOf }) => {
      const exams = await useRegister({ register, asOf }, (store) => listExamSummaries(store, asOf));
      if (out.json) out.printJson({ exams });
      else printExams(out, exams);
      out.sayNext('qualreg exam show CODE');
    }),
  );
}

function declareShow(parent: Command, frame: Frame): void {
  addCommand(parent, frame, 'exam show', { example: 'exam show 2024-1', exitCodes })
    .argument('<code>', frame.m.help.arguments.exam)
    .action((code: string, _, command: Command) =>
      invoke(command, frame, async ({ out, register, asOf }) => {
        const exam = await useRegister({ register, asOf }, (store) => showExam(store, code, asOf));
        if (out.json) out.printJson(exam);
        else printExam(out, exam);
        out.sayNext(exam.awaiting > 0 ? `qualreg exam close ${exam.code}` : 'qualreg report units');
      }),
    );
}

function declareClose(parent: Command, frame: Frame): void {
  addCommand(parent, frame, 'exam close', { example: 'exam close 2024-1 --as-of 2024-07-01', exitCodes })
    .argument('<code>', frame.m.help.arguments.exam)
    .action((exam: string, _, command: Command) =>
      invoke(command, frame, async ({ m, out, register, asOf, actor }) => {
        const result = await useRegister({ register, asOf }, (store) =>
          closeExam(store, { exam, asOf, actor }),
        );
        if (out.json) out.printJson(result);
        else out.print(m.exam.closed(result.exam, result.closedOn, result.becameAbsent));
        out.sayNext(`qualreg exam show ${result.exam}`);
      }),
    );
}

function declareReopen(parent: Command, frame: Frame): void {
  addCommand(parent, frame, 'exam reopen', { example: 'exam reopen 2024-1 --reason 成绩复核', exitCodes })
    .argument('<code>', frame.m.help.arguments.exam)
    .requiredOption('--reason <text>', frame.m.help.options.reopenReason)
    .action((exam: string, { reason }: { reason: string }, command: Command) =>
      invoke(command, frame, async ({ m, out, register, asOf, actor }) => {
        const result = await useRegister({ register, asOf }, (store) =>
          reopenExam(store, { exam, asOf, actor, reason }),
        );
        if (out.json) out.printJson(result);
        else out.print(m.exam.reopened(result.exam, result.reopenedOn, result.awaiting));
        out.sayNext(`qualreg import exam FILE --exam ${result.exam}`);
      }),
    );
}
