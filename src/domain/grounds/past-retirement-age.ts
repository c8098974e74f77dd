import { sexOf } from '../identity-number.js';
import { isAfterMonth, listRetirementMonths, type RetirementMonth } from '../retirement-age.js';
import { inPostStates, newestCard, type Ground } from './ground.js';

/**
 * Still in post after the statutory retirement month (decision of 2024-09-13). To be confirmed by the unit: early retirement
 * exists, and where a woman's staffing leaves two months open, the policy says past which of them she is flagged.
 */
export const pastRetirementAge: Ground = {
  code: 'past-retirement-age',
  find: (holder, { policy, asOf }) => {
    const { posting, facts } = holder;
    if (!posting || !inPostStates.includes(posting.state)) return [];
    const months = listRetirementMonths(facts.idNumber, posting.staffing, policy);
    const reached = policy.retirement.flagAfter === 'earliest' ? months[0] : months.at(-1);
    if (!reached || !isAfterMonth(asOf, reached)) return [];
    const other = months.map(writeMonth).find((month) => month !== writeMonth(reached));
    return [
      {
        ground: 'past-retirement-age',
        // Not the birth date: with it, a masked identity number would be a whole one.
        params: { sex: sexOf(facts.idNumber), reachedIn: writeMonth(reached), otherMonth: other ?? null },
        certificateNumber: newestCard(holder).certificate.number,
        source: posting.source,
      },
    ];
  },
  isContradicted: ({ facts, posting }, { policy, asOf }) =>
    !listRetirementMonths(facts.idNumber, posting?.staffing ?? null, policy).some((month) =>
      isAfterMonth(asOf, month),
    ),
};

function writeMonth({ year, month }: RetirementMonth): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}
