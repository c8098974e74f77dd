import type { CalendarDate } from '../domain/calendar-date.js';
import type { Source } from '../usecases/locate-facts.js';
import type { OfficerDetail } from '../usecases/show-officer.js';
import type { Messages } from './messages/en.js';

/** One line of the time line. */
export interface Moment {
  on: CalendarDate;
  /** Of what is known by the year only, which stands at the year's end. */
  year?: number;
  text: string;
  source: Source | null;
}

/** What units report year by year, what they answered in cleanups, and what the bureau decided. */
export function tellRecords(m: Messages, officer: OfficerDetail): Moment[] {
  const { explain } = m;
  return [
    ...officer.trainings.map(({ year, course, hours, source }) => ({
      ...atEndOf(year),
      text: explain.training(course, hours),
      source,
    })),
    ...officer.appraisals.map(({ year, result, source }) => ({
      ...atEndOf(year),
      text: explain.appraisal(result),
      source,
    })),
    ...officer.enforcementActs.map(({ on, source }) => ({ on, text: explain.enforcementAct, source })),
    ...officer.disciplines.map(({ since, kind, source }) => ({
      on: since,
      text: explain.discipline(kind),
      source,
    })),
    ...officer.answers.map(({ plan, on, unit, source, ...said }) => ({
      on,
      text: explain.answered(plan, unit, said),
      source,
    })),
    ...officer.decisions.map(({ plan, on, actor, ...said }) => ({
      on,
      text: explain.decided(plan, actor, said),
      source: null,
    })),
  ];
}

function atEndOf(year: number): Pick<Moment, 'on' | 'year'> {
  return { on: `${year}-12-31`, year };
}
