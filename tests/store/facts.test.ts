// The streams read less than everything where less is asked; what they read is the same.
import { sql } from 'kysely';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OfficerFacts, StandingFacts } from '../../src/domain/facts.js';
import { findFacts, streamFacts, streamStandingFacts } from '../../src/store/facts.js';
import { openRegister, type Store } from '../../src/store/open.js';
import { buildRegister, load, makeId } from '../cleanup/build-register.js';
import { makeFolder } from '../run-program.js';

const unit = '荷塘区城市管理局';
let store: Store;
let folder: string;
beforeEach(async () => {
  folder = makeFolder();
  store = await buildRegister(folder, [
    { kind: 'units', rows: [`430202000001,${unit},,,,,`] },
    {
      kind: 'officers',
      rows: [1, 3].map((n) => `${makeId(n)},张三,${unit},行政编制,,在岗,2020-01-01`),
    },
    {
      kind: 'certificates',
      rows: [
        `18000000001,${makeId(1)},2018-11-01,2023-10-31,注销,2022-10-01`,
        `18000000002,${makeId(1)},2022-11-01,2027-10-31,有效,`,
      ],
    },
    {
      kind: 'exam',
      exam: '2024-1',
      heldOn: '2024-03-16',
      rows: [`${makeId(1)},张三,${unit},88,合格`, `${makeId(5)},李四,${unit},50,不合格`],
      isLoose: true,
    },
  ]);
});
afterEach(() => store.close());

/** @param betweenGroups what happens once the first group was read */
function collect<F>(stream: () => AsyncIterable<F[]>, betweenGroups = () => Promise.resolve()): Promise<F[]> {
  return store.read(async () => {
    const all: F[] = [];
    for await (const group of stream()) {
      if (all.length === 0) await betweenGroups();
      all.push(...group);
    }
    return all;
  });
}

/** So many persons more, each with one posting, taken as from the row of the first one. */
async function addPersons(count: number): Promise<void> {
  await sql`
    insert into officer (officer_id, id_number, name, file_id, line)
    with recursive n (i) as (select 1 union all select i + 1 from n where i < ${count})
    select 100 + i, 'T' || i, '王五', o.file_id, o.line from n, officer o where o.officer_id = 1`.execute(
    store.db,
  );
  await sql`
    insert into posting (officer_id, since, since_assumed, unit_id, staffing, post, state, file_id, line)
    select o.officer_id, since, since_assumed, unit_id, staffing, post, state, p.file_id, p.line
    from officer o, posting p where o.officer_id > 100 and p.officer_id = 1`.execute(store.db);
}

function pickStanding({ officerId, postings, certificates, sittings }: OfficerFacts): StandingFacts {
  return { officerId, postings, certificates, sittings };
}

test('cardholders are those who ever got a card, each with everything', async () => {
  const everybody = await collect(() => streamFacts(store));
  expect(everybody.map(({ idNumber }) => idNumber)).toEqual([1, 3, 5].map((n) => makeId(n)));
  expect(await collect(() => streamFacts(store, 'cardholders'))).toEqual(everybody.slice(0, 1));
});

test('a standing rests on the same facts, with or without the scores', async () => {
  const everybody = (await collect(() => streamFacts(store))).map(pickStanding);
  const byId = (a: StandingFacts, b: StandingFacts): number => a.officerId - b.officerId;
  expect((await collect(() => streamStandingFacts(store, true))).sort(byId)).toEqual(everybody);
  expect(everybody.flatMap(({ sittings }) => sittings.flatMap(({ marks }) => marks))).toHaveLength(2);
  const bare = (await collect(() => streamStandingFacts(store, false))).sort(byId);
  const withoutMarks = everybody.map((facts) => ({
    ...facts,
    sittings: facts.sittings.map((sitting) => ({ ...sitting, marks: [] })),
  }));
  expect(bare).toEqual(withoutMarks);
});

describe('with more persons than are read at a time', () => {
  const more = 2500;
  const kinds = [
    ['everything', () => streamFacts(store)],
    ['standings', () => streamStandingFacts(store, true)],
    [
      'those asked for',
      () =>
        findFacts(
          store,
          Array.from({ length: 101 + more }, (_, i) => i + 1),
        ),
    ],
  ] as const;

  test.each(kinds)('%s: each comes once, by officer_id, with the own posting', async (_, stream) => {
    await addPersons(more);
    const all = await collect<StandingFacts>(stream);
    const added = all.filter(({ officerId }) => officerId > 100);
    expect(added.map(({ officerId }) => officerId)).toEqual(Array.from({ length: more }, (_, i) => 101 + i));
    expect(added.filter(({ postings }) => postings.length !== 1)).toEqual([]);
    expect(all).toHaveLength(more + 3);
  });

  test.each(kinds)('%s: a round that comes in meanwhile is not seen', async (_, stream) => {
    await addPersons(more);
    const other = await openRegister(join(folder, 'qualreg.db'));
    const exam = { kind: 'exam', exam: '2024-2', heldOn: '2024-09-21', isLoose: true } as const;
    const listExams = (all: StandingFacts[]): Set<string> =>
      new Set(all.flatMap(({ sittings }) => sittings.map((sitting) => sitting.exam)));
    try {
      const rows = [`${makeId(7)},孙七,${unit},90,合格`];
      const seen = await collect<StandingFacts>(stream, () => load(other, folder, { ...exam, rows }));
      expect(listExams(seen)).toEqual(new Set(['2024-1']));
      expect(listExams(await collect<StandingFacts>(() => streamFacts(store)))).toContain('2024-2');
    } finally {
      await other.close();
    }
  });

  test('a stream that is not of one moment is refused', async () => {
    await expect(streamFacts(store).next()).rejects.toThrow('Store.read');
    await expect(streamStandingFacts(store, false).next()).rejects.toThrow('Store.read');
  });
});
