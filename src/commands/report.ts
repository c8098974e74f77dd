import type { Command } from 'commander';
import { printAnnual, toAnnualCsv, toAnnualJson } from '../output/annual-output.js';
import { printUnitReport, toUnitCsv } from '../output/unit-output.js';
import { readYear } from '../usecases/read-settings.js';
import { reportAnnual } from '../usecases/report-annual.js';
import { reportUnits } from '../usecases/report-units.js';
import { useRegister } from '../usecases/use-register.js';
import { deliver, type ReportOptions } from './deliver-report.js';
import { addCommand, invoke, type Frame } from './invocation.js';
import { declareRemovals } from './report-removals.js';

export function declareReport(program: Command, frame: Frame): void {
  const exitCodes = [0, 2, 6];
  const parent = addCommand(program, frame, 'report', { example: 'report annual --year 2024', exitCodes });
  const { options } = frame.m.help;
  const declare = (name: 'report units' | 'report annual', example: string): Command =>
    addCommand(parent, frame, name, { example, exitCodes })
      .option('--format <table|csv|xlsx|json>', options.format)
      .option('--out <file>', options.out)
      .option('--no-bom', options.noBom)
      .option('--year <year>', options.year);
  declare('report units', 'report units --format csv --out units-report.csv').action(
    (own: ReportOptions, command: Command) =>
      invoke(command, frame, async (invocation) => {
        const { m, out, register } = invocation;
        const asOf = endOfYear(own.year, invocation.asOf);
        const { report, districts } = await useRegister({ register, asOf }, async (store, policy) => ({
          report: await reportUnits(store, policy, asOf),
          districts: policy.districts,
        }));
        await deliver(own, invocation, {
          sheet: m.report.unitsSheet,
          json: () => report,
          csv: () => toUnitCsv(m, report.units),
          table: () => {
            printUnitReport(out, report.units, districts);
            out.say(m.report.period(`${asOf.slice(0, 4)}-01-01`, asOf));
            for (const definition of m.report.definitions) out.say(definition);
          },
        });
        out.sayNext('qualreg report annual');
      }),
  );
  declare('report annual', 'report annual --year 2024').action((own: ReportOptions, command: Command) =>
    invoke(command, frame, async (invocation) => {
      const { m, out, register, asOf } = invocation;
      const year = own.year === undefined ? Number(asOf.slice(0, 4)) : readYear(own.year);
      // The holders of a past year are counted by the policy of its end.
      const report = await useRegister({ register, asOf: endOfYear(own.year, asOf) }, (store, policy) =>
        reportAnnual(store, policy, asOf, year),
      );
      await deliver(own, invocation, {
        sheet: m.report.annualTitle(report.year, report.asOf),
        json: () => toAnnualJson(m, report),
        csv: () => toAnnualCsv(m, report),
        table: () => {
          printAnnual(out, report);
        },
      });
      out.sayNext('qualreg report units');
    }),
  );
  declareRemovals(parent, frame);
}

/** A report of a past year is one as of its last day. */
function endOfYear(year: string | undefined, asOf: string): string {
  if (year === undefined) return asOf;
  const lastDay = `${readYear(year)}-12-31`;
  return lastDay < asOf ? lastDay : asOf;
}
