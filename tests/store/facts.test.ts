// The streams read less than everything where less is asked; what they read is the same.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OfficerFacts, StandingFacts } from '../../src/domain/facts.js';
import { streamFacts, streamStandingFacts } from '../../src/store/facts.js';
import type { Store } from '../../src/store/open.js';
import { buildRegister, makeId } from '../cleanup/build-register.js';
import { makeFolder } from '../run-program.js';

const unit = '荷塘区城市管理局';
let store: Store;
beforeEach(async () => {
  store = await buildRegister(makeFolder(), [
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

async function collect<F>(groups: AsyncIterable<F[]>): Promise<F[]> {
  const all: F[] = [];
  for await (const group of groups) all.push(...group);
  return all;
}

function pickStanding({ officerId, postings, certificates, sittings }: OfficerFacts): StandingFacts {
  return { officerId, postings, certificates, sittings };
}

test('cardholders are those who ever got a card, each with everything', async () => {
  const everybody = await collect(streamFacts(store));
  expect(everybody.map(({ idNumber }) => idNumber)).toEqual([1, 3, 5].map((n) => makeId(n)));
  expect(await collect(streamFacts(store, 'cardholders'))).toEqual(everybody.slice(0, 1));
});

test('a standing rests on the same facts, with or without the scores', async () => {
  const everybody = (await collect(streamFacts(store))).map(pickStanding);
  const byId = (a: StandingFacts, b: StandingFacts): number => a.officerId - b.officerId;
  expect((await collect(streamStandingFacts(store, true))).sort(byId)).toEqual(everybody);
  expect(everybody.flatMap(({ sittings }) => sittings.flatMap(({ marks }) => marks))).toHaveLength(2);
  const bare = (await collect(streamStandingFacts(store, false))).sort(byId);
  const withoutMarks = everybody.map((facts) => ({
    ...facts,
    sittings: facts.sittings.map((sitting) => ({ ...sitting, marks: [] })),
  }));
  expect(bare).toEqual(withoutMarks);
});
