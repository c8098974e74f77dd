import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/open.js';
import { makeFolder } from '../run-program.js';
import { buildRegister, dumpRegister, without, type Dump } from './build-register.js';
import { expected, plan, problem, show, smallBureau } from './small-bureau.js';

let store: Store;
const folder = makeFolder();
beforeAll(async () => (store = await buildRegister(folder, smallBureau)));
afterAll(() => store.close());

const planTables = ['plan', 'plan_officer', 'plan_finding', 'log'];

test('a plan holds what was planted, each person counted once', async () => {
  expect(await show(store, await plan(store))).toMatchObject({
    state: 'open',
    asOf: '2024-12-31',
    ...expected.plan,
  });
});

test('a plan writes itself and its line in the log, and nothing else', async () => {
  const before = dumpRegister(folder);
  const number = await plan(store);
  const after = dumpRegister(folder);
  expect(without(after, ...planTables)).toEqual(without(before, ...planTables));
  const added = (dump: Dump, name: string): unknown[] => dump[name]!.slice(before[name]!.length);
  expect(added(after, 'plan')).toMatchObject([
    { plan_id: number, holders: 6, applied_on: null, applied_by: null },
  ]);
  expect(added(after, 'log')).toMatchObject([
    { actor: 'clerk', action: 'cleanup-plan', detail: `plan ${number}` },
  ]);
  expect(after.plan_officer!.length - before.plan_officer!.length).toBe(5);
  expect(after.plan_finding!.length - before.plan_finding!.length).toBe(6);
});

test('two findings of one person: both are kept, both name both grounds, the first in the order counts', async () => {
  const { findings } = await show(store, await plan(store));
  const both = findings.filter((finding) => finding.name === '赵兼');
  expect(both.map(({ ground, grounds, mode, decision }) => ({ ground, grounds, mode, decision }))).toEqual(
    ['retired', 'not-on-establishment'].map((ground) => ({
      ground,
      grounds: ['retired', 'not-on-establishment'],
      mode: 'certain',
      decision: 'remove',
    })),
  );
});

test('a finding names the card, the file and the line it rests on', async () => {
  const { findings } = await show(store, await plan(store));
  const of = (name: string) => findings.find((finding) => finding.name === name);
  // Line 1 is the header: 李退 is the second officer, the older card of 王双 the third certificate.
  expect(of('李退')).toMatchObject({ certificate: '18000000003', source: { batch: 2, line: 3 } });
  expect(of('王双')).toMatchObject({ certificate: '18000000005', source: { batch: 3, line: 4 } });
});

describe('--grounds and --unit', () => {
  test.each([
    { grounds: ['retired'], flagged: ['李退', '赵兼'] },
    { grounds: ['certificate-lapsed', 'past-retirement-age'], flagged: ['周超', '吴期'] },
    { grounds: ['deceased'], flagged: [] },
  ])('grounds $grounds flag $flagged of all six holders', async ({ grounds, flagged }) => {
    const found = await show(store, await plan(store, { grounds }));
    expect([found.holders, found.findings.map((f) => f.name)]).toEqual([6, flagged]);
  });

  test.each([
    { unit: '荷塘区城市管理局', holders: 3, flagged: ['李退', '王双'] },
    { unit: '430203000001', holders: 3, flagged: ['赵兼', '周超', '吴期'] },
    { unit: '芦淞城管', holders: 3, flagged: ['赵兼', '周超', '吴期'] },
  ])('unit $unit: $holders holders, $flagged flagged', async ({ unit, holders, flagged }) => {
    const found = await show(store, await plan(store, { unit }));
    expect([found.holders, [...new Set(found.findings.map((f) => f.name))]]).toEqual([holders, flagged]);
  });

  test.each([
    { wanted: { grounds: ['retired', 'tired'] }, code: 'grounds-unknown' },
    { wanted: { unit: '天元区城市管理局' }, code: 'unit-not-found' },
  ])('$code leaves no plan behind', async ({ wanted, code }) => {
    const before = dumpRegister(folder);
    await expect(plan(store, wanted)).rejects.toMatchObject(problem(code));
    expect(dumpRegister(folder)).toEqual(before);
  });
});

describe('a plan is as of its day', () => {
  test.each([
    // 退休 counts from 2024-05-01; nobody is retired the day before.
    { asOf: '2024-04-30', retired: 0 },
    { asOf: '2024-05-01', retired: 2 },
  ])('$asOf: $retired retired', async ({ asOf, retired }) => {
    const { byGround } = await show(store, await plan(store, { asOf, grounds: ['retired'] }));
    expect(byGround.retired ?? 0).toBe(retired);
  });

  test.each([
    // The last day of validity, 2023-12-31, is inclusive.
    { asOf: '2023-12-31', lapsed: 0 },
    { asOf: '2024-01-01', lapsed: 1 },
  ])('$asOf: $lapsed lapsed', async ({ asOf, lapsed }) => {
    const { byGround } = await show(store, await plan(store, { asOf, grounds: ['certificate-lapsed'] }));
    expect(byGround['certificate-lapsed'] ?? 0).toBe(lapsed);
  });
});
