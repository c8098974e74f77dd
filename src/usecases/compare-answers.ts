import type { AnswerRow } from '../store/schema.js';

/** Another word of any unit but the one moved to, which tells what came after. */
export function correctsMove(next: AnswerRow, last: AnswerRow): boolean {
  const isSameMove = next.moved_to === last.moved_to && next.since === last.since;
  return last.answer === 'moved' && next.unit_id !== last.moved_to && !isSameMove;
}

/** As forms go out for officers who are not flagged, so perhaps nobody has meant it. */
export function isPrefilled({ answer, reason }: AnswerRow): boolean {
  return answer === 'keep' && reason === null;
}

/** Whether two answers differ in nothing but the form and the day they came in. */
export function saysTheSame(a: AnswerRow, b: AnswerRow): boolean {
  const keys = ['unit_id', 'answer', 'ground', 'moved_to', 'since', 'reason'] as const;
  return keys.every((key) => a[key] === b[key]);
}
