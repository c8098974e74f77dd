import type { CalendarDate } from '../domain/calendar-date.js';
import type { Paper, RoundEvent } from '../domain/facts.js';
import { computeAttendanceRate, computePassRate } from '../domain/statistics.js';
import { findClosing } from '../domain/closing.js';
import { listExams, type ListedExam } from '../store/exams.js';
import type { Store } from '../store/open.js';
import { listUnits } from '../store/units.js';
import { UserError } from '../user-error.js';
import { addOutcome, countSittings, startSittingCounts, type SittingCounts } from './count-sittings.js';

export interface ExamSummary extends SittingCounts {
  code: string;
  name: string | null;
  heldOn: string;
  endedOn: string;
  /** The day on which the round was closed; null while it is open. */
  closedOn: CalendarDate | null;
  /** None until the first results tell. */
  papers: { paper: Paper; passMark: number }[];
  units: number;
  attendanceRate: number | null;
  passRate: number | null;
}

export interface ExamDetail extends ExamSummary {
  events: { kind: RoundEvent['kind']; on: CalendarDate; reason: string | null; actor: string }[];
  byUnit: (SittingCounts & { code: string; name: string })[];
}

/** Every round known on a day with its counts, oldest first: those held by then, and those people had signed up for. */
export async function listExamSummaries(store: Store, asOf: CalendarDate): Promise<ExamSummary[]> {
  const details = await readExams(store, asOf);
  return details.map(({ byUnit: _, events: __, ...summary }) => summary);
}

/** One round with its counts by unit. Throws UserError when no round of that code was known on the day. */
export async function showExam(store: Store, code: string, asOf: CalendarDate): Promise<ExamDetail> {
  const exams = await readExams(store, asOf);
  const exam = exams.find((e) => e.code === code);
  if (!exam) throw new UserError('exam-not-found', { exam: code, known: exams.map((e) => e.code) });
  return exam;
}

async function readExams(store: Store, asOf: CalendarDate): Promise<ExamDetail[]> {
  const outcomes = await countSittings(store, allTime, asOf);
  const units = await listUnits(store);
  const known = (await listExams(store)).filter((exam) => exam.heldOn <= asOf || exam.knownFrom <= asOf);
  return known.map((exam) => {
    const own = outcomes.filter((o) => o.examId === exam.examId);
    // Before its day a round has no results, whatever came later.
    const counted = exam.heldOn <= asOf ? own : own.map((o) => ({ ...o, outcome: 'registered' as const }));
    const total = startSittingCounts();
    for (const outcome of counted) addOutcome(total, outcome);
    const byUnit = units.flatMap((unit) => {
      const counts = startSittingCounts();
      for (const outcome of counted) if (outcome.unitId === unit.unitId) addOutcome(counts, outcome);
      return counts.registered > 0 ? [{ code: unit.code, name: unit.name, ...counts }] : [];
    });
    return {
      ...describeRound(exam, asOf),
      units: byUnit.length,
      ...total,
      attendanceRate: computeAttendanceRate(total),
      passRate: computePassRate(total),
      byUnit,
    };
  });
}

const allTime = { from: '0000-01-01', until: '9999-12-31' };

function describeRound(
  exam: ListedExam,
  asOf: CalendarDate,
): Pick<ExamDetail, 'code' | 'name' | 'heldOn' | 'endedOn' | 'closedOn' | 'papers' | 'events'> {
  const past = exam.events.filter((event) => event.occurredOn <= asOf);
  return {
    code: exam.code,
    name: exam.name,
    heldOn: exam.heldOn,
    endedOn: exam.endedOn,
    closedOn: findClosing(exam.events, asOf),
    papers: [...exam.passMarks].map(([paper, passMark]) => ({ paper, passMark })),
    events: past.map(({ kind, occurredOn, reason, actor }) => ({ kind, on: occurredOn, reason, actor })),
  };
}
