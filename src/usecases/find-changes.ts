import type { CalendarDate } from '../domain/calendar-date.js';
import { compareFacts, listFacts, type FactChange } from '../domain/fact-list.js';
import type { OfficerFacts } from '../domain/facts.js';
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
  asOf: CalendarDate,
): FactChange[] {
  const grounds = person.findings.map(({ ground }) => ground);
  return [...compareFacts(person.facts, listFacts(facts)), ...listPassed(facts, grounds, reviewedAsOf, asOf)];
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
