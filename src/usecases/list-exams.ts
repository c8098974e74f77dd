import type { CalendarDate } from '../domain/calendar-date.js';
import type { Paper } from '../domain/facts.js';
import { computeAttendanceRate, computePassRate } from '../domain/statistics.js';
import { countOutcomes, listExams } from '../store/exams.js';
import type { Store } from '../store/open.js';
import { listUnits } from '../store/units.js';
import { UserError } from '../user-error.js';
import { addOutcome, startSittingCounts, type SittingCounts } from './report-units.js';

export interface ExamSummary extends SittingCounts {
  code: string;
  name: string | null;
  heldOn: string;
  endedOn: string;
  papers: { paper: Paper; passMark: number }[];
  units: number;
  attendanceRate: number | null;
  passRate: number | null;
}

export interface ExamDetail extends ExamSummary {
  byUnit: (SittingCounts & { code: string; name: string })[];
}

/** Every round held by a day with its counts, oldest first. */
export async function listExamSummaries(store: Store, asOf: CalendarDate): Promise<ExamSummary[]> {
  const details = await readExams(store, asOf);
  return details.map(({ byUnit: _, ...summary }) => summary);
}

/** One round with its counts by unit. Throws UserError when no round of that code was held by the day. */
export async function showExam(store: Store, code: string, asOf: CalendarDate): Promise<ExamDetail> {
  const exams = await readExams(store, asOf);
  const exam = exams.find((e) => e.code === code);
  if (!exam) throw new UserError('exam-not-found', { exam: code, known: exams.map((e) => e.code) });
  return exam;
}

async function readExams(store: Store, asOf: CalendarDate): Promise<ExamDetail[]> {
  const outcomes = await countOutcomes(store, '0000-01-01', asOf);
  const units = await listUnits(store);
  const held = (await listExams(store)).filter((exam) => exam.heldOn <= asOf);
  return held.map((exam) => {
    const own = outcomes.filter((o) => o.examId === exam.examId);
    const total = startSittingCounts();
    for (const outcome of own) addOutcome(total, outcome);
    const byUnit = units.flatMap((unit) => {
      const counts = startSittingCounts();
      for (const outcome of own) if (outcome.unitId === unit.unitId) addOutcome(counts, outcome);
      return counts.registered > 0 ? [{ code: unit.code, name: unit.name, ...counts }] : [];
    });
    return {
      code: exam.code,
      name: exam.name,
      heldOn: exam.heldOn,
      endedOn: exam.endedOn,
      papers: [...exam.passMarks].map(([paper, passMark]) => ({ paper, passMark })),
      units: byUnit.length,
      ...total,
      attendanceRate: computeAttendanceRate(total),
      passRate: computePassRate(total),
      byUnit,
    };
  });
}
