import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../src/store/open.js';
import { undoCleanup } from '../../src/usecases/undo-cleanup.js';
import { makeFolder } from '../run-program.js';
import { buildRegister, dumpRegister, load, without } from './build-register.js';
import { apply, expected, id, plan, problem, smallBureau } from './small-bureau.js';

let store: Store;
let folder: string;
let number: number;
beforeEach(async () => {
  folder = makeFolder();
  store = await buildRegister(folder, smallBureau);
  number = await plan(store);
});
afterEach(() => store.close());

const undo = (plan: number) => undoCleanup(store, { plan, actor: 'chief' });

test('it restores every table but the log, which tells both', async () => {
  const before = dumpRegister(folder);
  await apply(store, number);
  expect(await undo(number)).toEqual({ plan: number, restored: 3, certificates: 4 });
  const after = dumpRegister(folder);
  expect(without(after, 'log')).toEqual(without(before, 'log'));
  expect(after.log!.slice(before.log!.length)).toMatchObject([
    { action: 'cleanup-apply', actor: 'chief' },
    { action: 'cleanup-undo', actor: 'chief' },
  ]);
});

test('after it the plan can be applied again, with the same result', async () => {
  await apply(store, number);
  await undo(number);
  expect(await apply(store, number)).toEqual({ plan: number, ...expected.apply });
});

test('after it another plan over the same officers is fresh again', async () => {
  const second = await plan(store);
  await apply(store, number);
  await undo(number);
  expect(await apply(store, second)).toEqual({ plan: second, ...expected.apply });
});

test.each([
  { since: 'was handed back', number: '18000000003', holder: id.retired, state: '收回' },
  { since: 'of the surplus was handed back', number: '18000000005', holder: id.surplus, state: '收回' },
])('refused when a card it cancelled $since', async ({ number: card, holder, state }) => {
  const dates = card === '18000000005' ? '2021-03-01,2026-02-28' : '2022-11-01,2027-10-31';
  await apply(store, number);
  await load(store, folder, {
    kind: 'certificates',
    rows: [`${card},${holder},${dates},${state},2025-01-10`],
    asOf: '2025-01-31',
  });
  const before = dumpRegister(folder);
  const fact = { fact: 'event', number: card, kind: 'returned', on: '2025-01-10' };
  const officer = `430299********${holder.slice(-4)}`;
  await expect(undo(number)).rejects.toMatchObject({
    problem: {
      code: 'undo-stale',
      params: { officers: [{ officer, changes: [{ change: 'added', fact }] }] },
    },
  });
  expect(dumpRegister(folder)).toEqual(before);
});

test('two plans of one day over the cards of one person are taken back in turn, the later one first', async () => {
  await load(store, folder, {
    kind: 'officers',
    rows: [`${id.surplus},王双,荷塘区城市管理局,行政编制,执法岗位,退休,2024-12-01`],
  });
  const before = without(dumpRegister(folder), 'log', 'plan', 'plan_officer', 'plan_finding');
  const first = await plan(store, { grounds: ['surplus-certificate'] });
  await apply(store, first);
  const second = await plan(store, { grounds: ['retired'] });
  await apply(store, second);
  const fact = { number: '18000000006', kind: 'cancelled', plan: second };
  await expect(undo(first)).rejects.toMatchObject({
    problem: { code: 'undo-stale', params: { officers: [{ name: '王双', changes: [{ fact }] }] } },
  });
  expect(await undo(second)).toMatchObject({ restored: 3 });
  expect(await undo(first)).toMatchObject({ restored: 0, certificates: 1 });
  expect(without(dumpRegister(folder), 'log', 'plan', 'plan_officer', 'plan_finding')).toEqual(before);
});

test('what happened to other cards since does not matter, and stays', async () => {
  await apply(store, number);
  await load(store, folder, {
    kind: 'certificates',
    rows: [`18000000001,${id.fine},2022-11-01,2027-10-31,暂扣,2024-12-31`],
  });
  expect(await undo(number)).toMatchObject({ restored: 3 });
  expect(dumpRegister(folder).certificate_event).toMatchObject([{ kind: 'suspended' }]);
});

test('refused for a plan that is not applied, and a second time', async () => {
  await expect(undo(number)).rejects.toMatchObject(problem('plan-not-applied'));
  await apply(store, number);
  await undo(number);
  await expect(undo(number)).rejects.toMatchObject(problem('plan-not-applied'));
  await expect(undo(9)).rejects.toMatchObject(problem('plan-not-found'));
});
