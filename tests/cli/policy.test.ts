// The bureau's policy: checked with the line of everything wrong, put in force from a day on, and followed by what is done since.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { hunanPolicy } from '../../src/domain/policy.js';
import { makeFolder, run, runJson } from '../run-program.js';
import {
  dump,
  examLine,
  idOf,
  makeRegister,
  runExam,
  runImport,
  select,
  writeLines,
} from './small-register.js';

const wrong = [
  'name: ours',
  'certificateValidForYear: 6',
  'passMarks:',
  '  single: 160',
  'grounds:',
  '  - { ground: retired, mode: certian }',
];

/** A policy file of some lines beside the register. */
function write(cwd: string, ...lines: string[]): string {
  return writeLines(cwd, 'policy.yaml', lines);
}

/** Sets a policy of some lines. */
function set(cwd: string, from: string, ...lines: string[]): void {
  const file = write(cwd, ...lines);
  const { code, stderr } = run(['policy', 'set', file, '--from', from, '--reason', '试行', '--yes'], { cwd });
  if (code !== 0) throw new Error(stderr);
}

function begin(...lines: string[]): string {
  const cwd = makeFolder();
  write(cwd, ...lines);
  expect(run(['init', '--policy', 'policy.yaml'], { cwd }).code).toBe(0);
  return cwd;
}

describe('policy check', () => {
  test('a sound file: exit 0, what it changes, and what it leaves to the default', () => {
    const cwd = makeRegister();
    const file = write(cwd, 'name: ours', 'certificateValidForYears: 6', 'passMarks: { single: 70 }');
    const before = dump(cwd);
    const { code, json } = runJson(['policy', 'check', file], { cwd });
    expect(code).toBe(0);
    expect(json).toMatchObject({
      file,
      name: 'ours',
      problems: [],
      changes: [
        { key: 'name', before: 'hunan', after: 'ours' },
        { key: 'certificateValidForYears', before: 5, after: 6 },
        { key: 'passMarks.single', before: 60, after: 70 },
      ],
    });
    const { defaults } = json as { defaults: string[] };
    expect(defaults).toContain('districts');
    expect(defaults).toContain('passMarks.public-law');
    expect(defaults).not.toContain('certificateValidForYears');
    expect(dump(cwd)).toBe(before);
  });

  test('a wrong one: exit 3, every wrong key and value with its line, and how to mend it', () => {
    const cwd = makeRegister();
    const { code, json } = runJson(['policy', 'check', write(cwd, ...wrong)], { cwd });
    expect(code).toBe(3);
    const { problems } = json as { problems: Record<string, unknown>[] };
    expect(problems.map(({ line, key, code: what }) => [line, key, what])).toEqual([
      [2, 'certificateValidForYear', 'key-unknown'],
      [4, 'passMarks.single', 'not-number'],
      [6, 'grounds[0].mode', 'not-choice'],
    ]);
    expect(problems.map(({ hint }) => hint)).toEqual([
      'Did you mean certificateValidForYears?',
      'Allowed is a number from 0 to 100, without quotation marks.',
      'Did you mean certain? Allowed: certain, confirm.',
    ]);
    expect(json).toMatchObject({ name: 'ours', changes: [] });
  });

  test('on paper: a row for each thing wrong', () => {
    const cwd = makeRegister();
    const { code, stdout, stderr } = run(['policy', 'check', write(cwd, ...wrong), '--lang', 'zh'], { cwd });
    expect(code).toBe(3);
    expect(stdout.split('\n')).toEqual([
      '行\t项\t问题\t如何更正',
      '2\tcertificateValidForYear\t没有这一项\t是否想写 certificateValidForYears？',
      '4\tpassMarks.single\t写成了“160”\t应为0到100之间的数，不加引号。',
      '6\tgrounds[0].mode\t“certian”不是可用的值\t是否想写 certain？可用：certain、confirm。',
      '',
    ]);
    expect(stderr).toContain('有3处错误，不能设定。');
  });

  test.each([
    { what: 'JSON', lines: ['{', '\t"name": "ours",', '\t"certificateValidForYears": "6"', '}'], line: 3 },
    { what: 'GB18030', lines: ['# 本市规则', 'name: 本市', 'certificateValidForYears: 六'], line: 3 },
  ])('$what is read, too', ({ what, lines, line }) => {
    const cwd = makeRegister();
    const file = writeLines(
      cwd,
      'p.txt',
      lines,
      what === 'GB18030' ? { encoding: 'gb18030' } : { bom: true },
    );
    const { code, json } = runJson(['policy', 'check', file], { cwd });
    expect(code).toBe(3);
    expect(json).toMatchObject({ problems: [{ line, key: 'certificateValidForYears', code: 'not-number' }] });
  });

  test.each([
    { file: 'none.yaml', error: 'file-missing' },
    { file: 'big.yaml', error: 'policy-not-text' },
    { file: 'book.xlsx', error: 'policy-not-text' },
  ])('$file: $error', ({ file, error }) => {
    const cwd = makeRegister();
    writeFileSync(join(cwd, 'big.yaml'), 'name: ours\n#'.padEnd((1 << 20) + 1, 'x'));
    const book = new URL('../../fixtures/forms-2024/rosters/open-xml.xlsx', import.meta.url);
    copyFileSync(fileURLToPath(book), join(cwd, 'book.xlsx'));
    const { code, stdout, stderr } = run(['policy', 'check', file, '--json'], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: error } });
  });
});

