import type { GroundCode, GroundParams } from '../../domain/grounds/ground.js';
import { bracketed, plural, word } from './wording-en.js';

export const grounds: Record<GroundCode, string> = {
  deceased: 'deceased',
  dismissed: 'dismissed',
  retired: 'retired',
  left: 'left the unit',
  'off-post': 'off the enforcement post',
  'not-on-establishment': 'not on the establishment',
  'unit-closed': 'unit closed or without authority',
  'never-qualified': 'no pass on record',
  'certificate-lapsed': 'certificate lapsed',
  'surplus-certificate': 'surplus certificate',
  'past-retirement-age': 'past retirement age',
  'renewal-exam-failed': 'renewal exam failed or missed',
  'certificate-lost': 'certificate lost, not replaced',
  'training-short': 'too little training',
  'appraisal-failed': 'appraisal failed',
  inactive: 'no enforcement act',
  disciplined: 'sanctioned or under investigation',
};

export function isGround(code: string): code is GroundCode {
  return code in grounds;
}

export const groundReasons: { [C in GroundCode]: (params: GroundParams[C]) => string } = {
  deceased: ({ unit, since }) => `recorded as deceased since ${since} (${unit})`,
  dismissed: ({ unit, since }) => `dismissed by ${unit} on ${since}`,
  retired: ({ unit, since }) => `retired from ${unit} on ${since}`,
  left: ({ state, unit, since }) => `${word(state)} from ${unit} on ${since}, no newer posting`,
  'off-post': ({ unit, since }) => `no longer in an enforcement post at ${unit} since ${since}`,
  'not-on-establishment': ({ staffing, unit }) =>
    `${word(staffing)} at ${unit}; officers must be on the establishment`,
  'unit-closed': ({ unit, closedOn }) =>
    closedOn
      ? `still posted at ${unit}, closed or merged on ${closedOn}`
      : `posted at ${unit}, which has no authority to enforce`,
  'never-qualified': ({ number, issuedOn, firstRoundOn }) =>
    `certificate ${number} was issued on ${issuedOn} with no pass or exemption on record (rounds are recorded from ${firstRoundOn})`,
  'certificate-lapsed': ({ number, expiresOn, graceMonths }) =>
    `certificate ${number} expired on ${expiresOn}${graceMonths > 0 ? `, and ${plural(graceMonths, 'month of grace is', 'months of grace are')} over` : ''}`,
  'surplus-certificate': ({ number, issuedOn, newerNumber }) =>
    `certificate ${number} of ${issuedOn} is surplus: ${newerNumber} is valid and stays`,
  'past-retirement-age': ({ reachedIn, otherMonth }) =>
    otherMonth
      ? `statutory retirement month ${[reachedIn, otherMonth].sort().join(' as a worker or ')} as a cadre, still in post`
      : `statutory retirement month ${reachedIn}, still in post`,
  'renewal-exam-failed': ({ number, expiresOn, exam, heldOn, outcome }) =>
    `certificate ${number} ended on ${expiresOn}; the renewal exam ${exam} of ${heldOn} was not passed${bracketed(word(outcome))}, nor any later one`,
  'certificate-lost': ({ number, lostOn }) =>
    `certificate ${number} was reported lost on ${lostOn} and has not been replaced`,
  'training-short': ({ year, hours, required }) =>
    `${hours} of ${plural(required, 'class hour')} of training in ${year}`,
  'appraisal-failed': ({ year }) => `the appraisal of ${year} says: not competent`,
  inactive: ({ lastActOn, limitMonths }) =>
    `last enforcement act on ${lastActOn}, more than ${plural(limitMonths, 'month')} ago`,
  disciplined: ({ kind, since }) => `${word(kind)} since ${since}`,
};
