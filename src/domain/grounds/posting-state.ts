import type { PostingState } from '../facts.js';
import { newestCard, type Ground, type GroundMatch } from './ground.js';

type StateGround = 'deceased' | 'dismissed' | 'retired' | 'left' | 'off-post';

/** A ground that is met when the posting in force is in one of the given states. */
export function matchPostingState(code: StateGround, states: readonly PostingState[]): Ground {
  return {
    code,
    find: (holder): GroundMatch[] => {
      const { posting } = holder;
      if (!posting || !states.includes(posting.state)) return [];
      const { state, since, source } = posting;
      return [
        {
          ground: code,
          params: { state, unit: posting.unit.name, since },
          certificateNumber: newestCard(holder).certificate.number,
          source,
        },
      ];
    },
  };
}
