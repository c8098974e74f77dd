import { isPass } from '../standing.js';
import { knownToRegister } from './ground.js';

/**
 * A card with no pass or exemption on record by its issue. Only cards issued after the first round in the register are looked
 * at: older passes were never recorded, and a new register must not flag the whole city.
 */
export const neverQualified = knownToRegister({
  code: 'never-qualified',
  find: ({ facts, held }, { firstRoundOn }) => {
    if (!firstRoundOn) return [];
    for (const { certificate } of held) {
      const { number, issuedOn, source } = certificate;
      if (issuedOn <= firstRoundOn) continue;
      if (facts.sittings.some((sitting) => isPass(sitting) && sitting.heldOn <= issuedOn)) continue;
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
