import type { RoundEvent } from '../domain/facts.js';
import { groupRows } from './group-rows.js';
import type { Store } from './open.js';
import type { ExamEventRow } from './schema.js';

export interface ListedRoundEvent extends RoundEvent {
  reason: string | null;
  actor: string;
}

/** What became of the rounds, by exam_id, each in the order in which it happened. */
export async function listRoundEvents(store: Store): Promise<Map<number, ListedRoundEvent[]>> {
  const rows = await store.db
    .selectFrom('exam_event')
    .selectAll()
    .orderBy('exam_id')
    .orderBy('event_no')
    .execute();
  const byExam = groupRows(rows, (row) => row.exam_id);
  return new Map([...byExam].map(([examId, events]) => [examId, events.map(toRoundEvent)]));
}

function toRoundEvent({ kind, occurred_on: occurredOn, reason, actor }: ExamEventRow): ListedRoundEvent {
  return { kind, occurredOn, reason, actor };
}

export async function insertRoundEvent(
  store: Store,
  event: Omit<ExamEventRow, 'recorded_at'>,
): Promise<void> {
  await store.insertMany('exam_event', [{ ...event, recorded_at: new Date().toISOString() }]);
}

/** How many people of a round have no result. */
export async function countAwaiting(store: Store, examId: number): Promise<number> {
  const row = await store.db
    .selectFrom('sitting')
    .where('exam_id', '=', examId)
    .where('outcome', '=', 'registered')
    .select((eb) => eb.fn.countAll().as('sittings'))
    .executeTakeFirstOrThrow();
  return Number(row.sittings);
}
