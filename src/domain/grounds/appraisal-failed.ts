import { lastCompleteYear, type CalendarDate } from '../calendar-date.js';
import type { Appraisal, OfficerFacts } from '../facts.js';
import { newestCard, type Ground } from './ground.js';

/** 年度考核不称职 (不合格): the newest appraisal of a complete year. Named in notices; 基本称职 is not met. */
export const appraisalFailed: Ground = {
  code: 'appraisal-failed',
  find: (holder, { asOf }) => {
    const newest = findNewest(holder.facts, asOf);
    if (newest?.result !== 'incompetent') return [];
    const { year, source } = newest;
    return [
      {
        ground: 'appraisal-failed',
        params: { year },
        certificateNumber: newestCard(holder).certificate.number,
        source,
      },
    ];
  },
  isContradicted: ({ facts }, { asOf }) => {
    const newest = findNewest(facts, asOf);
    return newest !== null && newest.result !== 'incompetent';
  },
};

function findNewest({ appraisals }: OfficerFacts, asOf: CalendarDate): Appraisal | null {
  return appraisals.findLast(({ year }) => year <= lastCompleteYear(asOf)) ?? null;
}