describe('a policy file says what it seems to say', () => {
  const check = (text: string): { code: number | null; found: unknown[]; more: unknown } => {
    const cwd = makeFolder();
    run(['init'], { cwd });
    writeFileSync(join(cwd, 'p.yaml'), text);
    const { code, json } = runJson(['policy', 'check', 'p.yaml'], { cwd });
    const { problems, more } = json as {
      problems: { line: number; key: string; code: string; message: string }[];
      more: number;
    };
    return { code, found: problems.map((one) => [one.line, one.key, one.code]), more };
  };

  test.each([
    ['%YAML 1.1\n---\nname: ours\nrenewalGraceMonths: 010\n', [[1, '', 'directive']]],
    ['name: ours\nexemptKinds: !!set {a, b}\n', [[2, '', 'tag']]],
    ['name: ours\nexemptKinds: !!omap [a: 1]\n', [[2, '', 'tag']]],
    ['name: !mine ours\n', [[1, '', 'tag']]],
    ['name: ours\nexemptKinds: &a [*a]\n', [[2, '', 'reference']]],
    [
      'name: &a ours\nexemptKinds:\n  - *a\n  - *b\n',
      [
        [1, '', 'reference'],
        [3, '', 'reference'],
        [4, '', 'reference'],
      ],
    ],
    ['name: ours\nguards: &g\n  allowEmptyUnits: true\n', [[3, '', 'reference']]],
    ['name: ours\nrenewalGraceMonths: yes\n', [[2, 'renewalGraceMonths', 'not-number']]],
    ['name: ours\nname: theirs\n', [[2, 'name', 'key-twice']]],
    ['name: "ours\n', [[2, '', 'syntax']]],
  ])('%j', (text, found) => {
    expect(check(text)).toEqual({ code: 3, found, more: 0 });
  });

  test('of very many slips the first are told, and how many others there are', () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => `key${i}: 1`);
    const { code, found, more } = check(['name: ours', ...keys].join('\n'));
    expect([code, found.length, more]).toEqual([3, 50, 19_950]);
    expect(found[49]).toEqual([51, 'key49', 'key-unknown']);
    expect(check('['.repeat(20_000)).found).toEqual([[1, '', 'syntax']]);
  });

  test('a value that JSON does not know, as it is written', () => {
    const cwd = makeRegister();
    const file = write(cwd, 'name: ours', 'renewalGraceMonths: .nan');
    expect(run(['policy', 'check', file], { cwd }).stdout).toContain('is ".nan"');
  });

  test('an empty file is no table that was exported', () => {
    const cwd = makeRegister();
    writeFileSync(join(cwd, 'empty.yaml'), '');
    const { code, stderr } = run(['policy', 'check', 'empty.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('empty.yaml is not a policy');
    expect(stderr).not.toContain('Export');
  });
});

