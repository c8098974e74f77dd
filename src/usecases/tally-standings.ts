import type { CalendarDate } from '../domain/calendar-date.js';
import { readHeldCards } from '../domain/cleanup.js';
import type { UnitFacts } from '../domain/facts.js';
import { keepsPapers } from '../domain/passes.js';
import type { Policy } from '../domain/policy.js';
import { findPostingInForce } from '../domain/posting.js';
import { assess, isKnownOn, shouldHold, standings, type Standing } from '../domain/standing.js';
import { streamStandingFacts } from '../store/facts.js';
import type { Store } from '../store/open.js';

/** How many persons stand where. The standings add up to `officers`. */
export interface Tally {
  officers: number;
  standings: Record<Standing, number>;
  expiring: number;
  /** Persons with a card that is not cancelled, revoked or replaced. */
  holders: number;
  /** Persons who should hold a card, the base of the holding rate, and those of them who are certified. */
  shouldHold: number;
  shouldHoldCertified: number;
}

export function startTally(): Tally {
  const none = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>;
  return { officers: 0, standings: none, expiring: 0, holders: 0, shouldHold: 0, shouldHoldCertified: 0 };
}

export function addTally(to: Tally, from: Tally): void {
  to.officers += from.officers;
  to.expiring += from.expiring;
  to.holders += from.holders;
  to.shouldHold += from.shouldHold;
  to.shouldHoldCertified += from.shouldHoldCertified;
  for (const standing of standings) to.standings[standing] += from.standings[standing];
}

/**
 * Looks at every person once and counts them at the unit of their posting in force.
 * @returns by unit_id; null holds those without a posting on that day
 */
export async function tallyStandings(
  store: Store,
  policy: Policy,
  asOf: CalendarDate,
): Promise<Map<UnitFacts['unitId'] | null, Tally>> {
  const tallies = new Map<number | null, Tally>();
  for await (const group of streamStandingFacts(store, keepsPapers(policy))) {
    for (const facts of group) {
      if (!isKnownOn(facts, asOf)) continue;
      const posting = findPostingInForce(facts.postings, asOf);
      const unitId = posting?.unit.unitId ?? null;
      const tally = tallies.get(unitId) ?? startTally();
      tallies.set(unitId, tally);
      const { standing, expiring } = assess(facts, policy, asOf);
      tally.officers += 1;
      tally.standings[standing] += 1;
      tally.expiring += expiring ? 1 : 0;
      tally.holders += readHeldCards(facts, asOf).length > 0 ? 1 : 0;
      if (!shouldHold(posting, policy)) continue;
      tally.shouldHold += 1;
      tally.shouldHoldCertified += standing === 'certified' ? 1 : 0;
    }
  }
  return tallies;
}
