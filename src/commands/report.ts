import type { Command } from 'commander';
import { printAnnual, toAnnualCsv, toAnnualJson } from '../output/annual-output.js';
import { printUnitReport, toUnitCsv } from '../output/unit-output.js';
import { formatCsv, saveReport } from '../usecases/export-table.js';
import { readFormat, readYear } from '../usecases/read-settings.js';
import { reportAnnual } from '../usecases/report-annual.js';
import { reportUnits } from '../usecases/report-units.js';
import { useRegister } from '../usecases/use-register.js';
import { addCommand, invoke, type Frame, type Invocation } from './invocation.js';

interface ReportOptions {
  format?: string;
  out?: string;
  bom: boolean;
  year?: string;
}

export function declareReport(program: Command, frame: Frame): void {
  const exitCodes = [0, 2, 6];
  const parent = addCommand(program, frame, 'report', { example: 'report annual --year 2024', exitCodes });
  const { options } = frame.m.help;
  const declare = (name: 'report units' | 'report annual', example: string): Command =>
    addCommand(parent, frame, name, { example, exitCodes })
      .option('--format <table|csv|json>', options.format)
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
        deliver(own, invocation, {
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
      deliver(own, invocation, {
        json: () => toAnnualJson(m, report),
        csv: () => toAnnualCsv(m, report),
        table: () => {
          printAnnual(out, report);
        },
      });
      out.sayNext('qualreg report units');
    }),
  );
}

/** A report of a past year is one as of its last day. */
function endOfYear(year: string | undefined, asOf: string): string {
  if (year === undefined) return asOf;
  const lastDay = `${readYear(year)}-12-31`;
  return lastDay < asOf ? lastDay : asOf;
}

/** Prints or saves a report in the form that was asked for; a file without one gets CSV. */
function deliver(
  own: ReportOptions,
  { m, out, register }: Invocation,
  forms: { json: () => unknown; csv: () => string[][]; table: () => void },
): void {
  const format = readFormat(own.format, { json: out.json, toFile: own.out !== undefined });
  if (format === 'table') {
    forms.table();
    return;
  }
  const text =
    format === 'json' ? `${JSON.stringify(forms.json(), null, 2)}\n` : formatCsv(forms.csv(), own.bom);
  if (own.out === undefined) {
    process.stdout.write(text);
    return;
  }
  saveReport(own.out, text, register);
  if (out.json) out.printJson({ out: own.out, format });
  out.say(m.report.written(own.out));
}
