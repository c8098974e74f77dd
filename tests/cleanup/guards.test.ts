// What apply refuses without a flag: more removals than the policy's share, and open units left without a single holder.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hunanPolicy, type Policy } from '../../src/domain/policy.js';
import type { Store } from '../../src/store/open.js';
import { applyCleanup, type ApplyResult } from '../../src/usecases/apply-cleanup.js';
import { planCleanup } from '../../src/usecases/plan-cleanup.js';
import { makeFolder, run, testDay } from '../run-program.js';
import { buildRegister, dumpRegister, load, makeId, type Roster } from './build-register.js';
import { plan } from './small-bureau.js';

let store: Store;
let folder: string;
beforeEach(async () => {
  folder = makeFolder();
});
afterEach(() => store.close());

const unitA = '荷塘区城市管理局';
const unitB = '芦淞区城市管理局';

/** People at two units, each as `A 退休` or `B 在岗`, each with a card up to the last day given. */
function buildTown(people: string[], unitRowB = `430203000001,${unitB},芦淞区,城市管理,法定,,`): Roster[] {
  const persons = people.map((text, i) => {
    const [unit, state, expiresOn = '2027-10-31'] = text.split(' ');
    return { idNumber: makeId(i + 1), unit: unit === 'A' ? unitA : unitB, state, expiresOn, n: i + 1 };
  });
  return [
    { kind: 'units', rows: [`430202000001,${unitA},荷塘区,城市管理,法定,,`, unitRowB] },
    {
      kind: 'officers',
      rows: persons.map(
        ({ idNumber, unit, state }) => `${idNumber},张三,${unit},行政编制,,${state},2024-01-01`,
      ),
    },
    {
      kind: 'certificates',
      rows: persons.map(
        ({ n, idNumber, expiresOn }) => `${18000000000 + n},${idNumber},2022-11-01,${expiresOn},有效,`,
      ),
    },
  ];
}

function applyPlan(
  number: number,
  {
    maxRemovals = '100%',
    allowEmptyUnits = false,
  }: { maxRemovals?: string | null; allowEmptyUnits?: boolean } = {},
): Promise<ApplyResult> {
  return applyCleanup(store, { plan: number, asOf: testDay, actor: 'chief', maxRemovals, allowEmptyUnits });
}

function planWith(guards: Policy['guards']): Promise<number> {
  const { signal } = new AbortController();
  const policy = { ...hunanPolicy, guards };
  return planCleanup(store, { policy, asOf: testDay, actor: 'clerk', grounds: null, unit: null, signal });
}

const staff = (count: number, state: string): string[] => Array.from({ length: count }, () => `A ${state}`);

describe('without --max-removals the policy of the plan sets the limit', () => {
  test.each([
    // 15% of 20 holders are 3.
    { share: 15, retired: 3, passes: true },
    { share: 15, retired: 4, passes: false },
    { share: 20, retired: 4, passes: true },
    { share: 0, retired: 1, passes: false },
    { share: 0, retired: 0, passes: true },
  ])('$share% of 20 holders, $retired to go: passes $passes', async ({ share, retired, passes }) => {
    store = await buildRegister(
      folder,
      buildTown([...staff(retired, '退休'), ...staff(20 - retired, '在岗')]),
    );
    const number = await planWith({ maxRemovalsPercent: share, allowEmptyUnits: false });
    const before = dumpRegister(folder);
    if (passes) expect(await applyPlan(number, { maxRemovals: null })).toMatchObject({ removed: retired });
    else {
      const params = { removals: retired, holders: 20, limit: share / 5, given: `${share}%`, from: 'policy' };
      await expect(applyPlan(number, { maxRemovals: null })).rejects.toMatchObject({
        problem: { code: 'too-many-removals', params: { ...params, emptied: [] } },
      });
      expect(dumpRegister(folder)).toEqual(before);
    }
  });
});

const emptied = {
  problem: { code: 'units-left-empty', params: { emptied: [{ code: '430203000001', name: unitB }] } },
};

