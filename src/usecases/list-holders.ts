import { readHeldCards } from '../domain/cleanup.js';
import type { FormHolder } from '../domain/check-form.js';
import type { OfficerFacts } from '../domain/facts.js';
import { inPostStates } from '../domain/grounds/ground.js';
import { findPostingInForce } from '../domain/posting.js';
import { streamFacts } from '../store/facts.js';
import type { Store } from '../store/open.js';
import type { FlaggedPerson, ReviewedPlan } from './read-plan.js';

/** Who at a unit a plan is about. */
export interface UnitHolders {
  unitId: number;
  /** In post and on the establishment (在编), with or without a card. */
  onEstablishment: number;
  holders: FormHolder[];
}

/**
 * The holders of a plan by unit: flagged persons at the unit they were flagged at, the others at that of the posting in force on the
 * plan's date. Whoever had no unit then is in none.
 */
export async function listHolders(
  store: Store,
  { plan, policy, persons }: ReviewedPlan,
): Promise<UnitHolders[]> {
  const flagged = new Map(persons.map((person) => [person.officerId, person]));
  const units = new Map<number, UnitHolders>();
  const unitOf = (unitId: number): UnitHolders => {
    const unit = units.get(unitId) ?? { unitId, onEstablishment: 0, holders: [] };
    units.set(unitId, unit);
    return unit;
  };
  for await (const group of streamFacts(store)) {
    for (const facts of group) {
      const posting = findPostingInForce(facts.postings, plan.as_of);
      const isHere = posting !== null && inPostStates.includes(posting.state);
      if (isHere && posting.staffing !== null && policy.onEstablishment.includes(posting.staffing))
        unitOf(posting.unitId).onEstablishment += 1;
      const person = flagged.get(facts.officerId);
      const holder = toHolder(facts, plan.as_of, person);
      const unitId = person ? person.unit?.unitId : posting?.unitId;
      if (holder && unitId !== undefined) unitOf(unitId).holders.push(holder);
    }
  }
  const isOfPlan = (unitId: number): boolean => plan.unit_id === null || plan.unit_id === unitId;
  return [...units.values()].filter(({ unitId, holders }) => holders.length > 0 && isOfPlan(unitId));
}

/** The card a holder is named by is the newest one held; of a flagged person without any, since, that of the finding. */
function toHolder(facts: OfficerFacts, asOf: string, person: FlaggedPerson | undefined): FormHolder | null {
  const card = readHeldCards(facts, asOf).at(-1);
  const number = card?.certificate.number ?? person?.findings[0]?.certificateNumber;
  if (number === undefined) return null;
  return {
    officerId: facts.officerId,
    idNumber: facts.idNumber,
    name: facts.name,
    certificateNumber: number,
    expiresOn: card?.expiresOn ?? null,
    flagged: person
      ? {
          ground: person.ground,
          mode: person.mode,
          evidence: person.findings.map(({ evidence }) => evidence),
        }
      : null,
  };
}