describe('policy set', () => {
  test('a wrong file is refused with all that is wrong, and nothing is written', () => {
    const cwd = makeRegister();
    const before = dump(cwd);
    const args = ['policy', 'set', write(cwd, ...wrong), '--reason', '试行', '--yes'];
    const { code, stdout, stderr } = run(args, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /3 things wrong[^]*line 2, certificateValidForYear:[^]*line 4, passMarks\.single:[^]*line 6, grounds\[0\]\.mode:/,
    );
    expect(dump(cwd)).toBe(before);
  });

  test('it asks: without --yes, and nobody to ask, nothing is written', () => {
    const cwd = makeRegister();
    const before = dump(cwd);
    const file = write(cwd, 'name: ours', 'certificateValidForYears: 6');
    const { code, stderr } = run(['policy', 'set', file, '--reason', '试行'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('certificateValidForYears: 5 → 6');
    expect(stderr).toContain('was not confirmed');
    expect(dump(cwd)).toBe(before);
  });

  test.each([
    { why: 'an empty reason', args: ['--reason', ' '], error: 'reason-missing' },
    { why: 'no reason', args: [], error: 'usage' },
    { why: 'no real day', args: ['--reason', '试行', '--from', '2024-02-30'], error: 'date-malformed' },
  ])('$why is refused', ({ args, error }) => {
    const cwd = makeRegister();
    const file = write(cwd, 'name: ours', 'certificateValidForYears: 6');
    const { code, stderr } = run(['policy', 'set', file, ...args, '--yes', '--json'], { cwd });
    expect(code).toBe(2);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: error } });
  });

  test('it is kept complete, with its day, reason and actor, and logged', () => {
    const cwd = makeRegister();
    set(cwd, '2024-07-01', 'name: ours', 'certificateValidForYears: 6');
    const [row] = select(cwd, 'select in_force_from, policy, reason, actor from policy') as [string[]];
    expect([row[0], row[2], row[3]]).toEqual(['2024-07-01', '试行', 'tester']);
    expect(JSON.parse(row[1]!)).toEqual({ ...hunanPolicy, name: 'ours', certificateValidForYears: 6 });
    expect(select(cwd, "select actor, detail from log where action = 'policy-set'")).toEqual([
      ['tester', 'policy 1 ours from 2024-07-01'],
    ]);
  });

  test('what is in force already changes nothing, and says so', () => {
    const cwd = makeRegister();
    set(cwd, '2024-07-01', 'name: ours', 'certificateValidForYears: 6');
    const before = dump(cwd);
    const { code, stdout } = run(['policy', 'set', 'policy.yaml', '--reason', '再来'], { cwd });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'Nothing was written: the policy in force on 2024-12-31 says the same already.\n',
    });
    expect(dump(cwd)).toBe(before);
  });

  test('of one day the last one holds; each until the next', () => {
    const cwd = makeRegister();
    set(cwd, '2024-07-01', 'name: first', 'certificateValidForYears: 6');
    set(cwd, '2024-07-01', 'name: second', 'certificateValidForYears: 4');
    set(cwd, '2024-10-01', 'name: third', 'certificateValidForYears: 3');
    const nameOn = (day: string): unknown =>
      (runJson(['policy', 'show', '--as-of', day], { cwd }).json as { name: string }).name;
    expect(['1950-01-01', '2024-06-30', '2024-07-01', '2024-09-30', '2024-10-01'].map(nameOn)).toEqual([
      'hunan',
      'hunan',
      'second',
      'second',
      'third',
    ]);
    const { history } = runJson(['policy', 'show'], { cwd }).json as { history: Record<string, unknown>[] };
    expect(history.map(({ name, from, until, replaced }) => [name, from, until, replaced])).toEqual([
      ['hunan', null, '2024-06-30', false],
      ['first', '2024-07-01', null, true],
      ['second', '2024-07-01', '2024-09-30', false],
      ['third', '2024-10-01', null, false],
    ]);
    const { stdout } = run(['policy', 'show', '--history'], { cwd });
    expect(stdout.split('\n').map((line) => line.split('\t').slice(0, 4))).toEqual([
      ['From', 'Until', 'Name', 'By'],
      ['since the beginning', '2024-06-30', 'hunan (default)', '–'],
      ['2024-07-01', 'replaced by the next one', 'first', 'tester'],
      ['2024-07-01', '2024-09-30', 'second', 'tester'],
      ['2024-10-01', '–', 'third', 'tester'],
      [''],
    ]);
  });

  test('one set before a later one says until when it holds', () => {
    const cwd = makeRegister();
    set(cwd, '2025-01-01', 'name: later', 'certificateValidForYears: 6');
    const file = write(cwd, 'name: ours', 'certificateValidForYears: 4');
    const args = ['policy', 'set', file, '--from', '2024-07-01', '--reason', '试行', '--yes'];
    expect(runJson(args, { cwd }).json).toMatchObject({
      name: 'ours',
      from: '2024-07-01',
      until: '2024-12-31',
    });
  });
});

