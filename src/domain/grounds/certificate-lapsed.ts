import { addMonths } from '../calendar-date.js';
import { knownToRegister } from './ground.js';

/** 证件过期: no card that the person holds is within its validity or the policy's grace. The last day is inclusive. */
export const certificateLapsed = knownToRegister({
  code: 'certificate-lapsed',
  find: ({ held }, { policy, asOf }) => {
    const graceMonths = policy.renewalGraceMonths;
    const last = held.reduce((a, b) => (b.expiresOn > a.expiresOn ? b : a));
    const { expiresOn } = last;
    if (addMonths(expiresOn, graceMonths) >= asOf) return [];
    const { number, source } = last.certificate;
    return [
      {
        ground: 'certificate-lapsed',
        params: { number, expiresOn, graceMonths },
        certificateNumber: number,
        source,
      },
    ];
  },
});
