import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { hall, id, makeApplied, makePlanned, market, report } from '../cleanup/applied-bureau.js';
import { listTexts, readBook } from '../files/read-parts.js';
import { run, runJson } from '../run-program.js';
import { expectError } from './expect-error.js';
import { mask, select } from './small-register.js';

let cwd = '';
beforeAll(async () => {
  cwd = await makeApplied();
  await report(cwd, `18000000005,${id.retired},2022-11-01,2027-10-31,收回,2025-01-10`);
});

const asOf = ['--as-of', '2025-02-01'];
const csv = (...args: string[]): string[][] =>
  run(['report', 'removals', '--plan', '1', '--format', 'csv', '--no-bom', ...asOf, ...args], { cwd })
    .stdout.trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

const headings = '序号,单位,姓名,性别,身份证号,执法证号,执法领域,清理原因,清理日期,证件是否收回,备注'.split(
  ',',
);
const rows = (idOf: (number: string) => string): string[][] => [
  ['1', hall, '李亡', '男', idOf(id.dead), '18000000001', '城市管理', '死亡', '2024-12-31', '否', ''],
  ['2', hall, '王开', '男', idOf(id.dismissed), '18000000003', '城市管理', '辞退开除', '2024-12-31', '否', '2024-06-01报失'],
  ['3', hall, '赵休', '男', idOf(id.retired), '18000000005', '城市管理', '退休', '2024-12-31', '是', '2025-01-10收回'],
  ['4', market, '吴_期&', '女', idOf(id.lapsed), '18000000007', '市场监管', '证件过期', '2024-12-31', '否', ''],
  ['5', market, '周双', '男', idOf(id.surplus), '18000000009', '市场监管', '一人多证', '2024-12-31', '否', '多余证件，本人资格保留'],
]; // prettier-ignore

test('in Chinese: the columns of the platform, one row a cancelled card, numbers masked', () => {
  expect(csv('--lang', 'zh')).toEqual([headings, ...rows(mask)]);
});

test('--show-ids: in full, and logged', () => {
  expect(csv('--lang', 'zh', '--show-ids')).toEqual([headings, ...rows((number) => number)]);
  expect(select(cwd, "select detail from log where action = 'show-ids'")).toEqual([['report removals']]);
});

test('in English', () => {
  const [head, first, second] = csv();
  expect(head).toEqual([
    'No.',
    'Unit',
    'Name',
    'Sex',
    'Identity number',
    'Certificate',
    'Field',
    'Ground',
    'Removed on',
    'Card returned',
    'Remark',
  ]);
  expect(first!.slice(3, 8)).toEqual(['male', mask(id.dead), '18000000001', '城市管理', 'deceased']);
  expect(second!.slice(8)).toEqual(['2024-12-31', 'no', 'lost on 2024-06-01']);
});

test('as a workbook, by the name of its file: the same cells, all of them text, for its owner only', () => {
  const path = join(cwd, '明细表.xlsx');
  const said = run(['report', 'removals', '--plan', '1', '--out', path, '--lang', 'zh', ...asOf], { cwd });
  expect(said).toMatchObject({ code: 0, stdout: '' });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const book = readBook(path);
  expect(book.book.SheetNames).toEqual(['清理人员明细表']);
  const texts = listTexts(book, '清理人员明细表');
  const columns = [...'ABCDEFGHIJK'];
  const read = [1, 2, 3, 4, 5, 6].map((row) => columns.map((column) => texts[`${column}${row}`] ?? ''));
  expect(read).toEqual([headings, ...rows(mask)]);
  expect(Object.keys(texts).some((ref) => ref.endsWith('7'))).toBe(false);
});

test('--json', () => {
  const { json } = runJson(['report', 'removals', '--plan', '1', ...asOf], { cwd }) as {
    json: { removals: unknown[] };
  };
  expect(json).toMatchObject({
    asOf: '2025-02-01',
    plan: 1,
    year: null,
    plans: [1],
    persons: 4,
    cards: 5,
    returned: 1,
    out: 4,
  });
  expect(json.removals[2]).toEqual({
    plan: 1,
    unit: { code: '430202000001', name: hall },
    name: '赵休',
    sex: 'male',
    id: mask(id.retired),
    certificate: '18000000005',
    field: '城市管理',
    ground: 'retired',
    surplus: false,
    removedOn: '2024-12-31',
    returnedOn: '2025-01-10',
    lostOn: null,
  });
});

describe('the totals, as a line of talk', () => {
  test.each([
    { args: ['--plan', '1', '--as-of', '2025-01-09'], line: 'Plan 1, as of 2025-01-09: 4 persons removed; 5 cards cancelled, 0 returned, 5 still out.' },
    { args: ['--plan', '1', '--as-of', '2025-01-10'], line: 'Plan 1, as of 2025-01-10: 4 persons removed; 5 cards cancelled, 1 returned, 4 still out.' },
    { args: ['--year', '2024', ...asOf], line: 'Cleanups of 2024, as of 2025-02-01: 4 persons removed; 5 cards cancelled, 1 returned, 4 still out.' },
    { args: ['--as-of', '2024-12-31'], line: 'Cleanups of 2024, as of 2024-12-31: 4 persons removed; 5 cards cancelled, 0 returned, 5 still out.' },
    { args: ['--as-of', '2024-12-30'], line: 'Cleanups of 2024, as of 2024-12-30: 0 persons removed; 0 cards cancelled, 0 returned, 0 still out.' },
    { args: ['--year', '2025', ...asOf], line: 'Cleanups of 2025, as of 2025-02-01: 0 persons removed; 0 cards cancelled, 0 returned, 0 still out.' },
  ])('$args', ({ args, line }) => {
    const { code, stderr } = run(['report', 'removals', ...args], { cwd });
    expect(code).toBe(0);
    expect(stderr.split('\n')[0]).toBe(line);
  }); // prettier-ignore
});

