import type { CalendarDate } from '../domain/calendar-date.js';
import type { GroundCode } from '../domain/grounds/ground.js';
import type { Policy } from '../domain/policy.js';
import type { Store } from '../store/open.js';
import { listRemovals, requireApplied, type Removal } from './list-removals.js';
import { indexUnits, requireUnit } from './name-unit.js';
import { allowIds, hideCards, type IdRequest } from './print-ids.js';
import { datesOf } from './report-removals.js';

/** Cancelled cards, and how many of them are back; a card that was lost is out. cards = returned + out. */
export interface CardCounts {
  cards: number;
  returned: number;
  out: number;
}

export interface CardsOut extends CardCounts {
  plan: number;
  asOf: CalendarDate;
  units: ({ code: string | null; name: string | null } & CardCounts)[];
  /** The cards that are out. */
  missing: CancelledCard[];
  /** Every cancelled card of the one unit that was asked for. */
  list?: CancelledCard[];
}

export interface CancelledCard {
  unit: string | null;
  name: string;
  certificate: string;
  ground: GroundCode;
  returnedOn: CalendarDate | null;
  lostOn: CalendarDate | null;
}

/**
 * Counts the cancelled cards of an applied plan that are still out (证件是否收回), by unit; of one unit card by card.
 * @throws UserError when the plan was not applied by the as-of date, or there is no such unit
 */
export async function countCards(
  store: Store,
  policy: Policy,
  planId: number,
  unitName: string | null,
  asOf: CalendarDate,
  ids: IdRequest,
): Promise<CardsOut> {
  await requireApplied(store, planId, asOf);
  const unit = unitName === null ? null : requireUnit(await indexUnits(store, policy), unitName);
  const all = await listRemovals(store, [planId], asOf);
  await allowIds(store, ids);
  const removals = hideCards(all, ids).filter((removal) => !unit || removal.unit?.unitId === unit.unitId);
  return {
    plan: planId,
    asOf,
    ...countReturned(removals),
    units: countByUnit(removals),
    missing: removals.filter(({ card }) => card.place !== 'returned').map(toCard),
    ...(unit && { list: removals.map(toCard) }),
  };
}

function countByUnit(removals: readonly Removal[]): CardsOut['units'] {
  const byUnit = new Map<number | null, Removal[]>();
  for (const removal of removals) {
    const unitId = removal.unit?.unitId ?? null;
    byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), removal]);
  }
  return [...byUnit.values()].map((own) => {
    const unit = own[0]?.unit ?? null;
    return { code: unit?.code ?? null, name: unit?.name ?? null, ...countReturned(own) };
  });
}

function countReturned(removals: readonly Removal[]): CardCounts {
  const returned = removals.filter(({ card }) => card.place === 'returned').length;
  return { cards: removals.length, returned, out: removals.length - returned };
}

function toCard({ unit, name, certificate, ground, card }: Removal): CancelledCard {
  return { unit: unit?.name ?? null, name, certificate, ground, ...datesOf(card) };
}
