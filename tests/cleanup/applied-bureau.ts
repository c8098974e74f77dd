// An applied cleanup whose removals must not be told apart in public, with names that are markup to somebody.
import { join } from 'node:path';
import type { Store } from '../../src/store/open.js';
import { openRegister } from '../../src/store/open.js';
import { makeFolder } from '../run-program.js';
import { buildRegister, load, makeId, type Roster } from './build-register.js';
import { apply, plan } from './small-bureau.js';

export const id = {
  dead: makeId(1),
  dismissed: makeId(3),
  retired: makeId(5),
  lapsed: makeId(8),
  surplus: makeId(9),
  fine: makeId(11),
};

export const hall = '荷塘区城市管理局';
export const market = '<b>芦淞|区*局</b>';

const rosters: readonly Roster[] = [
  {
    kind: 'units',
    rows: [
      `430202000001,${hall},荷塘区,城市管理,法定,,荷塘城管`,
      `430203000001,${market},芦淞区,市场监管,法定,,芦淞市监`,
    ],
  },
  {
    kind: 'officers',
    rows: [
      `${id.dead},李亡,${hall},行政编制,执法岗位,死亡,2024-03-01`,
      `${id.dismissed},王开,${hall},行政编制,执法岗位,开除,2024-04-01`,
      `${id.retired},赵休,${hall},行政编制,执法岗位,退休,2024-05-01`,
      `${id.lapsed},吴_期&,${market},行政编制,执法岗位,在岗,2020-01-01`,
      `${id.surplus},周双,${market},行政编制,执法岗位,在岗,2020-01-01`,
      `${id.fine},张安,${market},行政编制,执法岗位,在岗,2020-01-01`,
    ],
  },
  {
    kind: 'certificates',
    rows: [
      `18000000001,${id.dead},2022-11-01,2027-10-31,有效,`,
      `18000000003,${id.dismissed},2022-11-01,2027-10-31,遗失,2024-06-01`,
      `18000000005,${id.retired},2022-11-01,2027-10-31,有效,`,
      `18000000007,${id.lapsed},2019-01-01,2023-12-31,过期,`,
      `18000000009,${id.surplus},2021-03-01,2026-02-28,有效,`,
      `18000000010,${id.surplus},2022-11-01,2027-10-31,有效,`,
      `18000000011,${id.fine},2022-11-01,2027-10-31,有效,`,
    ],
  },
];

/** A folder with a register in which plan 1, of 2024-12-31, was made. */
export async function makePlanned(): Promise<string> {
  const folder = makeFolder();
  const store = await buildRegister(folder, rosters);
  await plan(store);
  await store.close();
  return folder;
}

/** The same, and plan 1 was applied that day: four persons removed, five cards cancelled. */
export async function makeApplied(): Promise<string> {
  const folder = await makePlanned();
  await change(folder, (store) => apply(store, 1));
  return folder;
}

/** What a list said of cards, on a later day. */
export function report(folder: string, ...rows: string[]): Promise<void> {
  return change(folder, (store) => load(store, folder, { kind: 'certificates', rows, asOf: '2025-03-01' }));
}

async function change(folder: string, work: (store: Store) => Promise<unknown>): Promise<void> {
  const store = await openRegister(join(folder, 'qualreg.db'));
  await work(store);
  await store.close();
}
