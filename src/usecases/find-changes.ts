import type { CalendarDate } from '../domain/calendar-date.js';
import {
  compareFacts,
  listBackground,
  listFacts,
  listGroundsReviewed,
  type FactChange,
} from '../domain/fact-list.js';
import type { OfficerFacts } from '../domain/facts.js';
import type { GroundContext } from '../domain/grounds/ground.js';
import { maskIdentityNumber } from '../domain/identity-number.js';
import { listPassed } from '../domain/passed-days.js';
import type { ChangedOfficer } from '../user-error.js';
import { hideCards } from './print-ids.js';
import type { FlaggedPerson } from './read-plan.js';

/** Everything that is otherwise than when a person was reviewed: what came in since, and what the days in between changed. */
export function listChangesSince(
  person: FlaggedPerson,
  facts: OfficerFacts,
  reviewedAsOf: CalendarDate,
  context: GroundContext,
): FactChange[] {
  const grounds = person.findings.map(({ ground }) => ground);
  return [
    ...compareReviewed(person, facts, context),
    ...listPassed(facts, grounds, reviewedAsOf, context.asOf),
  ];
}

/** What came in since a person was reviewed: of their own facts, and of the background that was reviewed with them. */
export function compareReviewed(
  { facts: reviewed }: Pick<FlaggedPerson, 'facts'>,
  facts: OfficerFacts,
  context: GroundContext,
): FactChange[] {
  const background = listBackground(listGroundsReviewed(reviewed), context);
  return compareFacts(reviewed, [...listFacts(facts), ...background]);
}

/** Names a person and the changes for whoever reads them; no identity number is in it. */
export function nameChanges(
  { name, idNumber }: { name: string; idNumber: string },
  changes: readonly FactChange[],
): ChangedOfficer {
  return { name, officer: maskIdentityNumber(idNumber), changes: hideCards(changes.map(maskChange)) };
}

function maskChange(change: FactChange): FactChange {
  const mask = <F extends object>(fact: F): F =>
    'idNumber' in fact ? { ...fact, idNumber: maskIdentityNumber(String(fact.idNumber)) } : fact;
  if (change.change === 'corrected')
    return { ...change, before: mask(change.before), fact: mask(change.fact) };
  return 'fact' in change ? { ...change, fact: mask(change.fact) } : change;
}
