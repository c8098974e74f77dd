// `--max-removals COUNT|PERCENT%`: exactly at the limit passes, one more does not; a percentage is one of the holders.
import { expect, test } from 'vitest';
import { makeFolder } from '../run-program.js';
import { buildRegister, dumpRegister, makeId, type Roster } from './build-register.js';
import { apply, plan, problem } from './small-bureau.js';

function makeHolders(holders: number, retired: number): Roster[] {
  const people = Array.from({ length: holders }, (_, i) => ({ idNumber: makeId(i + 1), n: i + 1 }));
  return [
    { kind: 'units', rows: ['430202000001,荷塘区城市管理局,荷塘区,城市管理,法定,,'] },
    {
      kind: 'officers',
      rows: people.map(({ idNumber, n }) => {
        const state = n <= retired ? '退休' : '在岗';
        return `${idNumber},张三,荷塘区城市管理局,行政编制,执法岗位,${state},2024-01-01`;
      }),
    },
    {
      kind: 'certificates',
      rows: people.map(({ idNumber, n }) => `${18000000000 + n},${idNumber},2022-11-01,2027-10-31,有效,`),
    },
  ];
}

test.each([
  // 3 of 6 holders
  { holders: 6, retired: 3, limit: '3', passes: true },
  { holders: 6, retired: 3, limit: '2', passes: false },
  { holders: 6, retired: 3, limit: '50%', passes: true },
  { holders: 6, retired: 3, limit: '49%', passes: false },
  { holders: 6, retired: 3, limit: '49.9%', passes: false },
  { holders: 6, retired: 3, limit: '0', passes: false },
  { holders: 6, retired: 3, limit: '0%', passes: false },
  { holders: 6, retired: 3, limit: '100%', passes: true },
  { holders: 6, retired: 0, limit: '0', passes: true },
  // In binary, 0.58 × 50 and 0.29 × 100 are a little less than 29.
  { holders: 50, retired: 29, limit: '58%', passes: true },
  { holders: 50, retired: 29, limit: '57.9%', passes: false },
  { holders: 100, retired: 29, limit: '29%', passes: true },
  { holders: 100, retired: 30, limit: '29%', passes: false },
  // A third of 10 is 3.33: three may go, four may not.
  { holders: 10, retired: 3, limit: '33.3%', passes: true },
  { holders: 10, retired: 4, limit: '33.3%', passes: false },
])(
  '$retired of $holders holders, limit $limit: passes $passes',
  async ({ holders, retired, limit, passes }) => {
    const folder = makeFolder();
    const store = await buildRegister(folder, makeHolders(holders, retired));
    const number = await plan(store);
    const before = dumpRegister(folder);
    if (passes) expect(await apply(store, number, limit)).toMatchObject({ removed: retired });
    else {
      await expect(apply(store, number, limit)).rejects.toMatchObject(problem('too-many-removals'));
      expect(dumpRegister(folder)).toEqual(before);
    }
    await store.close();
  },
);

test.each(['', 'ten', '-1', '10.5', '%', '10 %%', '1e3'])(
  '"%s" is neither a number nor a percentage',
  async (limit) => {
    const store = await buildRegister(makeFolder(), makeHolders(2, 1));
    const number = await plan(store);
    await expect(apply(store, number, limit)).rejects.toMatchObject(problem('max-removals-malformed'));
    await store.close();
  },
);
