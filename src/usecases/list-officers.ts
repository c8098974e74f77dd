import type { CalendarDate } from '../domain/calendar-date.js';
import type { PostingState, Staffing } from '../domain/facts.js';
import type { Policy } from '../domain/policy.js';
import { findPostingInForce } from '../domain/posting.js';
import { assess, isKnownOn, readCards, type CardState, type Standing } from '../domain/standing.js';
import { streamFacts } from '../store/facts.js';
import type { Store } from '../store/open.js';
import { indexUnits, requireUnit } from './name-unit.js';
import { allowIds, hideCards, type IdRequest } from './print-ids.js';

export interface OfficerFilter {
  unit: string | null;
  standing: Standing | null;
  expiring: boolean;
}

export interface ListedOfficer {
  id: string;
  name: string;
  unit: { code: string; name: string } | null;
  state: PostingState | null;
  staffing: Staffing | null;
  standing: Standing;
  expiring: boolean;
  certificate: string | null;
  certificateState: CardState | null;
  expiresOn: CalendarDate | null;
}

/** The officers the register knows on a day, each with their standing; streamed, in the order of the register. */
export async function* listOfficers(
  store: Store,
  policy: Policy,
  asOf: CalendarDate,
  filter: OfficerFilter,
  ids: IdRequest,
): AsyncGenerator<ListedOfficer> {
  const unit = filter.unit === null ? null : requireUnit(await indexUnits(store, policy), filter.unit);
  const printId = await allowIds(store, ids);
  for await (const group of streamFacts(store)) {
    for (const facts of group) {
      if (!isKnownOn(facts, asOf)) continue;
      const posting = findPostingInForce(facts.postings, asOf);
      if (unit && posting?.unit.unitId !== unit.unitId) continue;
      const { standing, expiring } = assess(facts, policy, asOf);
      if (filter.standing && standing !== filter.standing) continue;
      if (filter.expiring && !expiring) continue;
      const card = readCards(facts, asOf).at(-1);
      const listed = {
        id: printId(facts.idNumber),
        name: facts.name,
        unit: posting && { code: posting.unit.code, name: posting.unit.name },
        state: posting?.state ?? null,
        staffing: posting?.staffing ?? null,
        standing,
        expiring,
        certificate: card?.certificate.number ?? null,
        certificateState: card?.state ?? null,
        expiresOn: card?.expiresOn ?? null,
      };
      yield hideCards(listed, ids);
    }
  }
}
