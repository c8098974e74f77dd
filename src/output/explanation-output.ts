import type { CalendarDate } from '../domain/calendar-date.js';
import type { Basis, ExplainedFinding, ExplainedReason, PolicyInForce } from '../usecases/explain-officer.js';
import type { Source } from '../usecases/locate-facts.js';
import type { PlanOfOfficer } from '../usecases/read-officer-plans.js';
import type { OfficerDetail } from '../usecases/show-officer.js';
import { describeEvidence, describePolicyValue, describeReason } from './describe.js';
import type { Messages } from './messages/en.js';
import type { Terminal } from './terminal.js';

export function toReasonJson(m: Messages, { reason, ...basis }: ExplainedReason): unknown {
  return { code: reason.code, text: describeReason(m, reason), ...basis };
}

export function toFoundJson(m: Messages, { match, mode, ...basis }: ExplainedFinding): unknown {
  const { ground, certificateNumber: certificate } = match;
  return { ground, mode, certificate, reason: describeEvidence(m, { from: 'register', match }), ...basis };
}

export function toPlanOfJson(m: Messages, { evidence, ...plan }: PlanOfOfficer): unknown {
  return { ...plan, reason: describeEvidence(m, evidence) };
}

/** Why the standing is what it is: each reason with its rule, the policy and the row; then what the register cannot know. */
export function printReasons(out: Terminal, { reasons, policy, openRetirement }: OfficerDetail): void {
  for (const { reason, ...basis } of reasons) {
    out.print(describeReason(out.m, reason), { indent: 2, hang: 4 });
    const plan = reason.code === 'card-cancelled' ? reason.params.planId : null;
    printBasis(out, basis, policy, plan);
  }
  if (!openRetirement) return;
  out.print(out.m.explain.openRetirement(openRetirement.months), { indent: 2, hang: 4 });
  printBasis(out, openRetirement, policy, null);
}

/** What a cleanup of the day would find on the person; nothing is printed when that is nothing. */
export function printFindingsOf(
  out: Terminal,
  { findings, policy }: OfficerDetail,
  asOf: CalendarDate,
): void {
  const { m, color } = out;
  if (findings.length === 0) return;
  out.print();
  out.print(color.bold(m.explain.findingsOn(asOf)));
  for (const { match, mode, ...basis } of findings) {
    const reason = describeEvidence(m, { from: 'register', match });
    const text = m.explain.finding(m.grounds[match.ground], reason, m.modes[mode]);
    out.print(text, { indent: 2, hang: 4 });
    printBasis(out, basis, policy, null);
  }
}

/** The plans that the person is in, as they stand. */
export function printPlansOf(out: Terminal, { plans }: OfficerDetail): void {
  const { m, color } = out;
  if (plans.length === 0) return;
  out.print();
  out.print(color.bold(m.explain.plans));
  let last = 0;
  for (const { plan, asOf, appliedOn, ground, mode, decision, decidedBy: by, decisionReason } of plans) {
    if (plan !== last) out.print(m.explain.plan(plan, asOf, appliedOn), { indent: 2, hang: 4 });
    last = plan;
    const settled = { decision, by, reason: decisionReason };
    out.print(m.explain.settled(m.grounds[ground], m.modes[mode], settled), { indent: 4, hang: 6 });
  }
}

export function namePlace(m: Messages, { file, line, origin }: Source): string {
  return m.officer.source(file, line) + (origin ? m.officer.origin(origin.file, origin.line) : '');
}

function printBasis(out: Terminal, basis: Basis, policy: PolicyInForce, plan: number | null): void {
  const { m, color } = out;
  const place = { indent: 4, hang: 6 };
  const values = describeValues(m, basis);
  out.print(color.dim(m.explain.rule(m.explain.rules[basis.rule])), place);
  if (values.length > 0) out.print(color.dim(m.explain.policy(values, policy)), place);
  const elsewhere = plan === null ? m.explain.noSource : m.explain.sourceIsPlan(plan);
  const source = basis.source ? namePlace(m, basis.source) : elsewhere;
  out.print(color.dim(m.explain.source(source)), place);
}

/** The values of the policy that a rule asks, each in words with its unit. */
function describeValues(m: Messages, { policy: { grounds = [], ...values } }: Basis): string[] {
  return [
    ...grounds.map(({ mode }) => m.explain.mode(m.modes[mode])),
    ...Object.entries(values).map(([key, value]) =>
      describePolicyValue(m, key as keyof typeof values, value),
    ),
  ];
}
