import type { GroundCode } from './grounds/ground.js';

export const publicGrounds = ['left-enforcement', 'not-eligible', 'card-ended', 'surplus-card'] as const;
/** What a public notice says of a ground (清理原因类别). */
export type PublicGround = (typeof publicGrounds)[number];

const classes: Record<GroundCode, PublicGround> = {
  deceased: 'left-enforcement',
  dismissed: 'left-enforcement',
  retired: 'left-enforcement',
  left: 'left-enforcement',
  'off-post': 'left-enforcement',
  'past-retirement-age': 'left-enforcement',
  'appraisal-failed': 'left-enforcement',
  inactive: 'left-enforcement',
  disciplined: 'left-enforcement',
  'not-on-establishment': 'not-eligible',
  'unit-closed': 'not-eligible',
  'never-qualified': 'not-eligible',
  'training-short': 'not-eligible',
  'certificate-lapsed': 'card-ended',
  'renewal-exam-failed': 'card-ended',
  'certificate-lost': 'card-ended',
  'surplus-certificate': 'surplus-card',
};

/**
 * Decides what the public may read of a ground. Source: "What may be seen by whom" (行政执法公示): name, unit and certificate number
 * are public; punishment, death, appraisals and results are not. There is no class of other reasons: it would hold the private
 * ones alone. Death, dismissal, sanctions and appraisals share the class of retirements and transfers, and cannot be told from them.
 */
export function findPublicGround(ground: GroundCode): PublicGround {
  return classes[ground];
}