describe('policy show', () => {
  test.each(['en', 'zh'])('what it prints (%s) is the policy, explained, and can be set again', (lang) => {
    const cwd = makeRegister();
    set(cwd, '2024-07-01', 'name: ours', "certificateNumberPattern: '^18\\d{9}$'", 'exemptKinds: []');
    const { code, stdout } = run(['policy', 'show', '--lang', lang], { cwd });
    expect(code).toBe(0);
    expect(parse(stdout)).toEqual({
      ...hunanPolicy,
      name: 'ours',
      certificateNumberPattern: '^18\\d{9}$',
      exemptKinds: [],
    });
    expect(stdout).toContain('2024-07-01');
    expect(stdout).toContain('tester');
    expect(stdout).toContain('试行');
    const lines = stdout.split('\n');
    const keys = lines.filter((line) => /^[a-zA-Z]+:/.test(line));
    expect(keys.map((line) => line.split(':')[0])).toEqual(Object.keys(hunanPolicy));
    for (const key of keys)
      expect(lines[lines.indexOf(key) - 1]).toMatch(lang === 'zh' ? /^# .*\p{Script=Han}/u : /^# /);
    writeFileSync(join(cwd, 'again.yaml'), stdout);
    expect(runJson(['policy', 'check', 'again.yaml'], { cwd })).toMatchObject({
      code: 0,
      json: { problems: [], defaults: [], changes: [] },
    });
  });
});

describe('init --policy', () => {
  test('the register begins with it, since the beginning', () => {
    const cwd = begin('name: ours', 'certificateValidForYears: 6');
    expect(runJson(['policy', 'show', '--as-of', '1950-01-01'], { cwd }).json).toMatchObject({
      ...{ name: 'ours', from: null, actor: 'tester' },
      history: [{ name: 'ours', from: null, until: null }],
    });
    expect(select(cwd, 'select in_force_from from policy')).toEqual([['0001-01-01']]);
  });

  test.each([
    ['a wrong one', [...wrong], 'policy-wrong'],
    ['one that is not there', null, 'file-missing'],
  ])('%s leaves no register behind', (_why, lines, error) => {
    const cwd = makeFolder();
    if (lines) write(cwd, ...lines);
    const { code, stderr } = run(['init', '--policy', 'policy.yaml', '--json'], { cwd });
    expect(code).toBe(2);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: error } });
    expect(readdirSync(cwd).filter((name) => name.includes('qualreg.db'))).toEqual([]);
  });
});

test('a policy in force since the beginning can be set right from there', () => {
  const cwd = begin('name: ours', 'certificateValidForYears: 6');
  set(cwd, '0001-01-01', 'name: ours', 'certificateValidForYears: 4');
  const { json } = runJson(['policy', 'show', '--as-of', '1950-01-01'], { cwd });
  expect(json).toMatchObject({ from: null, policy: { certificateValidForYears: 4 } });
});

