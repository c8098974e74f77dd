import { addMonths } from '../calendar-date.js';
import { knownToRegister, lastEndingCard } from './ground.js';

/** 证件过期: no card that the person holds is within its validity or the policy's grace. The last day is inclusive. */
export const certificateLapsed = knownToRegister({
  code: 'certificate-lapsed',
  find: (holder, { policy, asOf }) => {
    const graceMonths = policy.renewalGraceMonths;
    const { certificate, expiresOn, source } = lastEndingCard(holder);
    if (expiresOn >= asOf || addMonths(expiresOn, graceMonths) >= asOf) return [];
    const { number } = certificate;
    return [
      {
        ground: 'certificate-lapsed',
        params: { number, expiresOn, graceMonths },
        certificateNumber: number,
        source: source ?? certificate.source,
      },
    ];
  },
});
