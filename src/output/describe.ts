import type { Finding } from '../domain/findings.js';
import type { GroundMatch } from '../domain/grounds/ground.js';
import type { RuleKey } from '../domain/rules.js';
import type { Evidence } from '../domain/settlement.js';
import type { Reason } from '../domain/standing.js';
import type { Problem } from '../user-error.js';
import type { Messages } from './messages/en.js';

interface Said {
  message: string;
  hint: string;
}

// One place each where a code meets its sentence: TypeScript cannot see that code and values belong together.

export function describeFinding(m: Messages, { code, params }: Pick<Finding, 'code' | 'params'>): Said {
  return (m.findings[code] as (params: unknown) => Said)(params);
}

export function describeProblem(m: Messages, { code, params }: Problem): Said {
  return (m.problems[code] as (params: unknown) => Said)(params);
}

export function describeReason(m: Messages, { code, params }: Reason): string {
  return (m.reasons[code] as (params: unknown) => string)(params);
}

/** What a finding rests on, in a sentence. */
export function describeEvidence(m: Messages, evidence: Evidence): string {
  return evidence.from === 'register' ? describeGround(m, evidence.match) : m.cleanup.saidByUnit(evidence);
}

function describeGround(m: Messages, { ground, params }: Pick<GroundMatch, 'ground' | 'params'>): string {
  return (m.groundReasons[ground] as (params: unknown) => string)(params);
}

/** One value of the policy, with its unit. */
export function describePolicyValue(m: Messages, key: Exclude<RuleKey, 'grounds'>, value: unknown): string {
  return (m.explain.policyValues[key] as (value: unknown) => string)(value);
}
