import type { CalendarDate } from '../domain/calendar-date.js';
import type { OfficerFacts, PostingState, Staffing } from '../domain/facts.js';
import type { Policy } from '../domain/policy.js';
import { findPostingInForce } from '../domain/posting.js';
import { assess, isKnownOn, readCards, type CardState, type Standing } from '../domain/standing.js';
import { streamFacts } from '../store/facts.js';
import type { Store } from '../store/open.js';
import { indexUnits, requireUnit } from './name-unit.js';
import { allowIds, hideCards, type IdRequest, type PrintId } from './print-ids.js';

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

/** The officers the register knows on a day, each with their standing; in the order of the register. */
export async function listOfficers(
  store: Store,
  policy: Policy,
  asOf: CalendarDate,
  filter: OfficerFilter,
  ids: IdRequest,
): Promise<ListedOfficer[]> {
  const unit = filter.unit === null ? null : requireUnit(await indexUnits(store, policy), filter.unit);
  const printId = await allowIds(store, ids);
  const found: ListedOfficer[] = [];
  await store.read(async () => {
    for await (const group of streamFacts(store))
      for (const facts of group) {
        const listed = listOne(facts, policy, asOf, { ...filter, unitId: unit?.unitId ?? null }, printId);
        if (listed) found.push(hideCards(listed, ids));
      }
  });
  return found;
}

/** Null for whom the register does not know on the day, or who is not asked for. */
function listOne(
  facts: OfficerFacts,
  policy: Policy,
  asOf: CalendarDate,
  wanted: Pick<OfficerFilter, 'standing' | 'expiring'> & { unitId: number | null },
  printId: PrintId,
): ListedOfficer | null {
  if (!isKnownOn(facts, asOf)) return null;
  const posting = findPostingInForce(facts.postings, asOf);
  if (wanted.unitId !== null && posting?.unitId !== wanted.unitId) return null;
  const { standing, expiring } = assess(facts, policy, asOf);
  if (wanted.standing && standing !== wanted.standing) return null;
  if (wanted.expiring && !expiring) return null;
  const card = readCards(facts, asOf).at(-1);
  return {
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
}
