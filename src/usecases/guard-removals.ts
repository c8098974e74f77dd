import type { CalendarDate } from '../domain/calendar-date.js';
import { readHeldCards } from '../domain/cleanup.js';
import type { OfficerFacts, UnitFacts } from '../domain/facts.js';
import { inPostStates } from '../domain/grounds/ground.js';
import type { Policy } from '../domain/policy.js';
import { findPostingInForce } from '../domain/posting.js';
import { findFacts } from '../store/facts.js';
import { listPostedOfficerIds } from '../store/officers.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';

export interface RemovalLimit {
  persons: number;
  /** As it was given: `50`, or `15%` of the holders. */
  given: string;
  from: 'flag' | 'policy';
}

/**
 * How many persons may be removed: as the flag says, or else the policy's share of the holders, rounded down.
 * @throws UserError when the flag is neither a number nor a percentage
 */
export function readLimit(maxRemovals: string | null, policy: Policy, holders: number): RemovalLimit {
  const given = maxRemovals ?? `${policy.guards.maxRemovalsPercent}%`;
  const [, number, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(given.trim()) ?? [];
  const isCount = number !== undefined && !percent && !number.includes('.');
  if (number === undefined || (!percent && !isCount))
    throw new UserError('max-removals-malformed', { value: given });
  // Multiplied before it is divided: 0.58 × 50 is a little less than 29.
  const persons = percent ? Math.floor((Number(number) * holders) / 100) : Number(number);
  return { persons, given, from: maxRemovals === null ? 'policy' : 'flag' };
}

/** A person who is to lose cards, as of the day of applying. */
export interface Loss {
  facts: OfficerFacts;
  /** The right to enforce ends, not only a surplus card. */
  isRemoved: boolean;
  keepsCard: boolean;
}

/**
 * Refuses to remove more persons than allowed, and to leave a unit that is open without a single holder.
 * @throws UserError that says what exceeds and by how much, of both guards if both refuse
 */
export async function guardRemovals(
  store: Store,
  losses: readonly Loss[],
  {
    asOf,
    holders,
    limit,
    allowEmptyUnits,
  }: {
    asOf: CalendarDate;
    holders: number;
    limit: RemovalLimit;
    allowEmptyUnits: boolean;
  },
): Promise<void> {
  const removals = losses.filter(({ isRemoved }) => isRemoved).length;
  const units = allowEmptyUnits ? [] : await listEmptied(store, losses, asOf);
  const emptied = units.map(({ code, name }) => ({ code, name }));
  const { persons, given, from } = limit;
  if (removals > persons)
    throw new UserError('too-many-removals', { removals, holders, limit: persons, given, from, emptied });
  if (emptied.length > 0) throw new UserError('units-left-empty', { emptied });
}

/** The open units whose every holder loses every card, by code. */
async function listEmptied(store: Store, losses: readonly Loss[], asOf: CalendarDate): Promise<UnitFacts[]> {
  const emptied = new Map<number, UnitFacts>();
  const gone = new Set<number>();
  for (const { facts, keepsCard } of losses) {
    const unit = findPostingInForce(facts.postings, asOf)?.unit;
    if (keepsCard || !unit) continue;
    gone.add(facts.officerId);
    if (isOpen(unit, asOf)) emptied.set(unit.unitId, unit);
  }
  const others = (await listPostedOfficerIds(store, [...emptied.keys()])).filter((id) => !gone.has(id));
  for await (const group of findFacts(store, others)) {
    for (const facts of group) {
      const posting = findPostingInForce(facts.postings, asOf);
      // Who has left may hold a card still, but does no work here.
      if (posting && inPostStates.includes(posting.state) && readHeldCards(facts, asOf).length > 0)
        emptied.delete(posting.unit.unitId);
    }
    if (emptied.size === 0) break;
  }
  return [...emptied.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function isOpen({ closedOn, authority }: UnitFacts, asOf: CalendarDate): boolean {
  return authority !== 'none' && (closedOn === null || closedOn > asOf);
}
