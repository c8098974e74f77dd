import type { ExamDetail, ExamSummary } from '../usecases/list-exams.js';
import type { Messages } from './messages/en.js';
import type { Column } from './table-layout.js';
import type { Terminal } from './terminal.js';

const countKeys = [
  'registered',
  'sat',
  'passed',
  'failed',
  'absent',
  'exempt',
  'breach',
  'cheating',
  'awaiting',
] as const;
type Counted = Record<(typeof countKeys)[number], number>;

/** What a narrow terminal does without, the highest first. */
const omitRanks: Partial<Record<(typeof countKeys)[number], number>> = { cheating: 5, breach: 4, exempt: 1 };

export function printExams(out: Terminal, exams: readonly ExamSummary[]): void {
  const { m } = out;
  out.printTable(
    [
      { title: m.columns.code },
      { title: m.columns.heldOn },
      { title: m.columns.units, align: 'right' },
      ...listCountColumns(m),
      { title: m.columns.passRate, align: 'right', omitRank: 2 },
      { title: m.columns.state, omitRank: 3 },
    ],
    exams.map((exam) => [
      exam.code,
      exam.heldOn,
      String(exam.units),
      ...toCells(exam),
      m.percent(exam.passRate),
      m.exam.state(exam.closedOn),
    ]),
  );
}

export function printExam(out: Terminal, exam: ExamDetail): void {
  const { m } = out;
  const days = exam.heldOn === exam.endedOn ? exam.heldOn : `${exam.heldOn} – ${exam.endedOn}`;
  const title = [exam.code, exam.name ?? '', days].filter((text) => text !== '').join(' ');
  out.printTitle(m.labelled(title, [m.exam.papers(exam.papers), m.exam.state(exam.closedOn)].join('  ')));
  out.printTable(
    [{ title: m.columns.unit }, ...listCountColumns(m)],
    [...exam.byUnit.map((unit) => [unit.name, ...toCells(unit)]), [m.total, ...toCells(exam)]],
  );
  for (const { kind, on, actor, reason } of exam.events) out.say(m.exam.event(kind, on, actor, reason));
}

function listCountColumns(m: Messages): Column[] {
  return countKeys.map((key): Column => ({
    title: m.columns[key],
    align: 'right',
    omitRank: omitRanks[key] ?? 0,
  }));
}

function toCells(counts: Counted): string[] {
  return countKeys.map((key) => String(counts[key]));
}
