// A stale plan says of whom what changed, in words, in both languages and in full for scripts.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../src/store/open.js';
import { makeFolder, run } from '../run-program.js';
import { buildRegister, load, makeId, type Roster } from './build-register.js';
import { apply, id, plan, problem, smallBureau } from './small-bureau.js';

let store: Store;
let folder: string;
beforeEach(async () => {
  folder = makeFolder();
  store = await buildRegister(folder, smallBureau);
});
afterEach(() => store.close());

const unit = '荷塘区城市管理局';
const mask = (idNumber: string): string => `430299********${idNumber.slice(-4)}`;

/** What the program says when it is to apply a plan. */
function refuse(number: number, ...args: string[]): { code: number | null; stderr: string } {
  const command = [
    'cleanup',
    'apply',
    String(number),
    '--yes',
    '--max-removals',
    '100%',
    '--allow-empty-units',
  ];
  return run([...command, ...args], { cwd: folder });
}

test.each<{ what: string; roster: Roster; en: string; zh: string }>([
  {
    what: 'a new posting',
    roster: { kind: 'officers', rows: [`${id.retired},李退,${unit},行政编制,执法岗位,在岗,2024-11-01`] },
    en: `李退 ${mask(id.retired)}: posting since 2024-11-01 at ${unit}: active, administrative establishment, 执法岗位 (new)`,
    zh: `李退（${mask(id.retired)}）：2024-11-01起任职于${unit}：在岗、行政编制、执法岗位（新增）`,
  },
  {
    what: 'a suspended card',
    roster: {
      kind: 'certificates',
      rows: [`18000000006,${id.surplus},2022-11-01,2027-10-31,暂扣,2024-12-01`],
    },
    en: `王双 ${mask(id.surplus)}: certificate 18000000006: suspended on 2024-12-01 (new)`,
    zh: `王双（${mask(id.surplus)}）：执法证18000000006：2024-12-01暂扣（新增）`,
  },
  {
    what: 'a new card',
    roster: { kind: 'certificates', rows: [`18000000012,${id.lapsed},2024-12-01,2029-11-30,有效,`] },
    en: `吴期 ${mask(id.lapsed)}: certificate 18000000012 of 2024-12-01, valid up to and including 2029-11-30 (new)`,
    zh: `吴期（${mask(id.lapsed)}）：执法证18000000012：2024-12-01发证，有效期至2029-11-30（含当日）（新增）`,
  },
  {
    what: 'a closed unit',
    roster: { kind: 'units', rows: ['430203000001,芦淞区城市管理局,芦淞区,城市管理,法定,2024-12-01,'] },
    en: '→ now: posting since 2024-05-01 at 芦淞区城市管理局: retired, contract staff, 执法岗位 (unit closed from 2024-12-01)',
    zh: '现为：2024-05-01起任职于芦淞区城市管理局：退休、合同制、执法岗位（单位自2024-12-01起撤销）',
  },
  {
    what: 'a round sat',
    roster: {
      kind: 'exam',
      exam: '2024-1',
      heldOn: '2024-12-01',
      rows: [`${id.lapsed},吴期,芦淞区城市管理局,88,`],
    },
    en: `吴期 ${mask(id.lapsed)}: exam 2024-1 on 2024-12-01: passed (88) (new)`,
    zh: `吴期（${mask(id.lapsed)}）：2024-12-01考试2024-1：合格（88分）（新增）`,
  },
])('$what', async ({ roster, en, zh }) => {
  const number = await plan(store);
  await load(store, folder, roster);
  const said = refuse(number);
  expect(said.code).toBe(4);
  expect(said.stderr).toContain(en);
  expect(refuse(number, '--lang', 'zh').stderr).toContain(zh);
});

test('the second of two plans names the cancellation, and the plan it was by', async () => {
  const first = await plan(store);
  const second = await plan(store);
  await apply(store, first);
  const { code, stderr } = refuse(second);
  expect(code).toBe(4);
  expect(stderr).toContain('plan 2 is stale');
  expect(stderr).toContain(
    `李退 ${mask(id.retired)}: certificate 18000000003: cancelled on 2024-12-31, by cleanup plan 1 (new)`,
  );
});

test('what was on record and dated after the day of the plan is named as well', async () => {
  await load(store, folder, {
    kind: 'officers',
    rows: [`${id.retired},李退,${unit},行政编制,执法岗位,在岗,2024-06-01`],
  });
  const number = await plan(store, { asOf: '2024-05-31', grounds: ['retired'] });
  const { code, stderr } = refuse(number);
  expect(code).toBe(4);
  expect(stderr).toContain(
    `李退 ${mask(id.retired)}: posting since 2024-06-01 at ${unit}: active, administrative establishment, 执法岗位 (after the day of the plan)`,
  );
});

test('at most five persons with three facts each are named to a reader, all of them in the JSON', async () => {
  const ids = Array.from({ length: 7 }, (_, i) => makeId(101 + 2 * i));
  await load(store, folder, {
    kind: 'officers',
    rows: ids.map((idNumber) => `${idNumber},丁退,${unit},行政编制,,退休,2024-05-01`),
  });
  await load(store, folder, {
    kind: 'certificates',
    rows: ids.map((idNumber, i) => `1900000000${i},${idNumber},2022-11-01,2027-10-31,有效,`),
  });
  const number = await plan(store, { grounds: ['retired'] });
  for (const day of ['06', '07', '08', '09']) {
    const rows = ids.map((idNumber) => `${idNumber},丁退,${unit},行政编制,,退休,2024-12-${day}`);
    await load(store, folder, { kind: 'officers', rows });
  }
  const { stderr } = refuse(number);
  expect(stderr.match(/丁退/g)).toHaveLength(5);
  expect(stderr).toContain('the facts of 7 persons changed');
  expect(stderr).toContain('and 2 other persons');
  expect(stderr).toMatch(/2024-12-08[^\n]*; and 1 more$/m);
  expect(stderr).not.toContain('2024-12-09');
  const { error } = JSON.parse(refuse(number, '--json').stderr) as {
    error: { details: { officers: { name: string; officer: string; changes: { text: string }[] }[] } };
  };
  expect(error.details.officers.map(({ changes }) => changes.length)).toEqual(Array(7).fill(4));
  expect(error.details.officers[6]).toMatchObject({ name: '丁退', officer: mask(ids[6]!) });
  expect(error.details.officers[6]!.changes[3]!.text).toContain('since 2024-12-09');
});

test('a corrected identity number is masked on both sides', async () => {
  const number = await plan(store);
  await store.db
    .updateTable('officer')
    .set({ id_number: makeId(33) })
    .where('id_number', '=', id.retired)
    .execute();
  const said = [refuse(number), refuse(number, '--json')].map(({ stderr }) => stderr);
  expect(said[0]).toContain(`李退 ${mask(id.retired)} → now: 李退 ${mask(makeId(33))}`);
  expect(said.join()).not.toMatch(/1985|4302991/);
});

test('a plan of an earlier version is not applied: what was reviewed is not known', async () => {
  const number = await plan(store);
  await store.db.updateTable('plan').set({ policy: null }).execute();
  await expect(apply(store, number)).rejects.toMatchObject(problem('plan-outdated'));
  expect(refuse(number)).toMatchObject({ code: 4 });
});
