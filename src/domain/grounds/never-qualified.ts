import { listPasses } from '../passes.js';
import { knownToRegister } from './ground.js';

/**
 * A card with no pass or exemption on record by its issue. Only cards issued after the first round in the register are looked
 * at: older passes were never recorded, and a new register must not flag the whole city.
 */
export const neverQualified = knownToRegister({
  code: 'never-qualified',
  find: ({ facts, held }, { firstRoundOn, policy }) => {
    if (!firstRoundOn) return [];
    const passes = listPasses(facts, policy);
    for (const { certificate } of held) {
      const { number, issuedOn, source } = certificate;
      if (issuedOn <= firstRoundOn) continue;
      if (passes.some(({ heldOn }) => heldOn <= issuedOn)) continue;
      return [
        {
          ground: 'never-qualified',
          params: { number, issuedOn, firstRoundOn },
          certificateNumber: number,
          source,
        },
      ];
    }
    return [];
  },
});
