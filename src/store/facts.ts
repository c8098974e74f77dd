import { setImmediate } from 'node:timers/promises';
import type { OfficerFacts, StandingFacts } from '../domain/facts.js';
import {
  readCertificates,
  readPersons,
  readPostings,
  readShared,
  readSittings,
  type Shared,
} from './fact-rows.js';
import type { Store } from './open.js';
import type { Persons } from './person-rows.js';
import { readRecords } from './record-rows.js';

/** Persons read at a time: enough to make a query worth it, few enough to stay flat in memory. */
const chunkSize = 1000;

/**
 * Streams everything known of every person, or of everybody who ever got a card, in groups, by officer_id. To be called within
 * `Store.read` or `transact`.
 */
export async function* streamFacts(
  store: Store,
  whose: 'everybody' | 'cardholders' = 'everybody',
): AsyncGenerator<OfficerFacts[]> {
  requireOneMoment(store);
  const shared = await readShared(store);
  const onlyCardholders = whose === 'cardholders';
  for await (const range of listRanges(store, onlyCardholders ? 'certificate' : 'officer'))
    yield await readFacts(store, { ...range, onlyCardholders }, shared);
}

/**
 * Streams what the standing of every person rests on, which is half the work of everything. To be called within `Store.read` or
 * `transact`. Groups come by officer_id; within one come those with a posting, then others with a card, then others with a
 * sitting. Whoever has none of these is left out, as not known on any day.
 * @param withMarks else every list of marks is empty though there are scores: only for what asks for no mark, as a standing does
 * under a policy that keeps no passes of single papers
 */
export async function* streamStandingFacts(
  store: Store,
  withMarks: boolean,
): AsyncGenerator<StandingFacts[]> {
  requireOneMoment(store);
  const shared = await readShared(store);
  for await (const range of listRanges(store, 'officer')) {
    const facts = new Map<number, StandingFacts>();
    const find = (officerId: number): StandingFacts => {
      const known = facts.get(officerId);
      if (known) return known;
      const officer = { officerId, postings: [], certificates: [], sittings: [] };
      facts.set(officerId, officer);
      return officer;
    };
    await readPostings(store, range, shared, (officerId, posting) => find(officerId).postings.push(posting));
    await readCertificates(store, range, (officerId, card) => find(officerId).certificates.push(card));
    await readSittings(store, range, shared, withMarks, (officerId, sitting) =>
      find(officerId).sittings.push(sitting),
    );
    yield [...facts.values()];
  }
}

/** Everything known of some persons, in groups as they were asked for, each by officer_id and of one moment. */
export async function* findFacts(
  store: Store,
  officerIds: readonly number[],
): AsyncGenerator<OfficerFacts[]> {
  for (let start = 0; start < officerIds.length; start += chunkSize) {
    const ids = officerIds.slice(start, start + chunkSize);
    yield await store.read(async () => readFacts(store, { ids }, await readShared(store, ids)));
    await hearInterrupt();
  }
}

/** Units and rounds are read once, before the persons: a round that comes in meanwhile would be a result without a round. */
function requireOneMoment(store: Store): void {
  if (!store.isOfOneMoment()) throw new Error('facts are streamed within Store.read or transact only');
}

/** All reads are done at once, within one turn of the event loop; without another turn nobody hears a Ctrl-C. */
async function hearInterrupt(): Promise<void> {
  await setImmediate();
}

/** Cuts a table that is ordered by officer_id into ranges of about as many rows. */
async function* listRanges(
  store: Store,
  table: 'officer' | 'certificate',
): AsyncGenerator<{ from: number; until: number }> {
  let from = 1;
  for (;;) {
    const rows = store.db
      .selectFrom(table)
      .where('officer_id', '>=', from)
      .select('officer_id')
      .orderBy('officer_id')
      .limit(chunkSize)
      .as('next');
    const [last] = await store.readRows<[number | null]>(
      store.db.selectFrom(rows).select((eb) => eb.fn.max('officer_id').as('last')),
    );
    const until = last?.[0] ?? null;
    if (until === null) return;
    yield { from, until };
    await hearInterrupt();
    from = until + 1;
  }
}

async function readFacts(store: Store, persons: Persons, shared: Shared): Promise<OfficerFacts[]> {
  const facts = new Map<number, OfficerFacts>();
  await readPersons(store, persons, (officerId, { idNumber, name }) => {
    const cards = { postings: [], certificates: [], sittings: [] };
    const records = { trainings: [], appraisals: [], enforcementActs: [], disciplines: [] };
    facts.set(officerId, { officerId, idNumber, name, ...cards, ...records });
  });
  await readPostings(store, persons, shared, (id, posting) => facts.get(id)?.postings.push(posting));
  await readCertificates(store, persons, (id, card) => facts.get(id)?.certificates.push(card));
  await readSittings(store, persons, shared, true, (id, sitting) => facts.get(id)?.sittings.push(sitting));
  await readRecords(store, persons, {
    training: (id, training) => facts.get(id)?.trainings.push(training),
    appraisal: (id, appraisal) => facts.get(id)?.appraisals.push(appraisal),
    enforcementAct: (id, act) => facts.get(id)?.enforcementActs.push(act),
    discipline: (id, discipline) => facts.get(id)?.disciplines.push(discipline),
  });
  return [...facts.values()];
}
