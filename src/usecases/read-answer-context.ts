import type { CalendarDate } from '../domain/calendar-date.js';
import type { GroundContext } from '../domain/grounds/ground.js';
import { listAnswers } from '../store/answers.js';
import { listCheckForms } from '../store/check-forms.js';
import type { Store } from '../store/open.js';
import type { AnswerRow } from '../store/schema.js';
import { readGroundContext } from './read-ground-context.js';
import type { FlaggedPerson, ReviewedPlan } from './read-plan.js';

/** What the answers of a plan are held against. */
export interface AnswerBackground {
  reviewed: ReviewedPlan;
  /** The persons that the register flagged, not those whom units have added. */
  flagged: ReadonlyMap<number, FlaggedPerson>;
  /** The last word on each officer so far. */
  answers: Map<number, AnswerRow>;
  /** Last day for the answer of each unit that has one, inclusive. */
  dueOn: ReadonlyMap<number, CalendarDate>;
  grounds: GroundContext;
}

export async function readAnswerBackground(
  store: Store,
  reviewed: ReviewedPlan,
  asOf: CalendarDate,
): Promise<AnswerBackground> {
  const { plan, persons, policy } = reviewed;
  const answers = await listAnswers(store, plan.plan_id);
  const forms = await listCheckForms(store, plan.plan_id);
  const flagged = persons.filter(({ findings }) => findings.some((f) => f.evidence.from === 'register'));
  return {
    reviewed,
    flagged: new Map(flagged.map((person) => [person.officerId, person])),
    answers: new Map(answers.map((row) => [row.officer_id, row])),
    dueOn: new Map(forms.flatMap((form) => (form.due_on === null ? [] : [[form.unit_id, form.due_on]]))),
    grounds: await readGroundContext(store, policy, asOf),
  };
}
