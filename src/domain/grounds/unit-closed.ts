import { inPostStates, knownToRegister, newestCard } from './ground.js';

/** 单位撤销、合并、无执法主体资格: the holder's posting is still at a unit that is closed or may not enforce. */
export const unitClosed = knownToRegister({
  code: 'unit-closed',
  find: (holder, { asOf }) => {
    const { posting } = holder;
    if (!posting || !inPostStates.includes(posting.state)) return [];
    const { name, closedOn, authority } = posting.unit;
    const closed = closedOn !== null && closedOn <= asOf;
    if (!closed && authority !== 'none') return [];
    return [
      {
        ground: 'unit-closed',
        params: { unit: name, closedOn: closed ? closedOn : null },
        certificateNumber: newestCard(holder).certificate.number,
        source: posting.source,
      },
    ];
  },
});
