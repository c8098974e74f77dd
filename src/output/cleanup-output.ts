import type { GroundCode } from '../domain/grounds/ground.js';
import type { PlanDetail, PlanFinding } from '../usecases/show-cleanup.js';
import type { PlanSummary } from '../usecases/summarise-plan.js';
import { describeEvidence } from './describe.js';
import type { Messages } from './messages/en.js';
import type { Terminal } from './terminal.js';

export function toPlanJson(m: Messages, plan: PlanDetail): unknown {
  return { ...plan, findings: plan.findings.map((finding) => toFindingJson(m, finding)) };
}

function toFindingJson(m: Messages, { evidence, source, ...finding }: PlanFinding): unknown {
  const values = evidence.from === 'register' ? evidence.match.params : evidence;
  return { ...finding, reason: describeEvidence(m, evidence), evidence: { ...values, source } };
}

/** The counts of a plan, by ground: what a section chief looks at first. */
export function printPlan(out: Terminal, plan: PlanSummary): void {
  const { m } = out;
  out.printTable(
    [
      { title: m.columns.ground },
      { title: m.columns.persons, align: 'right' },
      { title: m.columns.findings, align: 'right' },
    ],
    [
      ...(Object.keys(plan.byGround) as GroundCode[]).map((ground) => [
        m.grounds[ground],
        String(plan.countedByGround[ground] ?? 0),
        String(plan.byGround[ground] ?? 0),
      ]),
      [m.total, String(plan.flagged), String(Object.values(plan.byGround).reduce((a, b) => a + b, 0))],
    ],
  );
  out.say(m.cleanup.summary(plan.holders, plan.flagged, plan.certain, plan.toConfirm));
}

export function printPlans(out: Terminal, plans: readonly PlanSummary[]): void {
  const { m } = out;
  if (plans.length === 0) out.say(m.cleanup.none);
  out.printTable(
    [
      { title: m.columns.plan, align: 'right' },
      { title: m.columns.asOf },
      { title: m.columns.state },
      { title: m.columns.holders, align: 'right' },
      { title: m.columns.flagged, align: 'right' },
      { title: m.columns.certain, align: 'right' },
      { title: m.columns.toConfirm, align: 'right' },
      { title: m.columns.unit, omitRank: 1 },
    ],
    plans.map((plan) => [
      String(plan.plan),
      plan.asOf,
      plan.appliedOn === null ? m.word(plan.state) : m.cleanup.appliedOn(plan.appliedOn),
      String(plan.holders),
      String(plan.flagged),
      String(plan.certain),
      String(plan.toConfirm),
      plan.unit ?? '',
    ]),
  );
}

export function printFindings(out: Terminal, plan: PlanDetail): void {
  const { m } = out;
  out.printTable(
    [
      { title: m.columns.unit },
      { title: m.columns.name },
      { title: m.columns.id, omitRank: 1 },
      { title: m.columns.certificate },
      { title: m.columns.reason },
      { title: m.columns.decision },
      { title: m.checkForms.columns.decidedBy, omitRank: 2 },
      { title: m.columns.source, omitRank: 1 },
    ],
    plan.findings.map((finding) => [
      finding.unit?.name ?? m.noUnit,
      finding.name,
      finding.officer,
      finding.certificate,
      describeEvidence(m, finding.evidence),
      m.word(finding.decision),
      sayDecidedBy(m, finding),
      m.officer.source(finding.source.file, finding.source.line),
    ]),
  );
}

/** Whose word it is, and the reason given with it; of a unit that contradicts the register, its reason alone. */
function sayDecidedBy(m: Messages, { decidedBy, decisionReason }: PlanFinding): string {
  if (decidedBy === null)
    return decisionReason === null ? m.nothing : m.checkForms.decidedBy('unit', decisionReason);
  return m.checkForms.decidedBy(decidedBy, decisionReason);
}
