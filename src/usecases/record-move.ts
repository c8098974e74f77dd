import type { CalendarDate } from '../domain/calendar-date.js';
import { compareFacts, listFacts, type FactRecord } from '../domain/fact-list.js';
import type { OfficerFacts, SourceRef } from '../domain/facts.js';
import { finding, type Finding } from '../domain/findings.js';
import { findPostingInForce } from '../domain/posting.js';
import { continuePostingsByMove } from '../domain/roster/answers.js';
import type { UnitIndex } from '../domain/roster/unit-index.js';
import { changeRow } from '../store/changes.js';
import { findFacts } from '../store/facts.js';
import { toPostingRow } from '../store/officers.js';
import type { Store } from '../store/open.js';
import { listPlanOfficers } from '../store/plans.js';

/** A move that a unit reports; `plan` is the one that flagged the person, null when none did. */
export interface Move {
  unitId: number;
  since: CalendarDate | null;
  asOf: CalendarDate;
  plan: number | null;
}

/** Posts a person at the unit they have moved to, unless they are there. @returns what there is to say */
export async function recordMove(
  store: Store,
  facts: OfficerFacts,
  { unitId, since, asOf, plan }: Move,
  units: UnitIndex,
  source: SourceRef,
): Promise<Finding[]> {
  const { officerId, postings } = facts;
  const posting = continuePostingsByMove(since, unitId, postings, asOf, source);
  if (!posting) return [];
  await store.insertMany('posting', [toPostingRow(officerId, posting)]);
  if (plan !== null) await reviewMove(store, facts, plan, source);
  const name = units.nameOf(unitId);
  const last = findPostingInForce(postings);
  return [
    ...(since === null ? [finding('unit-undated', 'since', { value: name, on: asOf })] : []),
    ...(since !== null && last && last.since > since && last.unitId !== unitId
      ? [finding('posting-newer', 'since', { unit: last.unit.name, since: last.since })]
      : []),
  ];
}

/** What came in with the plan's own form was reviewed with it: the move must not make the plan stale. */
async function reviewMove(
  store: Store,
  before: OfficerFacts,
  planId: number,
  source: SourceRef,
): Promise<void> {
  const { officerId } = before;
  const reviewed = (await listPlanOfficers(store, planId)).find((row) => row.officer_id === officerId);
  for await (const [now] of findFacts(store, [officerId])) {
    if (!now || !reviewed) continue;
    const known = JSON.parse(reviewed.facts ?? '[]') as FactRecord[];
    const added = compareFacts(listFacts(before), listFacts(now)).flatMap((change) =>
      change.change === 'added' ? [change.fact] : [],
    );
    const facts = JSON.stringify([...known, ...added]);
    await changeRow(store, source, 'plan_officer', { officer_id: officerId, plan_id: planId }, { facts });
  }
}
