import { yearOf, type CalendarDate } from '../domain/calendar-date.js';
import type { CardPlace } from '../domain/card-place.js';
import type { GroundCode } from '../domain/grounds/ground.js';
import { sexOf } from '../domain/identity-number.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';
import {
  countPersons,
  listAppliedPlans,
  listRemovals,
  requireApplied,
  type Removal,
} from './list-removals.js';
import { allowIds, hideCards, type IdRequest, type PrintId } from './print-ids.js';

/** What cleanups cancelled, as the platform takes it in: one row a card. */
export interface RemovalReport {
  asOf: CalendarDate;
  /** The one plan asked for, or none where a year was. */
  plan: number | null;
  year: number | null;
  plans: number[];
  /** Who lost the right to enforce; cards count surplus ones, too. */
  persons: number;
  cards: number;
  /** cards = returned + out, on the as-of date; a card that was lost is out. */
  returned: number;
  out: number;
  removals: RemovalRow[];
}

export interface RemovalRow {
  plan: number;
  unit: { code: string; name: string } | null;
  name: string;
  sex: 'male' | 'female';
  /** Masked, unless asked for in full. */
  id: string;
  certificate: string;
  field: string | null;
  ground: GroundCode;
  /** One card too many: its holder stays. */
  surplus: boolean;
  removedOn: CalendarDate;
  returnedOn: CalendarDate | null;
  lostOn: CalendarDate | null;
}

export interface RemovalRequest {
  /** One plan, or else the plans applied in a year. */
  plan: number | null;
  year: number | null;
  asOf: CalendarDate;
}

/**
 * The plans that are asked about, and their year where no single one was named.
 * @throws UserError when both are asked for, or the plan was not applied by the as-of date
 */
export async function choosePlans(
  store: Store,
  { plan, year, asOf }: RemovalRequest,
): Promise<{ plans: number[]; year: number | null }> {
  if (plan !== null && year !== null)
    throw new UserError('option-unfitting', { option: '--plan', other: '--year' });
  if (plan !== null) {
    await requireApplied(store, plan, asOf);
    return { plans: [plan], year: null };
  }
  const wanted = year ?? yearOf(asOf);
  return { plans: await listAppliedPlans(store, wanted, asOf), year: wanted };
}

/**
 * Lists the cards cancelled by one plan, or by the plans applied in a year up to the as-of date (by default in its year).
 * @throws UserError when both are asked for, or the plan was not applied by that date
 */
export async function reportRemovals(
  store: Store,
  request: RemovalRequest,
  ids: IdRequest,
): Promise<RemovalReport> {
  const { plan, asOf } = request;
  const { plans, year, removals } = await store.read(async () => {
    const chosen = await choosePlans(store, request);
    return { ...chosen, removals: await listRemovals(store, chosen.plans, asOf) };
  });
  const printId = await allowIds(store, ids);
  const returned = removals.filter(({ card }) => card.place === 'returned').length;
  return {
    asOf,
    plan,
    year,
    plans,
    persons: countPersons(removals),
    cards: removals.length,
    returned,
    out: removals.length - returned,
    removals: hideCards(
      removals.map((removal) => toRow(removal, printId)),
      ids,
    ),
  };
}

function toRow(removal: Removal, printId: PrintId): RemovalRow {
  const { plan, unit, name, idNumber, certificate, field, ground, removedOn, card } = removal;
  return {
    plan,
    unit: unit && { code: unit.code, name: unit.name },
    name,
    sex: sexOf(idNumber),
    id: printId(idNumber),
    certificate,
    field,
    ground,
    surplus: ground === 'surplus-certificate',
    removedOn,
    ...datesOf(card),
  };
}

/** When a card came back, or was lost. */
export function datesOf({ place, since }: CardPlace): Pick<RemovalRow, 'returnedOn' | 'lostOn'> {
  return { returnedOn: place === 'returned' ? since : null, lostOn: place === 'lost' ? since : null };
}
