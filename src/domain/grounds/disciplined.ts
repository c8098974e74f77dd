import { newestCard, type Ground } from './ground.js';

/** 受处分、受审查: the last record by the day, unless it says that it is over. Named in notices; what it means for the card is the unit's to say. */
export const disciplined: Ground = {
  code: 'disciplined',
  find: (holder, { asOf }) => {
    const last = holder.facts.disciplines.findLast(({ since }) => since <= asOf);
    if (!last || last.kind === 'cleared') return [];
    const { kind, since, source } = last;
    return [
      {
        ground: 'disciplined',
        params: { kind, since },
        certificateNumber: newestCard(holder).certificate.number,
        source,
      },
    ];
  },
};
