import { appraisalFailed } from './appraisal-failed.js';
import { certificateLapsed } from './certificate-lapsed.js';
import { certificateLost } from './certificate-lost.js';
import { deceased } from './deceased.js';
import { disciplined } from './disciplined.js';
import { dismissed } from './dismissed.js';
import type { Ground } from './ground.js';
import { inactive } from './inactive.js';
import { left } from './left.js';
import { neverQualified } from './never-qualified.js';
import { notOnEstablishment } from './not-on-establishment.js';
import { offPost } from './off-post.js';
import { pastRetirementAge } from './past-retirement-age.js';
import { renewalExamFailed } from './renewal-exam-failed.js';
import { retired } from './retired.js';
import { surplusCertificate } from './surplus-certificate.js';
import { trainingShort } from './training-short.js';
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
  renewalExamFailed,
  certificateLapsed,
  certificateLost,
  surplusCertificate,
  pastRetirementAge,
  trainingShort,
  appraisalFailed,
  inactive,
  disciplined,
];
