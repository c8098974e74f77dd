// What cleanups took away, card by card: the base of the notice, of the list for the platform, and of the count of cards that are out.
import type { CalendarDate } from '../domain/calendar-date.js';
import { findCardPlace, type CardPlace } from '../domain/card-place.js';
import type { Certificate } from '../domain/facts.js';
import type { GroundCode } from '../domain/grounds/ground.js';
import { findFacts } from '../store/facts.js';
import type { Store } from '../store/open.js';
import { listCancellations, listPlans, type ListedPlan } from '../store/plans.js';
import { listUnits } from '../store/units.js';
import { UserError } from '../user-error.js';
import { readPlan, requirePlan, type FlaggedPerson } from './read-plan.js';

/** One card that a cleanup cancelled. */
export interface Removal {
  plan: number;
  officerId: number;
  idNumber: string;
  name: string;
  /** Where the person was on the day of planning, or the unit that reported the removal; not today's. */
  unit: { unitId: number; code: string; name: string } | null;
  field: string | null;
  certificate: string;
  /** `surplus-certificate`: one card too many went, the person stays. */
  ground: GroundCode;
  removedOn: CalendarDate;
  card: CardPlace;
}

/** An applied plan. Throws UserError when there is none of that number, or it was not applied by the day. */
export async function requireApplied(
  store: Store,
  planId: number,
  asOf: CalendarDate,
): Promise<ListedPlan & { applied_on: CalendarDate }> {
  const plan = await requirePlan(store, planId);
  const { applied_on: appliedOn } = plan;
  if (appliedOn === null || appliedOn > asOf) throw new UserError('plan-not-applied', { plan: planId, asOf });
  return { ...plan, applied_on: appliedOn };
}

/** The plans applied in a year, up to a day, in the order of their numbers. */
export async function listAppliedPlans(store: Store, year: number, asOf: CalendarDate): Promise<number[]> {
  const plans = await listPlans(store);
  return plans
    .filter(({ applied_on: on }) => on !== null && on.startsWith(`${year}-`) && on <= asOf)
    .map((plan) => plan.plan_id)
    .sort((a, b) => a - b);
}

/** The cards that applied plans cancelled, by unit and number; where each card is on the day asked for. */
export async function listRemovals(
  store: Store,
  planIds: readonly number[],
  asOf: CalendarDate,
): Promise<Removal[]> {
  const fields = new Map((await listUnits(store)).map(({ unitId, field }) => [unitId, field]));
  const removals: Removal[] = [];
  for (const planId of planIds) {
    const { persons } = await readPlan(store, planId);
    const byId = new Map(persons.map((person) => [person.officerId, person]));
    const cancelled = await listCancellations(store, planId);
    const officerIds = [...new Set(cancelled.map((event) => event.officer_id))].sort((a, b) => a - b);
    for await (const group of findFacts(store, officerIds)) {
      for (const { officerId, certificates } of group) {
        const person = byId.get(officerId);
        if (!person) throw new Error(`officer ${officerId} is not in plan ${planId}, which cancelled a card`);
        const field = person.unit && (fields.get(person.unit.unitId) ?? null);
        removals.push(
          ...certificates.flatMap((card) => findRemoval(card, planId, { ...person, field }, asOf)),
        );
      }
    }
  }
  return removals.sort(compareRemovals);
}

function findRemoval(
  certificate: Certificate,
  planId: number,
  { officerId, idNumber, name, unit, field }: FlaggedPerson & { field: string | null },
  asOf: CalendarDate,
): Removal[] {
  const event = certificate.events.find((e) => e.kind === 'cancelled' && e.planId === planId);
  if (!event) return [];
  return [
    {
      plan: planId,
      officerId,
      idNumber,
      name,
      unit,
      field,
      certificate: certificate.number,
      ground: event.ground as GroundCode,
      removedOn: event.occurredOn,
      card: findCardPlace(certificate, asOf),
    },
  ];
}

/** Within a unit by number: the order tells nothing of the grounds. */
function compareRemovals(a: Removal, b: Removal): number {
  const [one, other] = [a, b].map((row) => `${row.unit?.code ?? ''} ${row.certificate}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

/** Persons who lost their right; one who gave up a surplus card only is not among them. */
export function countPersons(removals: readonly Removal[]): number {
  return new Set(removals.filter((r) => r.ground !== 'surplus-certificate').map((r) => r.officerId)).size;
}
