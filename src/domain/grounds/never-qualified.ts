import type { Certificate } from '../facts.js';
import { listPasses } from '../passes.js';
import { knownToRegister } from './ground.js';

/**
 * A card with no pass or exemption on record by its issue. Only cards issued after the first round in the register are looked
 * at: older passes were never recorded, and a new register must not flag the whole city. A card given for another counts from the
 * issue of the first.
 */
export const neverQualified = knownToRegister({
  code: 'never-qualified',
  find: ({ facts, held }, { firstRoundOn, policy }) => {
    if (!firstRoundOn) return [];
    for (const { certificate } of held) {
      // The first card is no younger than the one that stands for it.
      if (certificate.issuedOn <= firstRoundOn) continue;
      const { number, issuedOn } = findFirstCard(certificate, facts.certificates);
      if (issuedOn <= firstRoundOn) continue;
      if (listPasses(facts, policy).some(({ heldOn }) => heldOn <= issuedOn)) continue;
      return [
        {
          ground: 'never-qualified',
          params: { number, issuedOn, firstRoundOn },
          certificateNumber: certificate.number,
          source: certificate.source,
        },
      ];
    }
    return [];
  },
});

/** The card that one card stands for, be it the last of several 换发 or 补发. */
function findFirstCard(card: Certificate, cards: readonly Certificate[]): Certificate {
  const before = cards.find(
    ({ issuedOn, events }) =>
      issuedOn < card.issuedOn &&
      events.some(({ kind, occurredOn }) => kind === 'replaced' && occurredOn === card.issuedOn),
  );
  return before ? findFirstCard(before, cards) : card;
}
