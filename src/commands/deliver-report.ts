import { formatCsv, saveReport, saveWorkbook } from '../usecases/export-table.js';
import { readFormat } from '../usecases/read-settings.js';
import type { Invocation } from './invocation.js';

/** What every report takes. */
export interface ReportOptions {
  format?: string;
  out?: string;
  bom: boolean;
  year?: string;
}

/** Prints or saves a report in the form that was asked for; a file without one gets the form of its name, or CSV. */
export async function deliver(
  own: ReportOptions,
  { m, out, register }: Invocation,
  forms: { sheet: string; json: () => unknown; csv: () => string[][]; table: () => void },
): Promise<void> {
  const format = readFormat(own.format, { json: out.json, path: own.out });
  if (format === 'table') {
    forms.table();
    return;
  }
  if (own.out !== undefined && format === 'xlsx') {
    await saveWorkbook(own.out, { sheet: forms.sheet, rows: forms.csv(), register });
  } else {
    const text =
      format === 'json' ? `${JSON.stringify(forms.json(), null, 2)}\n` : formatCsv(forms.csv(), own.bom);
    if (own.out === undefined) {
      process.stdout.write(text);
      return;
    }
    saveReport(own.out, text, register);
  }
  if (out.json) out.printJson({ out: own.out, format });
  out.say(m.report.written(own.out));
}
