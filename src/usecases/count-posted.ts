import type { CalendarDate } from '../domain/calendar-date.js';
import { readHeldCards } from '../domain/cleanup.js';
import { inPostStates } from '../domain/grounds/ground.js';
import { findPostingInForce } from '../domain/posting.js';
import { findFacts } from '../store/facts.js';
import { listPostedOfficerIds } from '../store/officers.js';
import type { Store } from '../store/open.js';

/** Persons at a unit on a day who work there; `holders` are those of them with a card. */
export interface Posted {
  officers: number;
  holders: number;
}

/** Counts who works at a unit on a day. */
export async function countPosted(store: Store, unitId: number, asOf: CalendarDate): Promise<Posted> {
  const posted = { officers: 0, holders: 0 };
  const officerIds = await listPostedOfficerIds(store, [unitId]);
  for await (const group of findFacts(store, officerIds)) {
    for (const facts of group) {
      const posting = findPostingInForce(facts.postings, asOf);
      if (posting?.unitId !== unitId || !inPostStates.includes(posting.state)) continue;
      posted.officers += 1;
      if (readHeldCards(facts, asOf).length > 0) posted.holders += 1;
    }
  }
  return posted;
}