test('persons are as many as the yearly report counts', () => {
  const { json } = runJson(['report', 'annual', '--year', '2024'], { cwd });
  expect(json).toMatchObject({ removed: 4 });
});

test('the unit is that of the plan, wherever a person went later', async () => {
  const folder = await makeApplied();
  run(['officer', 'correct', id.lapsed, '--unit', hall, '--since', '2025-01-01', '--reason', '调动', ...asOf], { cwd: folder });
  const { json } = runJson(['report', 'removals', '--plan', '1', ...asOf], { cwd: folder }) as {
    json: { removals: { certificate: string; unit: { name: string } }[] };
  };
  expect(json.removals.find((row) => row.certificate === '18000000007')!.unit.name).toBe(market);
  expect(runJson(['officer', 'show', id.lapsed, ...asOf], { cwd: folder })).toMatchObject({
    json: { unit: { name: hall } },
  });
}); // prettier-ignore

describe('--by unit: the summary', () => {
  const summary = (...args: string[]): string[] => ['report', 'removals', '--by', 'unit', ...args];

  test('in post on the establishment, holders before, removed, by ground, holders after; the surplus card removes nobody', () => {
    const { code, stdout } = run(summary('--plan', '1', '--lang', 'zh', ...asOf), { cwd });
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toEqual([
      '单位\t在编人数\t持证人数\t清理人数\t其中死亡\t其中辞退开除\t其中退休\t其中证件过期\t清理后持证人数',
      `${hall}\t0\t3\t3\t1\t1\t1\t0\t0`,
      `${market}\t3\t3\t1\t0\t0\t0\t1\t2`,
      '合计\t3\t6\t4\t1\t1\t1\t1\t2',
    ]);
  });

  test('--json, of a year', () => {
    expect(runJson(summary('--year', '2024', ...asOf), { cwd })).toMatchObject({
      code: 0,
      json: {
        plan: null,
        year: 2024,
        plans: [1],
        grounds: ['deceased', 'dismissed', 'retired', 'certificate-lapsed'],
        units: [
          { code: '430202000001', removed: 3 },
          { code: '430203000001', removed: 1, holdersAfter: 2 },
        ],
        total: { onEstablishment: 3, holdersBefore: 6, removed: 4, holdersAfter: 2 },
      },
    });
  });

  test('by nothing else', () => {
    expectError(['report', 'removals', '--plan', '1', '--by', 'ground'], cwd, {
      exit: 2,
      code: 'choice-unknown',
      message: /ground/,
      hint: /unit/,
    });
  });
});

describe('refused', () => {
  const removals = (...args: string[]): string[] => ['report', 'removals', ...args];

  test('a plan that is not applied', async () => {
    expectError(removals('--plan', '1'), await makePlanned(), {
      exit: 2,
      code: 'plan-not-applied',
      message: /^plan 1 was not applied by 2024-12-31/,
      hint: /qualreg cleanup apply 1/,
    });
  });

  test('--plan with --year', () => {
    expectError(removals('--plan', '1', '--year', '2024'), cwd, {
      exit: 2,
      code: 'option-unfitting',
      message: /--plan.*--year/,
      hint: /./,
    });
  });

  test('a workbook on the terminal', () => {
    expectError(removals('--plan', '1', '--format', 'xlsx'), cwd, {
      exit: 2,
      code: 'format-needs-file',
      message: /xlsx/,
      hint: /--out report\.xlsx/,
    });
  });
});

test.each([
  { args: ['report', 'units'], sheet: /^Units$/, column: 'B', cells: ['Unit name', hall, market] },
  {
    args: ['report', 'annual', '--year', '2024'],
    sheet: /2024/,
    column: 'A',
    cells: ['Figure', 'exam rounds'],
  },
])('$args as a workbook has the cells of its CSV', ({ args, sheet, column, cells }) => {
  const path = join(cwd, 'report.xlsx');
  expect(run([...args, '--format', 'xlsx', '--out', path], { cwd }).code).toBe(0);
  const book = readBook(path);
  expect(book.book.SheetNames).toEqual([expect.stringMatching(sheet)]);
  const texts = listTexts(book, book.book.SheetNames[0]!);
  const csvText = run([...args, '--format', 'csv', '--no-bom'], { cwd }).stdout;
  expect(cells.map((_, i) => texts[`${column}${i + 1}`])).toEqual(cells);
  expect(Object.keys(texts).filter((ref) => ref.startsWith('A'))).toHaveLength(
    csvText.trimEnd().split('\r\n').length,
  );
});

test('the register is never overwritten', () => {
  const before = readFileSync(join(cwd, 'qualreg.db'));
  for (const format of ['csv', 'json', 'xlsx']) {
    expect(run(['report', 'removals', '--plan', '1', '--format', format, '--out', 'qualreg.db'], { cwd }).code).toBe(2);
  }
  expect(readFileSync(join(cwd, 'qualreg.db'))).toEqual(before);
}); // prettier-ignore
