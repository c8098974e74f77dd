import { certificateLapsed } from './certificate-lapsed.js';
import { deceased } from './deceased.js';
import { dismissed } from './dismissed.js';
import type { Ground } from './ground.js';
import { left } from './left.js';
import { neverQualified } from './never-qualified.js';
import { notOnEstablishment } from './not-on-establishment.js';
import { offPost } from './off-post.js';
import { pastRetirementAge } from './past-retirement-age.js';
import { retired } from './retired.js';
import { surplusCertificate } from './surplus-certificate.js';
import { unitClosed } from './unit-closed.js';

/** Every ground, in the order of the notices. Order of counting and mode are the policy's. */
export const grounds: readonly Ground[] = [
  deceased,
  dismissed,
  retired,
  left,
  offPost,
  notOnEstablishment,
  unitClosed,
  neverQualified,
  certificateLapsed,
  surplusCertificate,
  pastRetirementAge,
];