describe('the past keeps its policy', () => {
  interface Standing {
    expiring: number;
    standings: { certified: number };
  }
  const statusOn = (cwd: string, day: string): Standing =>
    runJson(['status', '--as-of', day], { cwd }).json as Standing;

  test('status --as-of: the window of the day', () => {
    // 张伟's card ends on 2027-10-31; 36 months before that is 2024-10-31.
    const cwd = makeRegister();
    set(cwd, '2025-01-01', 'name: ours', 'renewalWindowMonths: 36');
    expect(statusOn(cwd, '2024-12-31')).toMatchObject({ standings: { certified: 1 }, expiring: 0 });
    expect(statusOn(cwd, '2025-01-01')).toMatchObject({ standings: { certified: 1 }, expiring: 1 });
  });

  test('reports of a past year: who should hold a card then', () => {
    // Officers on the establishment: 2 administrative, 1 managed as civil servants, 1 of an institution; 1 certified.
    const cwd = makeRegister();
    set(cwd, '2025-01-01', 'name: ours', 'onEstablishment: [administrative]');
    const rateOf = (year: string): unknown =>
      (
        runJson(['report', 'annual', '--year', year, '--as-of', '2025-12-31'], { cwd }).json as {
          holdingRate: number;
        }
      ).holdingRate;
    expect([rateOf('2024'), rateOf('2025')]).toEqual([1 / 4, 1 / 2]);
    const rateAt = (year: string): unknown => {
      const { json } = runJson(['report', 'units', '--year', year, '--as-of', '2025-12-31'], { cwd });
      return (json as { units: { name: string; holdingRate: number }[] }).units.find(
        ({ name }) => name === '荷塘区城市管理局',
      )?.holdingRate;
    };
    expect([rateAt('2024'), rateAt('2025')]).toEqual([1 / 2, 1]);
  });

  test('a round entered late has the pass mark of its day', () => {
    const cwd = makeRegister();
    set(cwd, '2024-07-01', 'name: ours', 'passMarks: { single: 70 }');
    const outcomeOf = (exam: string, heldOn: string): unknown => {
      const file = writeLines(cwd, `${exam}.csv`, [
        '身份证号,姓名,性别,单位,分数',
        examLine(11, '刘一', undefined, '65'),
      ]);
      runImport(cwd, 'exam', file, '--exam', exam, '--held-on', heldOn);
      return select(
        cwd,
        `select outcome, pass_mark from sitting join exam using (exam_id) join exam_paper using (exam_id) where code = '${exam}'`,
      )[0];
    };
    expect(outcomeOf('2024-1', '2024-06-30')).toEqual(['passed', 60]);
    expect(outcomeOf('2024-2', '2024-07-01')).toEqual(['failed', 70]);
  });

  test('a certificate without a last day has the validity of its day of issue', () => {
    const cwd = makeRegister();
    set(cwd, '2024-07-01', 'name: ours', 'certificateValidForYears: 3');
    const header = '执法证号,身份证号,姓名,发证日期,有效期至,证件状态';
    const rows = [
      `18000000003,${idOf(3)},王强,2024-06-30,,有效`,
      `18000000004,${idOf(4)},赵敏,2024-07-01,,有效`,
    ];
    runImport(cwd, 'certificates', writeLines(cwd, 'more.csv', [header, ...rows]));
    const sql = "select number, expires_on from certificate where number >= '18000000003' order by number";
    expect(select(cwd, sql)).toEqual([
      ['18000000003', '2029-06-29'],
      ['18000000004', '2027-06-30'],
    ]);
  });
});

