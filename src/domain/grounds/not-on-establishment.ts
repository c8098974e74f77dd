import { newestCard, type Ground } from './ground.js';

/** 合同工、临时工、劳务派遣、工勤、辅助人员: officers must be on the establishment (省政府令第280号, Hunan 2017). Unknown staffing is not met. */
export const notOnEstablishment: Ground = {
  code: 'not-on-establishment',
  find: (holder, { policy }) => {
    const { posting } = holder;
    if (!posting?.staffing || policy.onEstablishment.includes(posting.staffing)) return [];
    const { staffing, since, source } = posting;
    return [
      {
        ground: 'not-on-establishment',
        params: { staffing, unit: posting.unit.name, since },
        certificateNumber: newestCard(holder).certificate.number,
        source,
      },
    ];
  },
  isContradicted: ({ posting }, { policy }) =>
    !!posting?.staffing && policy.onEstablishment.includes(posting.staffing),
};