describe('an open unit is not left without a holder', () => {
  test.each([
    { what: 'both retire', people: ['B 退休', 'B 退休'], passes: false },
    { what: 'one stays', people: ['B 退休', 'B 在岗'], passes: true },
    { what: 'nobody goes', people: ['B 在岗'], passes: true },
    { what: 'nobody was there', people: [], passes: true },
    { what: 'one retires, the other card lapsed', people: ['B 退休', 'B 在岗 2024-06-30'], passes: false },
  ])('$what: passes $passes', async ({ people, passes }) => {
    store = await buildRegister(folder, buildTown(['A 在岗', ...people]));
    const number = await plan(store);
    if (passes) expect(await applyPlan(number)).toMatchObject({ plan: number });
    else await expect(applyPlan(number)).rejects.toMatchObject(emptied);
  });

  test.each([
    // closedOn is the first day on which the unit is closed.
    { what: 'closed from the day on', row: `430203000001,${unitB},芦淞区,,法定,2024-12-31,`, passes: true },
    {
      what: 'closed from the next day on',
      row: `430203000001,${unitB},芦淞区,,法定,2025-01-01,`,
      passes: false,
    },
    { what: 'without authority', row: `430203000001,${unitB},芦淞区,,无,,`, passes: true },
    { what: 'of unknown authority', row: `430203000001,${unitB},芦淞区,,,,`, passes: false },
  ])('a unit $what: passes $passes', async ({ row, passes }) => {
    store = await buildRegister(folder, buildTown(['A 在岗', 'B 退休'], row));
    const number = await plan(store);
    if (passes) expect(await applyPlan(number)).toMatchObject({ removed: 1 });
    else await expect(applyPlan(number)).rejects.toMatchObject(emptied);
  });

  test('who has moved on is no holder of the unit any more', async () => {
    store = await buildRegister(folder, buildTown(['A 在岗', 'B 退休', 'B 在岗']));
    const rows = [`${makeId(3)},张三,${unitA},行政编制,,在岗,2024-06-01`];
    await load(store, folder, { kind: 'officers', rows });
    await expect(applyPlan(await plan(store))).rejects.toMatchObject(emptied);
  });

  test('who has left does not keep a unit from being empty, though the plan leaves their card', async () => {
    store = await buildRegister(folder, buildTown(['A 在岗', 'B 退休', 'B 调离']));
    const { signal } = new AbortController();
    const grounds = ['retired'];
    const request = { policy: hunanPolicy, asOf: testDay, actor: 'clerk', grounds, unit: null, signal };
    await expect(applyPlan(await planCleanup(store, request))).rejects.toMatchObject(emptied);
  });

  test('whoever loses a surplus card only still holds one', async () => {
    store = await buildRegister(folder, buildTown(['A 在岗', 'B 在岗']));
    const rows = [`18000000009,${makeId(2)},2021-03-01,2026-02-28,有效,`];
    await load(store, folder, { kind: 'certificates', rows });
    expect(await applyPlan(await plan(store))).toMatchObject({ removed: 0, certificates: 1 });
  });

  test.each([
    { by: 'the flag', allowedByPolicy: false, flags: { allowEmptyUnits: true } },
    { by: 'the policy', allowedByPolicy: true, flags: {} },
  ])('unless it is allowed by $by', async ({ allowedByPolicy, flags }) => {
    store = await buildRegister(folder, buildTown(['A 在岗', 'B 退休']));
    const number = await planWith({ maxRemovalsPercent: 100, allowEmptyUnits: allowedByPolicy });
    expect(await applyPlan(number, flags)).toMatchObject({ removed: 1 });
  });
});

test('on the terminal both guards are told together, in numbers and names, with exit code 5', async () => {
  store = await buildRegister(folder, buildTown([...staff(8, '在岗'), 'B 退休', 'B 退休']));
  await plan(store);
  const place = { cwd: folder };
  const before = dumpRegister(folder);
  const en = run(['cleanup', 'apply', '1', '--yes'], place);
  expect(en).toMatchObject({ code: 5, stdout: '' });
  // 15% of 10 holders are 1, so two are one too many.
  expect(en.stderr).toMatch(
    /2 of 10 holders \(20\.0%\); its policy, at most 15% of the holders, allows 1, 1 fewer/,
  );
  expect(en.stderr).toContain(`1 open unit without a single holder (${unitB})`);
  const zh = run(['cleanup', 'apply', '1', '--yes', '--lang', 'zh'], place);
  expect(zh.stderr).toContain(
    '按方案要清理2人，占持证人员10人的20.0%；方案的政策上限为持证人数的15%，只允许1人，超出1人',
  );
  expect(zh.stderr).toContain(`1个未撤销的单位将没有一名持证人员（${unitB}）`);
  const json = run(['cleanup', 'apply', '1', '--yes', '--json'], place);
  expect(JSON.parse(json.stderr)).toMatchObject({
    error: {
      code: 'too-many-removals',
      details: { removals: 2, limit: 1, emptied: [{ code: '430203000001' }] },
    },
  });
  const raised = ['cleanup', 'apply', '1', '--yes', '--max-removals', '20%'];
  const second = run([...raised, '--json'], place);
  expect(second.code).toBe(5);
  expect(JSON.parse(second.stderr)).toMatchObject({ error: { code: 'units-left-empty' } });
  expect(dumpRegister(folder)).toEqual(before);
  expect(run([...raised, '--allow-empty-units'], place).code).toBe(0);
});
