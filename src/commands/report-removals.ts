import type { Command } from 'commander';
import { printRemovals, sayTotals, toRemovalCsv } from '../output/removals-output.js';
import { readNumber, readYear } from '../usecases/read-settings.js';
import { reportRemovals } from '../usecases/report-removals.js';
import { useRegister } from '../usecases/use-register.js';
import { deliver, type ReportOptions } from './deliver-report.js';
import { addCommand, invoke, type Frame } from './invocation.js';

export function declareRemovals(parent: Command, frame: Frame): void {
  const { options } = frame.m.help;
  addCommand(parent, frame, 'report removals', {
    example: 'report removals --plan 1 --out removals.xlsx',
    exitCodes: [0, 2, 6],
  })
    .option('--plan <plan>', options.removalsPlan)
    .option('--year <year>', options.removalsYear)
    .option('--format <table|csv|xlsx|json>', options.format)
    .option('--out <file>', options.out)
    .option('--no-bom', options.noBom)
    .action((own: ReportOptions & { plan?: string }, command: Command) =>
      invoke(command, frame, async (invocation) => {
        const { m, out, register, asOf, showIds, actor } = invocation;
        const request = {
          plan: own.plan === undefined ? null : readNumber(own.plan),
          year: own.year === undefined ? null : readYear(own.year),
          asOf,
        };
        const report = await useRegister({ register, asOf }, (store) =>
          reportRemovals(store, request, { showIds, actor, what: 'report removals' }),
        );
        await deliver(own, invocation, {
          sheet: m.removals.sheet,
          json: () => report,
          csv: () => toRemovalCsv(m, report),
          table: () => {
            printRemovals(out, report);
          },
        });
        sayTotals(out, report);
        const plan = report.plans.at(-1);
        out.sayNext(plan === undefined ? 'qualreg cleanup list' : `qualreg cleanup show ${plan} --cards`);
      }),
    );
}
