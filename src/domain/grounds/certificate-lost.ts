import { knownToRegister, newestCard } from './ground.js';

/** 遗失 and not replaced: the newest card is lost and no other is valid. To be confirmed: only the unit knows of a replacement under way. */
export const certificateLost = knownToRegister({
  code: 'certificate-lost',
  find: (holder) => {
    const { certificate, state, event } = newestCard(holder);
    if (state !== 'lost' || !event || holder.held.some((card) => card.state === 'valid')) return [];
    const { number, source } = certificate;
    return [
      {
        ground: 'certificate-lost',
        params: { number, lostOn: event.occurredOn },
        certificateNumber: number,
        source: event.source ?? source,
      },
    ];
  },
});
