import type { CalendarDate } from '../domain/calendar-date.js';
import { readHeldCards } from '../domain/cleanup.js';
import type { OfficerFacts, Posting } from '../domain/facts.js';
import { inPostStates, type GroundCode } from '../domain/grounds/ground.js';
import type { Policy } from '../domain/policy.js';
import { findPostingInForce } from '../domain/posting.js';
import { streamFacts } from '../store/facts.js';
import type { Store } from '../store/open.js';
import { listRemovals, type Removal } from './list-removals.js';
import { readPolicies } from './policy-on.js';
import { choosePlans, type RemovalRequest } from './report-removals.js';

/** Persons of one unit, or of all. */
export interface RemovalCounts {
  /** In post and on the establishment, on the day of the last apply. */
  onEstablishment: number;
  /** holdersBefore = those removed + those who hold a card afterwards and were not removed. */
  holdersBefore: number;
  removed: number;
  byGround: Partial<Record<GroundCode, number>>;
  /** At the end of the day of the last apply. */
  holdersAfter: number;
}

export interface UnitRemovals extends RemovalCounts {
  code: string | null;
  name: string | null;
}

/** The summary (汇总表) that goes with the list of removals. */
export interface RemovalSummary {
  asOf: CalendarDate;
  plan: number | null;
  year: number | null;
  plans: number[];
  /** Those that occur, in the order of counting. */
  grounds: GroundCode[];
  units: UnitRemovals[];
  total: RemovalCounts;
}

type UnitOf = Pick<UnitRemovals, 'code' | 'name'> | null;

/**
 * Counts the persons removed by one plan, or by those of a year, beside the holders before and after, by unit. A removed person
 * counts at the unit of the plan, everybody else at that of the posting in force.
 * @throws UserError as `reportRemovals` does
 */
export function summariseRemovals(
  store: Store,
  policy: Policy,
  request: RemovalRequest,
): Promise<RemovalSummary> {
  return store.read(async () => {
    const { asOf, plan } = request;
    const { plans, year } = await choosePlans(store, request);
    const removals = await listRemovals(store, plans, asOf);
    const persons = removals.filter((removal) => removal.ground !== 'surplus-certificate');
    const removed = new Map(persons.map((removal) => [removal.officerId, removal]));
    const lastDay = removals.map((r) => r.removedOn).reduce((a, b) => (a > b ? a : b), '') || asOf;
    const policyThen = (await readPolicies(store))(lastDay);
    const counts = new RemovalTally();
    for (const removal of removed.values()) counts.addRemoved(removal);
    for await (const group of streamFacts(store))
      for (const facts of group) counts.addPerson(facts, removed.has(facts.officerId), policyThen, lastDay);
    const units = counts.list();
    const total = units.reduce(addCounts, startCounts());
    const grounds = policy.grounds.map(({ ground }) => ground);
    const others = (Object.keys(total.byGround) as GroundCode[]).filter((code) => !grounds.includes(code));
    return {
      asOf,
      plan,
      year,
      plans,
      grounds: [...grounds, ...others].filter((ground) => total.byGround[ground] !== undefined),
      units,
      total,
    };
  });
}

class RemovalTally {
  readonly #units = new Map<string, UnitRemovals>();

  addRemoved({ unit, ground }: Removal): void {
    const counts = this.#at(unit);
    counts.removed += 1;
    counts.holdersBefore += 1;
    counts.byGround[ground] = (counts.byGround[ground] ?? 0) + 1;
  }

  addPerson(facts: OfficerFacts, isRemoved: boolean, policy: Policy, on: CalendarDate): void {
    const posting = findPostingInForce(facts.postings, on);
    const holds = readHeldCards(facts, on).length > 0;
    const isOnEstablishment = worksOnEstablishment(posting, policy);
    if (!holds && !isOnEstablishment) return;
    const counts = this.#at(posting?.unit ?? null);
    counts.onEstablishment += isOnEstablishment ? 1 : 0;
    counts.holdersAfter += holds ? 1 : 0;
    counts.holdersBefore += holds && !isRemoved ? 1 : 0;
  }

  /** By code. */
  list(): UnitRemovals[] {
    return [...this.#units.values()].sort((a, b) => ((a.code ?? '') < (b.code ?? '') ? -1 : 1));
  }

  #at(unit: UnitOf): UnitRemovals {
    const { code, name } = unit ?? { code: null, name: null };
    const counts = this.#units.get(code ?? '') ?? { code, name, ...startCounts() };
    this.#units.set(code ?? '', counts);
    return counts;
  }
}

function worksOnEstablishment(posting: Posting | null, policy: Policy): boolean {
  if (!posting?.staffing || !inPostStates.includes(posting.state)) return false;
  return policy.onEstablishment.includes(posting.staffing);
}

function startCounts(): RemovalCounts {
  return { onEstablishment: 0, holdersBefore: 0, removed: 0, byGround: {}, holdersAfter: 0 };
}

function addCounts(to: RemovalCounts, from: RemovalCounts): RemovalCounts {
  to.onEstablishment += from.onEstablishment;
  to.holdersBefore += from.holdersBefore;
  to.removed += from.removed;
  to.holdersAfter += from.holdersAfter;
  for (const [ground, persons] of Object.entries(from.byGround) as [GroundCode, number][])
    to.byGround[ground] = (to.byGround[ground] ?? 0) + persons;
  return to;
}
