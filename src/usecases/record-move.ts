import type { CalendarDate } from '../domain/calendar-date.js';
import type { OfficerFacts, SourceRef } from '../domain/facts.js';
import { finding, type Finding } from '../domain/findings.js';
import { findPostingInForce } from '../domain/posting.js';
import { continuePostingsByMove } from '../domain/roster/answers.js';
import type { UnitIndex } from '../domain/roster/unit-index.js';
import { deleteRow } from '../store/changes.js';
import { toPostingRow } from '../store/officers.js';
import type { Store } from '../store/open.js';

/** A move that a unit reports. */
export interface Move {
  unitId: number;
  since: CalendarDate | null;
  asOf: CalendarDate;
}

/** Posts a person at the unit they have moved to, unless they are there. @returns what there is to say */
export async function recordMove(
  store: Store,
  { officerId, postings }: OfficerFacts,
  { unitId, since, asOf }: Move,
  units: UnitIndex,
  source: SourceRef,
): Promise<Finding[]> {
  const posting = continuePostingsByMove(since, unitId, postings, asOf, source);
  if (!posting) return [];
  await store.insertMany('posting', [toPostingRow(officerId, posting)]);
  const name = units.nameOf(unitId);
  const last = findPostingInForce(postings);
  return [
    ...(since === null ? [finding('unit-undated', 'since', { value: name, on: asOf })] : []),
    ...(since !== null && last && last.since > since && last.unitId !== unitId
      ? [finding('posting-newer', 'since', { unit: last.unit.name, since: last.since })]
      : []),
  ];
}

/** Takes back the posting that a move wrote which turned out wrong. @returns what is known of the person without it */
export async function takeMoveBack(
  store: Store,
  facts: OfficerFacts,
  move: SourceRef,
  source: SourceRef,
): Promise<OfficerFacts> {
  const isOfMove = ({ source: { fileId, line } }: { source: SourceRef }): boolean =>
    fileId === move.fileId && line === move.line;
  if (!facts.postings.some(isOfMove)) return facts;
  const key = { officer_id: facts.officerId, file_id: move.fileId, line: move.line };
  await deleteRow(store, source, 'posting', key);
  return { ...facts, postings: facts.postings.filter((posting) => !isOfMove(posting)) };
}
