// What goes out to the units: forms that another program opens and that come back as they are, and the bureau's summary.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { nameFiles } from '../../src/usecases/write-check-form.js';
import { hunanPolicy } from '../../src/domain/policy.js';
import { grounds as groundsZh } from '../../src/output/messages/grounds-zh.js';
import { listTexts, listValidations, readBook } from '../files/read-parts.js';
import { id } from '../cleanup/small-bureau.js';
import { runJson } from '../run-program.js';
import { expectError, type ExpectedError } from './expect-error.js';
import { expectDone, formOf, makeBureau, returnFiles, units, unguarded } from './loop-register.js';
import { mask, select, writeLines } from './small-register.js';

let cwd = '';
beforeAll(async () => {
  cwd = await makeBureau();
});

const refused = (message: RegExp): ExpectedError => ({ exit: 2, code: '', message, hint: /./ });

const read = (path: string): string[][] =>
  readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

const dispatch = (folder: string, ...flags: string[]): unknown =>
  runJson(['cleanup', 'dispatch', '1', '--out', folder, '--as-of', '2025-01-02', ...flags], { cwd }).json;

test('every unit with holders gets a form in two shapes, and the bureau a summary', () => {
  const files = (code: string): string[] =>
    ['xlsx', 'csv'].map((ending) => formOf('', 'out', code, ending).replace(/^\//, ''));
  expect(dispatch('out', '--due', '2025-01-31')).toEqual({
    plan: 1,
    dispatchedOn: '2025-01-02',
    due: '2025-01-31',
    out: 'out',
    forms: 2,
    // The candidate holds no card, and nobody is posted at the closed unit.
    flagged: 5,
    holders: 6,
    withoutUnit: 0,
    summary: ['out/summary.xlsx', 'out/summary.csv'],
    units: [
      { code: units.hetang, name: '荷塘区城市管理局', holders: 3, flagged: 2, files: files(units.hetang) },
      { code: units.lusong, name: '芦淞区城市管理局', holders: 3, flagged: 3, files: files(units.lusong) },
    ],
  });
  expect(
    select(cwd, 'select plan_id, flagged, holders, dispatched_on, due_on, actor from check_form'),
  ).toEqual([
    [1, 2, 3, '2025-01-02', '2025-01-31', 'tester'],
    [1, 3, 3, '2025-01-02', '2025-01-31', 'tester'],
  ]);
});

describe('a form in Chinese', () => {
  beforeAll(() => {
    expectDone(cwd, 'cleanup', 'dispatch', '1', '--out', '核查', '--lang', 'zh', '--as-of', '2025-01-02');
  });
  const headings = [
    '序号', '清理计划', '单位编码', '单位', '姓名', '性别', '身份证号', '执法证号', '有效期至', '执法领域',
    '登记库核查结果', '是否确定', '单位答复', '清理情形', '调往单位', '发生日期', '理由',
  ]; // prettier-ignore
  const common = ['1', units.hetang, '荷塘区城市管理局'];
  const empty = ['', '', '', '', ''];
  const rows = [
    headings,
    ['1', ...common, '李退', '男', mask(id.retired), '18000000003', '2027-10-31', '城市管理', '2024-05-01从荷塘区城市管理局退休', '确定', ...empty],
    ['2', ...common, '王双', '男', mask(id.surplus), '18000000006', '2027-10-31', '城市管理', '执法证18000000005（2021-03-01发证）为多余证件，保留有效的18000000006', '确定', ...empty],
    ['3', ...common, '张安', '男', mask(id.fine), '18000000001', '2027-10-31', '城市管理', '—', '—', '保留', '', '', '', ''],
  ]; // prettier-ignore

  test('as CSV: flagged officers first, without an answer; the others set to keep', () => {
    const written = rows.map((row) => row.map((cell) => (/^\d{12}$/.test(cell) ? `\t${cell}` : cell)));
    expect(read(formOf(cwd, '核查', units.hetang, 'csv'))).toEqual(written);
  });

  test('as a workbook: the same cells as text', () => {
    const texts = listTexts(readBook(formOf(cwd, '核查', units.hetang, 'xlsx')), '核查表');
    const expected = rows.flatMap((row, y) =>
      row.map((text, x) => [`${String.fromCharCode(65 + x)}${y + 1}`, text] as const),
    );
    expect(texts).toEqual(Object.fromEntries(expected.filter(([, text]) => text !== '')));
  });

  test('with lists to choose from: the answers, the grounds of the plan, the open units', () => {
    const book = readBook(formOf(cwd, '核查', units.hetang, 'xlsx'));
    const words = hunanPolicy.grounds.map(({ ground }) => groundsZh[ground]).join(',');
    expect(listValidations(book, 1)).toEqual({
      'M2:M10001': '&quot;清理,保留,调入其他单位&quot; ! “单位答复”请从下拉列表中选择。',
      'N2:N10001': `&quot;${words}&quot; ! “清理情形”请从下拉列表中选择。`,
      'O2:O10001': '&quot;荷塘区城市管理局,芦淞区城市管理局&quot; ! “调往单位”请从下拉列表中选择。',
    });
    expect(book.book.SheetNames).toEqual(['核查表', '说明']);
  });

  test('and the summary counts each person once, under the ground that counts', () => {
    expect(read(join(cwd, '核查', '汇总表.csv'))).toEqual([
      ['单位', '在编人数', '持证人数', '列入清理人数', '退休', '证件过期', '一人多证', '超法定退休年龄', '待确认', '截止日期'],
      // 在编在岗: 张安、王双; 周超、吴期、郑候.
      ['荷塘区城市管理局', '2', '3', '2', '1', '0', '1', '0', '0', ''],
      ['芦淞区城市管理局', '3', '3', '3', '1', '1', '0', '1', '1', ''],
      ['合计', '5', '6', '5', '2', '1', '1', '1', '1', ''],
    ]); // prettier-ignore
  });
});

test.each(['zh', 'en'])('forms in %s come back as they went out: what is not filled in is said', (lang) => {
  const folder = `back-${lang}`;
  expectDone(cwd, 'cleanup', 'dispatch', '1', '--out', folder, '--lang', lang);
  for (const ending of ['xlsx', 'csv']) {
    const files = [units.hetang, units.lusong].map((unit) => formOf('.', folder, unit, ending));
    const { code, json } = returnFiles(cwd, files, { flags: ['--dry-run'] });
    expect(code).toBe(0);
    expect(json.findings.map((found) => `${found.file} ${found.line} ${found.code}`)).toEqual([
      `${files[0]!} 2 answer-open`,
      `${files[0]!} 3 answer-open`,
      `${files[1]!} 2 answer-open`,
      `${files[1]!} 3 answer-open`,
      `${files[1]!} 4 answer-open`,
    ]);
    expect(json.totals).toMatchObject({ rows: 6, added: 1, unchanged: 5, rejected: 0 });
  }
});

test('an English form says everything in English', () => {
  dispatch('english');
  const [head = [], first = []] = read(formOf(cwd, 'english', units.hetang, 'csv'));
  expect(head.join()).toBe(
    'no,plan,unit code,unit name,name,sex,identity number,certificate number,valid until,field,found in the register,certain or to confirm,answer,ground for removal,moved to,since,reason',
  );
  expect(first.slice(10, 12)).toEqual(['retired from 荷塘区城市管理局 on 2024-05-01', 'certain']);
  const { 'M2:M10001': answers } = listValidations(readBook(formOf(cwd, 'english', units.hetang, 'xlsx')), 1);
  expect(answers).toBe('&quot;remove,keep,moved&quot; ! &quot;answer&quot;: choose from the list.');
});

test('a list too long for a formula stands on a hidden sheet, which is not taken for answers', async () => {
  const place = await makeBureau();
  const names = Array.from({ length: 40 }, (_, i) => `天元区第${i + 1}执法大队`);
  writeLines(place, 'more.csv', ['code,name', ...names.map((name, i) => `43021100${1000 + i},${name}`)]);
  expectDone(place, 'import', 'units', 'more.csv');
  expectDone(place, 'cleanup', 'dispatch', '1', '--out', 'out');
  const form = formOf(place, 'out', units.hetang, 'xlsx');
  const texts = Object.values(listTexts(readBook(form), 'lists'));
  expect(texts.slice(-42)).toEqual(['荷塘区城市管理局', '芦淞区城市管理局', ...names]);
  const { json } = returnFiles(place, [form]);
  expect(json.findings.map(({ code }) => code)).toEqual(['answer-open', 'answer-open']);
});

test('identity numbers are printed in full only when asked for, which is logged', () => {
  dispatch('ids', '--show-ids');
  const texts = listTexts(readBook(formOf(cwd, 'ids', units.hetang, 'xlsx')), 'Check form');
  expect(texts.G2).toBe(id.retired);
  expect(select(cwd, "select detail from log where action = 'show-ids'")).toEqual([['cleanup dispatch 1']]);
  dispatch('masked');
  expect(read(formOf(cwd, 'masked', units.hetang, 'csv')).join()).not.toMatch(/430299\d/);
});

test('a form that is there already is left as it is, unless the user says so', () => {
  dispatch('filled');
  const form = formOf(cwd, 'filled', units.hetang, 'csv');
  writeFileSync(form, 'filled in by the unit');
  const again = ['cleanup', 'dispatch', '1', '--out', 'filled'];
  expectError(again, cwd, refused(/^filled\/.+ exists already/));
  expect(readFileSync(form, 'utf8')).toBe('filled in by the unit');
  expectDone(cwd, ...again, '--yes');
  expect(readFileSync(form, 'utf8')).not.toBe('filled in by the unit');
});

test('dispatching again replaces what was noted, and is logged', async () => {
  const place = await makeBureau('--unit', '芦淞区城市管理局');
  for (const [folder, due] of [
    ['a', '2025-01-10'],
    ['b', '2025-01-20'],
  ] as const)
    expectDone(place, 'cleanup', 'dispatch', '1', '--out', folder, '--due', due);
  // The plan is about one unit.
  expect(select(place, 'select flagged, holders, due_on from check_form')).toEqual([[3, 3, '2025-01-20']]);
  expect(select(place, "select detail from log where action = 'cleanup-dispatch'")).toEqual([
    ['plan 1'],
    ['plan 1'],
  ]);
});

test('what cannot go out is refused, and nothing is noted', async () => {
  const place = await makeBureau();
  const go = ['cleanup', 'dispatch', '1', '--out', 'x'];
  expectError(
    [...go, '--due', '2024-12-30'],
    place,
    refused(/2024-12-30, before the forms go out on 2024-12-31/),
  );
  expectError([...go, '--due', 'soon'], place, refused(/soon/));
  expectError([...go, '--as-of', '2024-12-30'], place, refused(/as of 2024-12-31/));
  expectError(['cleanup', 'dispatch', '2', '--out', 'x'], place, refused(/no cleanup plan 2/));
  writeFileSync(join(place, 'file'), '');
  expectError(['cleanup', 'dispatch', '1', '--out', 'file'], place, refused(/file cannot be written/));
  expectDone(place, 'cleanup', 'apply', '1', ...unguarded);
  expectError(go, place, refused(/plan 1 was applied/));
  expect(select(place, 'select * from check_form')).toEqual([]);
});

test('file names carry no characters that file systems refuse', () => {
  expect(nameFiles('out', '4302 a/b\\c:d*e?f"g<h>i|j.')).toEqual([
    'out/4302 a_b_c_d_e_f_g_h_i_j.xlsx',
    'out/4302 a_b_c_d_e_f_g_h_i_j.csv',
  ]);
});
