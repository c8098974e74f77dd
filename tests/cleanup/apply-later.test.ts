// A plan is reviewed as of one day and may be applied on a later one. What lies between was not reviewed.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hunanPolicy } from '../../src/domain/policy.js';
import type { Store } from '../../src/store/open.js';
import { undoCleanup } from '../../src/usecases/undo-cleanup.js';
import { reportAnnual } from '../../src/usecases/report-annual.js';
import { makeFolder } from '../run-program.js';
import { buildRegister, dumpRegister, load, makeId, type Roster } from './build-register.js';
import { apply, plan } from './small-bureau.js';

const renewed = makeId(21);
const moved = makeId(23);
const ended = makeId(25);

const rosters: Roster[] = [
  {
    kind: 'units',
    rows: ['430202000001,荷塘区城市管理局,荷塘区,,法定,,', '430203000001,芦淞区城市管理局,芦淞区,,法定,,'],
  },
  {
    kind: 'officers',
    rows: [
      `${renewed},钱新,荷塘区城市管理局,行政编制,,在岗,2020-01-01`,
      `${moved},孙调,荷塘区城市管理局,行政编制,,调离,2024-06-01`,
      `${ended},陈止,荷塘区城市管理局,行政编制,,退休,2024-06-01`,
    ],
  },
  { kind: 'officers', rows: [`${moved},孙调,芦淞区城市管理局,行政编制,,在岗,2024-07-15`] },
  {
    kind: 'certificates',
    rows: [
      `18000000021,${renewed},2019-06-01,2024-05-31,过期,`,
      `18000000022,${renewed},2024-07-15,2029-07-14,有效,`,
      `18000000023,${moved},2022-11-01,2027-10-31,有效,`,
      `18000000025,${ended},2022-11-01,2027-10-31,注销,2024-09-01`,
    ],
  },
];

let store: Store;
let folder: string;
beforeEach(async () => {
  folder = makeFolder();
  store = await buildRegister(folder, rosters);
});
afterEach(() => store.close());

/** Numbers of the cards that a plan cancelled. */
function listCancelled(): string[] {
  const { certificate, certificate_event: events } = dumpRegister(folder) as Record<
    string,
    Record<string, unknown>[]
  >;
  const byPlan = new Set(events!.filter((e) => e.plan_id !== null).map((e) => e.certificate_id));
  return certificate!.filter((c) => byPlan.has(c.certificate_id)).map((c) => String(c.number));
}

test('a card that was issued after the plan’s day was not reviewed and is not cancelled', async () => {
  const number = await plan(store, { asOf: '2024-06-30', grounds: ['certificate-lapsed'] });
  await apply(store, number).catch(() => 'refused');
  expect(listCancelled()).not.toContain('18000000022');
});

test('a person whom the day of applying no longer finds under the ground keeps the card', async () => {
  const number = await plan(store, { asOf: '2024-06-30', grounds: ['left'] });
  await apply(store, number).catch(() => 'refused');
  expect(listCancelled()).not.toContain('18000000023');
});

test('a person without a card left to cancel is not counted as removed: apply and the yearly report agree', async () => {
  const number = await plan(store, { asOf: '2024-06-30', grounds: ['retired'] });
  const removed = await apply(store, number).then(
    (result) => result.removed,
    () => 0,
  );
  const { removed: reported } = await reportAnnual(store, hunanPolicy, '2024-12-31', 2024);
  expect({ removed, reported }).toEqual({ removed: 0, reported: 0 });
});

test('a card that lapsed since the plan is not the one that stays', async () => {
  const both = makeId(27);
  const rows = [
    `18000000027,${both},2022-11-01,2027-10-31,有效,`,
    `18000000028,${both},2023-01-01,2024-09-30,有效,`,
  ];
  await load(store, folder, {
    kind: 'officers',
    rows: [`${both},周双,荷塘区城市管理局,行政编制,,在岗,2020-01-01`],
  });
  await load(store, folder, { kind: 'certificates', rows });
  const number = await plan(store, { asOf: '2024-06-30', grounds: ['surplus-certificate'] });
  await expect(apply(store, number)).rejects.toMatchObject({ problem: { code: 'plan-stale' } });
});

test('an earlier plan is not taken back over a later one that removed the person', async () => {
  const both = makeId(29);
  await load(store, folder, {
    kind: 'officers',
    rows: [`${both},吴双,荷塘区城市管理局,行政编制,,在岗,2020-01-01`],
  });
  await load(store, folder, {
    kind: 'certificates',
    rows: [
      `18000000029,${both},2021-11-01,2026-10-31,有效,`,
      `18000000030,${both},2022-11-01,2027-10-31,有效,`,
    ],
  });
  const first = await plan(store, { asOf: '2024-10-31', grounds: ['surplus-certificate'] });
  await apply(store, first, null, '2024-10-31');
  await load(store, folder, {
    kind: 'officers',
    rows: [`${both},吴双,荷塘区城市管理局,行政编制,,退休,2024-12-01`],
  });
  const second = await plan(store, { grounds: ['retired'], unit: '荷塘区城市管理局' });
  await apply(store, second);
  const undo = undoCleanup(store, { plan: first, actor: 'chief' });
  await expect(undo).rejects.toMatchObject({ problem: { code: 'undo-stale' } });
});
