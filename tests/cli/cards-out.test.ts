import { beforeAll, describe, expect, test } from 'vitest';
import { hall, id, makeApplied, makePlanned, market, report } from '../cleanup/applied-bureau.js';
import { run, runJson } from '../run-program.js';
import { expectError } from './expect-error.js';

let cwd = '';
beforeAll(async () => {
  cwd = await makeApplied();
  await report(
    cwd,
    `18000000001,${id.dead},2022-11-01,2027-10-31,收回,2025-01-10`,
    `18000000005,${id.retired},2022-11-01,2027-10-31,收回,2025-01-15`,
  );
});

const cards = (...args: string[]): string[] => ['cleanup', 'show', '1', '--cards', ...args];
const later = ['--as-of', '2025-02-01'];

test('by unit: cancelled, back, out', () => {
  const { code, stdout, stderr } = run(cards(...later), { cwd });
  expect(code).toBe(0);
  expect(stdout.trimEnd().split('\n')).toEqual([
    'Code\tUnit name\tCards\tBack\tOut',
    `430202000001\t${hall}\t3\t2\t1`,
    `430203000001\t${market}\t2\t0\t2`,
  ]);
  expect(stderr).toMatch(/^Plan 1, as of 2025-02-01: 5 cards cancelled, 2 returned, 3 still out\.$/m);
  expect(stderr).toMatch(/^next: qualreg certificate return --list FILE /m);
});

test.each([
  { asOf: '2024-12-31', returned: 0 },
  { asOf: '2025-01-09', returned: 0 },
  { asOf: '2025-01-10', returned: 1 },
  { asOf: '2025-01-14', returned: 1 },
  { asOf: '2025-01-15', returned: 2 },
])('$asOf: $returned back', ({ asOf, returned }) => {
  const { json } = runJson(cards('--as-of', asOf), { cwd });
  expect(json).toMatchObject({ plan: 1, asOf, cards: 5, returned, out: 5 - returned });
});

test('--json names the missing, the lost among them, without identity numbers', () => {
  const { json } = runJson(cards(...later), { cwd });
  expect(json).toEqual({
    plan: 1,
    asOf: '2025-02-01',
    cards: 5,
    returned: 2,
    out: 3,
    units: [
      { code: '430202000001', name: hall, cards: 3, returned: 2, out: 1 },
      { code: '430203000001', name: market, cards: 2, returned: 0, out: 2 },
    ],
    missing: [
      { unit: hall, name: '王开', certificate: '18000000003', ground: 'dismissed', returnedOn: null, lostOn: '2024-06-01' },
      { unit: market, name: '吴_期&', certificate: '18000000007', ground: 'certificate-lapsed', returnedOn: null, lostOn: null },
      { unit: market, name: '周双', certificate: '18000000009', ground: 'surplus-certificate', returnedOn: null, lostOn: null },
    ],
  });
}); // prettier-ignore

describe('--unit', () => {
  test('card by card, found by an alias', () => {
    const { stdout } = run(cards('--unit', '荷塘城管', '--lang', 'zh', ...later), { cwd });
    expect(stdout.trimEnd().split('\n')).toEqual([
      '姓名\t执法证号\t清理原因\t收回日期',
      '李亡\t18000000001\t死亡\t2025-01-10',
      '王开\t18000000003\t辞退开除\t2024-06-01报失',
      '赵休\t18000000005\t退休\t2025-01-15',
    ]);
  });

  test('--json: the figures of that unit, its missing cards and all of them', () => {
    const { json } = runJson(cards('--unit', hall, ...later), { cwd });
    expect(json).toMatchObject({
      cards: 3,
      returned: 2,
      out: 1,
      units: [{ code: '430202000001' }],
      missing: [{ certificate: '18000000003' }],
      list: [
        { certificate: '18000000001', returnedOn: '2025-01-10' },
        { certificate: '18000000003', returnedOn: null },
        { certificate: '18000000005', returnedOn: '2025-01-15' },
      ],
    });
  });

  test('a unit that there is not', () => {
    expectError(cards('--unit', '天上人间局'), cwd, {
      exit: 2,
      code: 'unit-not-found',
      message: /天上人间局/,
      hint: /./,
    });
  });
});

test('when all are back, the next step is the yearly report', async () => {
  const folder = await makeApplied();
  await report(
    folder,
    ...[
      ['18000000001', id.dead],
      ['18000000003', id.dismissed],
      ['18000000005', id.retired],
    ].map(([number, idNumber]) => `${number},${idNumber},2022-11-01,2027-10-31,收回,2025-01-10`),
    `18000000007,${id.lapsed},2019-01-01,2023-12-31,收回,2025-01-10`,
    `18000000009,${id.surplus},2021-03-01,2026-02-28,收回,2025-01-10`,
  );
  const { stderr } = run(cards(...later), { cwd: folder });
  expect(stderr).toMatch(/5 returned, 0 still out/);
  expect(stderr).toMatch(/^next: qualreg report annual/m);
});

describe('refused', () => {
  test('before the plan is applied', async () => {
    expectError(cards(), await makePlanned(), {
      exit: 2,
      code: 'plan-not-applied',
      message: /^plan 1 was not applied by 2024-12-31/,
      hint: /qualreg cleanup apply 1/,
    });
  });

  test('with --ground', () => {
    expectError(cards('--ground', 'retired'), cwd, {
      exit: 2,
      code: 'option-unfitting',
      message: /--cards.*--ground/,
      hint: /./,
    });
  });
});
