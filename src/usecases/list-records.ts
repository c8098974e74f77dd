import type { CalendarDate } from '../domain/calendar-date.js';
import type { AppraisalResult, DisciplineKind, OfficerFacts } from '../domain/facts.js';
import type { Locate, Source } from './locate-facts.js';

/** What units report of a person year by year. */
export interface OfficerRecords {
  trainings: { year: number; course: string | null; hours: number; source: Source }[];
  appraisals: { year: number; result: AppraisalResult; source: Source }[];
  enforcementActs: { on: CalendarDate; source: Source }[];
  disciplines: { since: CalendarDate; kind: DisciplineKind; source: Source }[];
}

/** Training, appraisals, enforcement acts and disciplines of a person, with their rows. */
export function listRecords(facts: OfficerFacts, locate: Locate): OfficerRecords {
  return {
    trainings: facts.trainings.map(({ source, ...training }) => ({ ...training, source: locate(source) })),
    appraisals: facts.appraisals.map(({ source, ...appraisal }) => ({
      ...appraisal,
      source: locate(source),
    })),
    enforcementActs: facts.enforcementActs.map(({ actedOn, source }) => ({
      on: actedOn,
      source: locate(source),
    })),
    disciplines: facts.disciplines.map(({ source, ...discipline }) => ({
      ...discipline,
      source: locate(source),
    })),
  };
}
