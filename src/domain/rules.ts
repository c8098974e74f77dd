import type { GroundCode } from './grounds/ground.js';
import type { Policy } from './policy.js';
import type { ReasonCode } from './standing.js';

/** What a standing or a cleanup finding rests on besides the facts; the texts, with their sources, are in `output/messages`. */
export const ruleCodes = [
  'last-day-inclusive',
  'renewal-window',
  'suspension',
  'loss',
  'physical-return',
  'replacement',
  'revocation',
  'cancellation',
  'pass-lapses',
  'exam-required',
  'posting-apart',
  'death',
  'dismissal',
  'in-service',
  'enforcement-post',
  'on-establishment',
  'authority-of-unit',
  'grace-after-expiry',
  'one-card',
  'retirement-month',
  'renewal-exam',
  'lost-card',
  'training-hours',
  'appraisal',
  'inactivity',
  'discipline',
] as const;
export type RuleCode = (typeof ruleCodes)[number];

/** The keys of the policy that a rule may ask. */
export const ruleKeys = [
  'renewalWindowMonths',
  'renewalGraceMonths',
  'passValidForMonths',
  'passMarks',
  'papersRequired',
  'paperPassKeptForMonths',
  'exemptKinds',
  'trainingHoursPerYear',
  'inactiveAfterMonths',
  'onEstablishment',
  'retirement',
  'grounds',
] as const satisfies readonly (keyof Policy)[];
export type RuleKey = (typeof ruleKeys)[number];
export type PolicyValues = Partial<Pick<Policy, RuleKey>>;

export interface RuleOf {
  rule: RuleCode;
  policy: readonly RuleKey[];
}

const asks = (rule: RuleCode, ...policy: RuleKey[]): RuleOf => ({ rule, policy });
/** Every ground is switched on by the policy, with its mode. */
const flags = (rule: RuleCode, ...policy: RuleKey[]): RuleOf => ({ rule, policy: ['grounds', ...policy] });

const examKeys = ['passMarks', 'papersRequired', 'paperPassKeptForMonths', 'exemptKinds'] as const;

export const ruleOfReason: Record<ReasonCode, RuleOf> = {
  'card-valid': asks('last-day-inclusive', 'renewalWindowMonths'),
  'card-expiring': asks('renewal-window', 'renewalWindowMonths'),
  'card-lapsed': asks('last-day-inclusive'),
  'card-suspended': asks('suspension'),
  'card-lost': asks('loss'),
  'card-returned': asks('physical-return'),
  'card-replaced': asks('replacement'),
  'card-revoked': asks('revocation'),
  'card-cancelled': asks('cancellation'),
  'pass-unused': asks('pass-lapses', 'passValidForMonths'),
  'pass-lapsed': asks('pass-lapses', 'passValidForMonths'),
  'never-passed': asks('exam-required', ...examKeys),
  'posting-not-active': asks('posting-apart'),
};

export const ruleOfGround: Record<GroundCode, RuleOf> = {
  deceased: flags('death'),
  dismissed: flags('dismissal'),
  retired: flags('in-service'),
  left: flags('in-service'),
  'off-post': flags('enforcement-post'),
  'not-on-establishment': flags('on-establishment', 'onEstablishment'),
  'unit-closed': flags('authority-of-unit'),
  'never-qualified': flags('exam-required', ...examKeys),
  'certificate-lapsed': flags('grace-after-expiry', 'renewalGraceMonths'),
  'surplus-certificate': flags('one-card'),
  'past-retirement-age': flags('retirement-month', 'retirement'),
  'renewal-exam-failed': flags(
    'renewal-exam',
    'renewalWindowMonths',
    'papersRequired',
    'paperPassKeptForMonths',
  ),
  'certificate-lost': flags('lost-card'),
  'training-short': flags('training-hours', 'trainingHoursPerYear'),
  'appraisal-failed': flags('appraisal'),
  inactive: flags('inactivity', 'inactiveAfterMonths'),
  disciplined: flags('discipline'),
};

/**
 * The values of a policy that a rule asks.
 * @param ground of `grounds` only this entry is given
 */
export function pickPolicyValues(
  policy: Policy,
  keys: readonly RuleKey[],
  ground: GroundCode | null,
): PolicyValues {
  const values: PolicyValues = Object.fromEntries(keys.map((key) => [key, policy[key]]));
  if (values.grounds) values.grounds = values.grounds.filter((one) => one.ground === ground);
  return values;
}
