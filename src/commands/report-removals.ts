import type { Command } from 'commander';
import {
  printRemovals,
  printSummary,
  sayTotals,
  toRemovalCsv,
  toSummaryCsv,
} from '../output/removals-output.js';
import { readNumber, readYear } from '../usecases/read-settings.js';
import { reportRemovals, type RemovalRequest } from '../usecases/report-removals.js';
import { summariseRemovals } from '../usecases/summarise-removals.js';
import { useRegister } from '../usecases/use-register.js';
import { UserError } from '../user-error.js';
import { deliver, type ReportOptions } from './deliver-report.js';
import { addCommand, invoke, type Frame, type Invocation } from './invocation.js';

interface RemovalOptions extends ReportOptions {
  plan?: string;
  by?: string;
}

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
    .option('--by <unit>', options.removalsBy)
    .action((own: RemovalOptions, command: Command) =>
      invoke(command, frame, (invocation) =>
        own.by === undefined ? listThem(own, invocation) : sumUp(own, invocation),
      ),
    );
}

async function listThem(own: RemovalOptions, invocation: Invocation): Promise<void> {
  const { m, out, register, asOf, showIds, actor } = invocation;
  const request = readRequest(own, asOf);
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
}

async function sumUp(own: RemovalOptions, invocation: Invocation): Promise<void> {
  if (own.by !== 'unit') throw new UserError('choice-unknown', { value: own.by ?? '', allowed: ['unit'] });
  const { m, out, register, asOf } = invocation;
  const request = readRequest(own, asOf);
  const summary = await useRegister({ register, asOf }, (store, policy) =>
    summariseRemovals(store, policy, request),
  );
  await deliver(own, invocation, {
    sheet: m.removals.summarySheet,
    json: () => summary,
    csv: () => toSummaryCsv(m, summary),
    table: () => {
      printSummary(out, summary);
    },
  });
  out.sayNext('qualreg report annual');
}

function readRequest(own: RemovalOptions, asOf: string): RemovalRequest {
  return {
    plan: own.plan === undefined ? null : readNumber(own.plan),
    year: own.year === undefined ? null : readYear(own.year),
    asOf,
  };
}
