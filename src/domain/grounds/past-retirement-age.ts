import { birthDateOf, sexOf } from '../identity-number.js';
import { isPastRetirement, statutoryRetirementMonth } from '../retirement-age.js';
import { inPostStates, newestCard, type Ground } from './ground.js';

/**
 * Still in post after the statutory retirement month (decision of 2024-09-13). To be confirmed by the unit: early retirement
 * exists, and the identity number does not tell which of two ages holds for a woman; the policy names the later one.
 */
export const pastRetirementAge: Ground = {
  code: 'past-retirement-age',
  find: (holder, { policy, asOf }) => {
    const { posting, facts } = holder;
    if (!posting || !inPostStates.includes(posting.state)) return [];
    const sex = sexOf(facts.idNumber);
    const birthDate = birthDateOf(facts.idNumber);
    const rule = policy.retirement.classes[sex === 'male' ? 'men' : 'women-55'];
    if (!isPastRetirement(birthDate, rule, asOf)) return [];
    const { year, month } = statutoryRetirementMonth(birthDate, rule);
    return [
      {
        ground: 'past-retirement-age',
        // Not the birth date: with it, a masked identity number would be a whole one.
        params: { sex, reachedIn: `${year}-${String(month).padStart(2, '0')}` },
        certificateNumber: newestCard(holder).certificate.number,
        source: posting.source,
      },
    ];
  },
};