describe('what the policy says of exams', () => {
  const header = '身份证号,姓名,性别,单位,公共法律知识,专业法律知识';
  const row = (n: number, name: string, scores: string): string =>
    `${idOf(n)},${name},${n % 2 === 1 ? '男' : '女'},荷塘区城市管理局,${scores}`;
  const outcomes = (cwd: string): unknown[] =>
    select(
      cwd,
      'select code, officer.name, outcome from sitting join exam using (exam_id) join officer using (officer_id) order by code, officer_id',
    ).map((one) => (one as string[]).join(' '));

  test('only the papers required decide', () => {
    const cwd = makeRegister();
    set(cwd, '2020-01-01', 'name: ours', 'papersRequired: [public-law]');
    const rows = [row(11, '刘一', '60,59'), row(12, '陈二', '59,60'), row(13, '孙三', '60,')];
    expect(runExam(cwd, writeLines(cwd, 'e.csv', [header, ...rows])).code).toBe(0);
    expect(
      select(cwd, 'select name, outcome from sitting join officer using (officer_id) order by name'),
    ).toEqual([
      ['刘一', 'passed'],
      ['孙三', 'passed'],
      ['陈二', 'failed'],
    ]);
  });

  test('a pass in one paper is kept as long as the policy says, and explained', () => {
    const cwd = makeRegister();
    const sit = (exam: string, heldOn: string, scores: string): void => {
      const file = writeLines(cwd, `${exam}.csv`, [header, row(11, '刘一', scores)]);
      expect(runImport(cwd, 'exam', file, '--exam', exam, '--held-on', heldOn).code).toBe(0);
    };
    sit('2024-1', '2024-03-15', '80,40');
    sit('2024-2', '2024-09-15', '40,80');
    const show = (): unknown => runJson(['officer', 'show', idOf(11)], { cwd }).json;
    expect(show()).toMatchObject({ standing: 'unqualified', reasons: [{ code: 'never-passed' }] });
    set(cwd, '2024-12-01', 'name: ours', 'paperPassKeptForMonths: 6');
    expect(show()).toMatchObject({
      standing: 'qualified',
      reasons: [
        {
          code: 'pass-unused',
          text: 'passed or was exempt in round 2024-2 on 2024-09-15 (one paper kept from 2024-1); a certificate may be applied for up to and including 2026-09-15',
        },
      ],
    });
    expect(outcomes(cwd)).toEqual(['2024-1 刘一 failed', '2024-2 刘一 failed']);
    set(cwd, '2024-12-01', 'name: ours', 'paperPassKeptForMonths: 5');
    expect(show()).toMatchObject({ standing: 'unqualified' });
  });

  test('an exemption of a kind that is not known is taken with a warning', () => {
    const cwd = makeRegister();
    set(cwd, '2020-01-01', 'name: ours', 'exemptKinds: [法律职业资格]');
    const remarks = ['', '法律职业资格证 A证', '免考', '持有效执法证', '领导同意'];
    const rows = remarks.map(
      (remark, i) => `${examLine(11 + i, `刘${'一二三四五'.charAt(i)}`, undefined, '免考')},${remark}`,
    );
    const file = writeLines(cwd, 'e.csv', [
      '身份证号,姓名,性别,单位,分数,备注',
      ...rows,
      `${examLine(16, '陈六')},领导同意`,
    ]);
    const { code, json } = runExam(cwd, file);
    expect(code).toBe(0);
    expect(json.totals).toMatchObject({ added: 6, warnings: 2 });
    expect(
      json.findings.map(({ line, field, code: what, severity }) => [line, field, what, severity]),
    ).toEqual([
      [5, 'remark', 'exempt-kind-unknown', 'warning'],
      [6, 'remark', 'exempt-kind-unknown', 'warning'],
    ]);
    expect(json.findings[1]?.message).toContain('领导同意');
    expect(json.findings[1]?.hint).toContain('法律职业资格');
  });
});

test('status loads neither the schema nor the reader of policies', () => {
  const cwd = makeRegister();
  const loadedBy = (...args: string[]): string => {
    const coverage = join(cwd, `coverage-${args[0]!}`);
    mkdirSync(coverage);
    expect(run(args, { cwd, env: { NODE_V8_COVERAGE: coverage } }).code).toBe(0);
    const scripts = readdirSync(coverage).flatMap((name) => {
      const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as {
        result: { url: string }[];
      };
      return result.map(({ url }) => url).filter((url) => url.startsWith('file:') && url.includes('/dist/'));
    });
    return scripts
      .map((url) => fileURLToPath(url))
      .filter((path) => existsSync(path))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
  };
  const marks = ['TAB_AS_INDENT', 'unrecognized_keys'];
  const countIn = (code: string): string[] => marks.filter((mark) => code.includes(mark));
  expect(countIn(loadedBy('policy', 'show'))).toEqual(marks);
  expect(countIn(loadedBy('status'))).toEqual([]);
  expect(countIn(loadedBy('init', '--register', 'other.db'))).toEqual([]);
});
