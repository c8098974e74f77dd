import { addMonths, type CalendarDate } from '../calendar-date.js';
import type { EnforcementAct, OfficerFacts } from '../facts.js';
import type { Policy } from '../policy.js';
import { inPostStates, newestCard, type Ground } from './ground.js';

/** 长期未执法: in post, and no enforcement act for over one year (Haimen) or two (Dazhou). Who has none on record is not met. */
export const inactive: Ground = {
  code: 'inactive',
  find: (holder, { policy, asOf }) => {
    const { facts, posting } = holder;
    if (!posting || !inPostStates.includes(posting.state)) return [];
    const last = findLastAct(facts, asOf);
    if (!last || !isLongAgo(last, policy, asOf)) return [];
    return [
      {
        ground: 'inactive',
        params: { lastActOn: last.actedOn, limitMonths: policy.inactiveAfterMonths },
        certificateNumber: newestCard(holder).certificate.number,
        source: last.source,
      },
    ];
  },
  isContradicted: ({ facts }, { policy, asOf }) => {
    const last = findLastAct(facts, asOf);
    return last !== null && !isLongAgo(last, policy, asOf);
  },
};

function findLastAct({ enforcementActs }: OfficerFacts, asOf: CalendarDate): EnforcementAct | null {
  return enforcementActs.findLast(({ actedOn }) => actedOn <= asOf) ?? null;
}

/** The same day so many months later is still in time. */
function isLongAgo({ actedOn }: EnforcementAct, policy: Policy, asOf: CalendarDate): boolean {
  return addMonths(actedOn, policy.inactiveAfterMonths) < asOf;
}
