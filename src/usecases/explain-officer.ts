import { lastDayOfMonth, type CalendarDate } from '../domain/calendar-date.js';
import { flagOfficer } from '../domain/cleanup.js';
import type { OfficerFacts, SourceRef } from '../domain/facts.js';
import {
  inPostStates,
  type GroundContext,
  type GroundMatch,
  type GroundMode,
} from '../domain/grounds/ground.js';
import type { Policy } from '../domain/policy.js';
import { findPostingInForce } from '../domain/posting.js';
import { listRetirementMonths } from '../domain/retirement-age.js';
import {
  pickPolicyValues,
  ruleOfGround,
  ruleOfReason,
  type PolicyValues,
  type RuleCode,
} from '../domain/rules.js';
import { assess, type Reason, type Standing } from '../domain/standing.js';
import type { Locate, Source } from './locate-facts.js';

/** What a reason or a finding rests on: the rule, the bureau's numbers and switches, and the row. */
export interface Basis {
  rule: RuleCode;
  policy: PolicyValues;
  /** Null where no row of a file says it. */
  source: Source | null;
}

export interface ExplainedReason extends Basis {
  reason: Reason;
}

/** What a cleanup as of the day would find. */
export interface ExplainedFinding extends Basis {
  match: GroundMatch;
  mode: GroundMode;
}

/** The policy that holds on a day. */
export interface PolicyInForce {
  name: string;
  /** Null: since the beginning. */
  since: CalendarDate | null;
  /** The program's own, as nobody has set one. */
  isOwn: boolean;
}

/** The statutory months of a woman in post whose staffing does not tell which of them is hers, the earlier first. */
export interface OpenRetirement extends Basis {
  months: string[];
}

export interface Explanation {
  standing: Standing;
  expiring: boolean;
  reasons: ExplainedReason[];
  findings: ExplainedFinding[];
  /** Null for everybody else. */
  openRetirement: OpenRetirement | null;
}

/** The standing of a person on a day and what a cleanup of that day would find, each with what it rests on. */
export function explainOfficer(facts: OfficerFacts, context: GroundContext, locate: Locate): Explanation {
  const { policy, asOf } = context;
  const { reasons, ...standing } = assess(facts, policy, asOf);
  const findings = flagOfficer(facts, context)?.findings ?? [];
  return {
    ...standing,
    reasons: reasons.map((reason) => ({ reason, ...explainReason(reason, policy, locate) })),
    findings: findings.map(({ match, mode }) => ({ match, mode, ...explainMatch(match, policy, locate) })),
    openRetirement: explainRetirement(facts, context, locate),
  };
}

function explainReason({ code, params, source }: Reason, policy: Policy, locate: Locate): Basis {
  const { rule, policy: keys } = ruleOfReason[code];
  const asked = 'keptFrom' in params ? [...keys, 'paperPassKeptForMonths' as const] : keys;
  return { rule, policy: pickPolicyValues(policy, asked, null), source: locateRow(source, locate) };
}

function explainMatch({ ground, source }: GroundMatch, policy: Policy, locate: Locate): Basis {
  const { rule, policy: keys } = ruleOfGround[ground];
  return { rule, policy: pickPolicyValues(policy, keys, ground), source: locateRow(source, locate) };
}

function explainRetirement(
  facts: OfficerFacts,
  { policy, asOf }: GroundContext,
  locate: Locate,
): OpenRetirement | null {
  const posting = findPostingInForce(facts.postings, asOf);
  if (!posting || !inPostStates.includes(posting.state)) return null;
  const months = listRetirementMonths(facts.idNumber, posting.staffing, policy);
  if (months.length < 2) return null;
  return {
    months: months.map(({ year, month }) => lastDayOfMonth(year, month).slice(0, 7)),
    rule: 'retirement-month',
    policy: pickPolicyValues(policy, ['retirement'], null),
    source: locate(posting.source),
  };
}

function locateRow(source: SourceRef | null, locate: Locate): Source | null {
  return source && locate(source);
}
