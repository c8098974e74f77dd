import type { ApplyResult } from '../usecases/apply-cleanup.js';
import type { OfficerFinding, RefreshResult } from '../usecases/refresh-cleanup.js';
import { describeEvidence } from './describe.js';
import { detailOfficer } from './error-details.js';
import type { Messages } from './messages/en.js';
import type { Terminal } from './terminal.js';

/** Persons named to a reader; all are in the JSON. */
const shownPersons = 10;

/** What is removed, under which grounds, and who is left alone for want of an answer. */
export function sayApplied(out: Terminal, result: ApplyResult): void {
  const { m } = out;
  const { removedByGround, surplusCertificates, pendingOfficers } = result;
  if (result.certificates > 0) out.say(m.applying.byGround(removedByGround, surplusCertificates));
  if (pendingOfficers.length === 0) return;
  out.say(m.applying.pendingTitle(pendingOfficers.length));
  for (const { name, officer, unit, grounds } of pendingOfficers.slice(0, shownPersons))
    out.say(m.applying.pendingOfficer(name, officer, unit?.name ?? m.noUnit, grounds), {
      indent: 2,
      hang: 4,
    });
  const more = pendingOfficers.length - shownPersons;
  if (more > 0) out.say(m.moreRows(more), { indent: 2 });
}

export function toRefreshJson(m: Messages, result: RefreshResult): unknown {
  const { plan, asOf, dryRun, dropped, changed, added, outOfPlan, reviewedAnew } = result;
  return {
    plan,
    asOf,
    dryRun,
    dropped: dropped.map((one) => toDifferenceJson(m, one)),
    changed: changed.map((one) => ({
      ...toDifferenceJson(m, one),
      before: { mode: one.before.mode, reason: describeEvidence(m, one.before.evidence) },
    })),
    added: added.map((one) => toDifferenceJson(m, one)),
    outOfPlan,
    reviewedAnew: reviewedAnew.map((officer) => detailOfficer(m, officer)),
  };
}

function toDifferenceJson(m: Messages, { finding, ...whose }: OfficerFinding): object {
  const { ground, mode, decision, certificateNumber: certificate, evidence } = finding;
  return { ...whose, certificate, ground, mode, decision, reason: describeEvidence(m, evidence) };
}

/** What dropped out of a plan, changed and came in. */
export function printDifference(out: Terminal, result: RefreshResult): void {
  const { m } = out;
  const { columns } = m;
  const { difference, fromTo } = m.applying;
  const describe = ({ finding }: OfficerFinding): string => describeEvidence(m, finding.evidence);
  const toRow = (kind: string, one: OfficerFinding, reason: string): string[] => [
    kind,
    one.unit?.name ?? m.noUnit,
    one.name,
    one.officer,
    m.grounds[one.finding.ground],
    reason,
    kind === difference.dropped ? '' : m.word(one.finding.decision),
  ];
  out.printTable(
    [
      { title: columns.difference },
      { title: columns.unit },
      { title: columns.name },
      { title: columns.id, omitRank: 1 },
      { title: columns.ground },
      { title: columns.reason },
      { title: columns.decision },
    ],
    [
      ...result.dropped.map((one) => toRow(difference.dropped, one, describe(one))),
      ...result.changed.map((one) =>
        toRow(difference.changed, one, fromTo(describeEvidence(m, one.before.evidence), describe(one))),
      ),
      ...result.added.map((one) => toRow(difference.added, one, describe(one))),
    ],
  );
}

/** What the difference means for the plan, and what is not covered by it. */
export function sayDifference(out: Terminal, result: RefreshResult): void {
  const { m } = out;
  const { plan, asOf, dropped, changed, added, outOfPlan, reviewedAnew } = result;
  out.say(m.applying.refreshed(plan, asOf, dropped.length, changed.length, added.length));
  if (outOfPlan > 0) out.say(m.applying.outOfPlan(outOfPlan));
  if (reviewedAnew.length > 0)
    out.say(m.applying.reviewedAnew(reviewedAnew.length) + m.applying.sayOfficers(reviewedAnew), { hang: 4 });
  out.say(m.applying.onlyThose);
  if (result.dryRun) out.say(m.import.wouldBe);
}
