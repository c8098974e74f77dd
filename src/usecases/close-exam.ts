import type { CalendarDate } from '../domain/calendar-date.js';
import { findClosing } from '../domain/closing.js';
import type { RoundEvent } from '../domain/facts.js';
import { countAwaiting, insertRoundEvent } from '../store/exam-events.js';
import { listExams, type ListedExam } from '../store/exams.js';
import { writeLog } from '../store/log.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';

export interface CloseRequest {
  exam: string;
  /** The day on which the round is closed or reopened. */
  asOf: CalendarDate;
  actor: string;
}

/**
 * Closes a round: no more results are to come, and whoever signed up and has none is absent.
 * @returns how many became absent
 * @throws UserError when the round is closed, or not yet held, on that day
 */
export function closeExam(
  store: Store,
  request: CloseRequest,
): Promise<{ exam: string; closedOn: CalendarDate; becameAbsent: number }> {
  return store.transact(async (tx) => {
    const round = await requireExam(tx, request.exam);
    const closedOn = findClosing(round.events);
    if (closedOn) throw new UserError('exam-already-closed', { exam: round.code, on: closedOn });
    const reopenedOn = round.events.at(-1)?.occurredOn ?? round.heldOn;
    const from = reopenedOn > round.heldOn ? reopenedOn : round.heldOn;
    if (request.asOf < from) {
      throw new UserError('exam-close-too-early', { exam: round.code, from, given: request.asOf });
    }
    await recordEvent(tx, round, 'closed', null, request);
    return { exam: round.code, closedOn: request.asOf, becameAbsent: await countAwaiting(tx, round.examId) };
  });
}

/**
 * Reopens a closed round, so that files can be imported into it again; whoever became absent awaits a result again.
 * @returns how many await one
 * @throws UserError when the round is open, was closed later than that day, or there is no reason
 */
export function reopenExam(
  store: Store,
  request: CloseRequest & { reason: string },
): Promise<{ exam: string; reopenedOn: CalendarDate; awaiting: number }> {
  const reason = request.reason.trim();
  if (reason === '') throw new UserError('reason-missing', {});
  return store.transact(async (tx) => {
    const round = await requireExam(tx, request.exam);
    const closedOn = findClosing(round.events);
    if (!closedOn) throw new UserError('exam-not-closed', { exam: round.code });
    if (request.asOf < closedOn) {
      throw new UserError('exam-reopen-too-early', { exam: round.code, closedOn, given: request.asOf });
    }
    await recordEvent(tx, round, 'reopened', reason, request);
    return { exam: round.code, reopenedOn: request.asOf, awaiting: await countAwaiting(tx, round.examId) };
  });
}

/** Throws UserError when a round is closed now, whatever day is asked about: nothing of it may change. */
export function refuseClosed({ code, events }: ListedExam): void {
  const closedOn = findClosing(events);
  if (closedOn) throw new UserError('exam-closed', { exam: code, on: closedOn });
}

/** The round with a code. Throws UserError, with the rounds there are, when there is none. */
export async function requireExam(store: Store, code: string): Promise<ListedExam> {
  const exams = await listExams(store);
  const exam = exams.find((one) => one.code === code.trim());
  if (!exam) throw new UserError('exam-not-found', { exam: code, known: exams.map((one) => one.code) });
  return exam;
}

async function recordEvent(
  store: Store,
  { examId, code, events }: ListedExam,
  kind: RoundEvent['kind'],
  reason: string | null,
  { asOf, actor }: CloseRequest,
): Promise<void> {
  const eventNo = events.length + 1;
  const event = { exam_id: examId, event_no: eventNo, kind, occurred_on: asOf, reason, actor };
  await insertRoundEvent(store, event);
  await writeLog(store, actor, kind === 'closed' ? 'exam-close' : 'exam-reopen', `round ${code}`);
}
