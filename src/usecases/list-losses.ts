import type { CalendarDate } from '../domain/calendar-date.js';
import { readHeldCards } from '../domain/cleanup.js';
import type { Certificate, OfficerFacts } from '../domain/facts.js';
import type { GroundCode } from '../domain/grounds/ground.js';
import { removesPerson } from '../domain/settlement.js';
import { findFacts } from '../store/facts.js';
import type { Store } from '../store/open.js';
import { UserError, type ChangedOfficer } from '../user-error.js';
import { listChangesSince, nameChanges } from './find-changes.js';
import type { Loss } from './guard-removals.js';
import { readGroundContext } from './read-ground-context.js';
import type { FlaggedPerson, ReviewedPlan } from './read-plan.js';

/** The cards that one person of a plan is to lose. */
export interface PlannedLoss extends Loss {
  cards: Certificate[];
  ground: GroundCode;
}

/**
 * What each person of a plan is to lose on a day; who holds no card has nothing to lose.
 * @throws UserError when anything about any of them is otherwise than reviewed, naming who and what
 */
export async function listLosses(
  store: Store,
  { plan, persons, policy }: ReviewedPlan,
  asOf: CalendarDate,
): Promise<PlannedLoss[]> {
  const concerned = persons.filter((person) => person.findings.some((f) => f.decision === 'remove'));
  const context = await readGroundContext(store, policy, asOf);
  const byId = new Map(concerned.map((person) => [person.officerId, person]));
  const losses: PlannedLoss[] = [];
  const stale: ChangedOfficer[] = [];
  const officerIds = [...byId.keys()].sort((a, b) => a - b);
  for await (const group of findFacts(store, officerIds)) {
    for (const facts of group) {
      const person = byId.get(facts.officerId);
      if (!person) continue;
      const changes = listChangesSince(person, facts, plan.as_of, context);
      if (changes.length > 0) stale.push(nameChanges(person, changes));
      const loss = decideLoss(person, facts, asOf);
      if (loss.cards.length > 0) losses.push(loss);
    }
  }
  if (stale.length > 0) throw new UserError('plan-stale', { plan: plan.plan_id, officers: stale, asOf });
  return losses;
}

/** All cards that a removed person holds, and of the others the surplus ones only. */
function decideLoss(person: FlaggedPerson, facts: OfficerFacts, asOf: CalendarDate): PlannedLoss {
  const ground = person.findings.find(removesPerson)?.ground;
  const surplus = person.findings.filter((f) => f.decision === 'remove').map((f) => f.certificateNumber);
  const held = readHeldCards(facts, asOf).map(({ certificate }) => certificate);
  const cards = held.filter(({ number }) => ground !== undefined || surplus.includes(number));
  return {
    facts,
    cards,
    isRemoved: ground !== undefined,
    keepsCard: cards.length < held.length,
    ground: ground ?? 'surplus-certificate',
  };
}
