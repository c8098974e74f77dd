import type { AnnualReport } from '../usecases/report-annual.js';
import { en, type Messages } from './messages/en.js';
import { zh } from './messages/zh.js';
import type { Terminal } from './terminal.js';
import { formatFigure, formatPlain } from './unit-output.js';

const figures = [
  'exams',
  'units',
  'registered',
  'sat',
  'absent',
  'breach',
  'cheating',
  'passed',
  'persons',
  'attendanceRate',
  'passRate',
  'holders',
  'holdingRate',
  'removed',
] as const;

export function toAnnualJson(m: Messages, report: AnnualReport): unknown {
  return { ...report, sentence: m.report.sentence(report), sentences: writeSentences(report) };
}

export function toAnnualCsv(m: Messages, report: AnnualReport): string[][] {
  const rows = figures.map((key) => [m.report.annual[key], formatPlain(key, report[key])]);
  const sentences = Object.values(writeSentences(report)).map((sentence) => [sentence, '']);
  return [[m.columns.figure, m.columns.value], ...rows, ...sentences];
}

export function printAnnual(out: Terminal, report: AnnualReport): void {
  const { m } = out;
  out.printTitle(m.report.annualTitle(report.year, report.asOf));
  out.printTable(
    [{ title: m.columns.figure }, { title: m.columns.value, align: 'right' }],
    figures.map((key) => [m.report.annual[key], formatFigure(m, key, report[key])]),
  );
  for (const definition of m.report.definitions) out.say(definition);
  out.print();
  for (const sentence of Object.values(writeSentences(report))) out.print(sentence);
}

/** The report goes out in Chinese, whatever language its reader works in. */
function writeSentences(report: AnnualReport): { zh: string; en: string } {
  return { zh: zh.report.sentence(report), en: en.report.sentence(report) };
}
