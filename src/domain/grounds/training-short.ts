import { lastCompleteYear } from '../calendar-date.js';
import type { OfficerFacts, Training } from '../facts.js';
import { isHeld, readCards } from '../standing.js';
import { inPostStates, newestCard, type Ground } from './ground.js';

/**
 * 培训学时不足: fewer class hours in the last complete year than a holder owes (60 are usual, from the outline for rule-of-law
 * government of 2021–2025). Who held a card by its 1 January is looked at, and only in years of which training was reported at all.
 */
export const trainingShort: Ground = {
  code: 'training-short',
  find: (holder, { policy, asOf, trainingYears }) => {
    const { facts, posting } = holder;
    const year = lastCompleteYear(asOf);
    if (!trainingYears.has(year) || !posting || !inPostStates.includes(posting.state)) return [];
    if (!readCards(facts, `${year}-01-01`).some(isHeld)) return [];
    const required = policy.trainingHoursPerYear;
    const trainings = listTrainings(facts, year);
    const hours = sumHours(trainings);
    if (hours >= required) return [];
    return [
      {
        ground: 'training-short',
        params: { year, hours, required },
        certificateNumber: newestCard(holder).certificate.number,
        source: (trainings.at(-1) ?? posting).source,
      },
    ];
  },
  isContradicted: ({ facts }, { policy, asOf }) => {
    const trainings = listTrainings(facts, lastCompleteYear(asOf));
    return trainings.length > 0 && sumHours(trainings) >= policy.trainingHoursPerYear;
  },
};

function listTrainings({ trainings }: OfficerFacts, year: number): Training[] {
  return trainings.filter((training) => training.year === year);
}

/** To two decimals: hours made of minutes add up to a hair less than a whole. */
function sumHours(trainings: readonly Training[]): number {
  return Math.round(trainings.reduce((sum, { hours }) => sum + hours, 0) * 100) / 100;
}
