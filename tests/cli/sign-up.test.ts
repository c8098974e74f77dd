import { describe, expect, it } from 'vitest';
import { run, runJson } from '../run-program.js';
import {
  importResults,
  importSignUp,
  resultLines,
  signUpHeader,
  signUpLine,
  signUpLines,
  unit,
} from './sign-up-round.js';
import {
  counts,
  dump,
  examHeader,
  examLine,
  idOf,
  makeRegister,
  runImport,
  select,
  sumUp,
  writeLines,
} from './small-register.js';

const round = ['--exam', '2024-1', '--held-on', '2024-06-15'];
const sittings = `select name, outcome, file, sitting.line from sitting
  join officer using (officer_id) join batch_file on batch_file.file_id = sitting.file_id order by id_number`;
function readSitting(cwd: string, n: number): unknown[] {
  const of = `from sitting join officer using (officer_id) where id_number = '${idOf(n)}'`;
  return select(cwd, `select ticket, remark, sitting.held_on ${of}`).flat();
}

function showRound(cwd: string, asOf = '2024-12-31'): Record<string, unknown> {
  return runJson(['exam', 'show', '2024-1', '--as-of', asOf], { cwd }).json as Record<string, unknown>;
}

describe('a sign-up roster', () => {
  it('registers its people, without a result', () => {
    const cwd = makeRegister();
    const { code, json } = importSignUp(cwd);
    expect([code, json.findings]).toEqual([0, []]);
    expect(json.files).toMatchObject([{ form: 'sign-up', ...counts({ rows: 5, added: 5 }) }]);
    expect(select(cwd, 'select outcome, count(*), min(held_on), max(held_on) from sitting')).toEqual([
      ['registered', 5, '2024-06-15', '2024-06-15'],
    ]);
    expect(select(cwd, 'select * from mark')).toEqual([]);
    expect(select(cwd, 'select form from batch_file where batch_id = 4')).toEqual([['sign-up']]);
    expect(showRound(cwd)).toMatchObject({
      ...{ registered: 5, awaiting: 5, sat: 0, absent: 0, exempt: 0, passed: 0 },
      ...{ papers: [], closedOn: null, attendanceRate: 0, passRate: null },
      byUnit: [{ name: unit, registered: 5, awaiting: 5 }],
    });
  });

  it.each([
    ['en', 'sign-up roster: 5 registered, no results yet'],
    ['zh', '报名名单，登记报名5人，尚无成绩'],
  ])('is named as one in the summary (%s)', (lang, sentence) => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'sign-up.csv', signUpLines);
    const { stderr } = run(['import', 'exam', file, ...round, '--unit', unit, '--lang', lang], { cwd });
    expect(stderr.split('\n')).toContain(sentence);
  });

  it('may have a column for the unit', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'a.csv', ['姓名,身份证号,单位', `刘一,${idOf(11)},荷塘城管`]);
    const { code, json } = runImport(cwd, 'exam', file, ...round);
    expect([code, json.files[0]]).toMatchObject([0, { form: 'sign-up', added: 1 }]);
  });

  it('without a unit is refused, and so is one that may hold results in a column nobody knows', () => {
    const cwd = makeRegister();
    const before = dump(cwd);
    const noUnit = run(['import', 'exam', writeLines(cwd, 'a.csv', signUpLines), ...round], { cwd });
    expect([noUnit.code, noUnit.stderr]).toEqual([2, expect.stringMatching(/a\.csv.*unit\n.*--unit/)]);
    const lines = ['姓名,身份证号,单位,考核打分', `刘一,${idOf(11)},荷塘城管,80`];
    const doubtful = run(['import', 'exam', writeLines(cwd, 'b.csv', lines), ...round], { cwd });
    expect([doubtful.code, doubtful.stderr]).toEqual([2, expect.stringMatching(/score.*result[^]*考核打分/)]);
    expect(dump(cwd)).toBe(before);
  });

  it('gives a new person a posting, and moves nobody who has one', () => {
    const cwd = makeRegister();
    const lines = [signUpHeader, signUpLine(2, '李娜'), signUpLine(11, '刘一')];
    const { json } = runImport(cwd, 'exam', writeLines(cwd, 'a.csv', lines), ...round, '--unit', unit);
    expect(json.findings).toEqual([]);
    const postings = (n: number): unknown[] =>
      select(
        cwd,
        `select since, unit.name from posting join officer using (officer_id) join unit using (unit_id)
         where id_number = '${idOf(n)}' order by since`,
      );
    expect(postings(2)).toEqual([['2020-01-01', '芦淞区城市管理局']]);
    expect(postings(11)).toEqual([['2024-06-15', unit]]);

    const result = writeLines(cwd, 'b.csv', [examHeader, examLine(2, '李娜'), examLine(11, '刘一')]);
    const filled = runImport(cwd, 'exam', result, '--exam', '2024-1');
    expect(filled.json.findings).toMatchObject([{ line: 2, code: 'unit-changed' }]);
    expect(postings(2)).toEqual([
      ['2020-01-01', '芦淞区城市管理局'],
      ['2024-06-15', unit],
    ]);
    expect(postings(11)).toEqual([['2024-06-15', unit]]);
  });

  it('with a person twice: the second row is rejected, naming the first', () => {
    const cwd = makeRegister();
    const lines = [signUpHeader, signUpLine(11, '刘一'), signUpLine(11, '刘一')];
    const { code, json } = runImport(cwd, 'exam', writeLines(cwd, 'a.csv', lines), ...round, '--unit', unit);
    expect([code, sumUp(json.totals)]).toEqual([3, counts({ rows: 2, added: 1, rejected: 1 })]);
    expect(json.findings).toMatchObject([{ line: 3, code: 'duplicate-sitting' }]);
    expect(json.findings[0]!.message).toContain('a.csv, line 2');
  });

  it('imported before the exam shows the round from that day on', () => {
    const cwd = makeRegister();
    importSignUp(cwd, '--as-of', '2024-05-20');
    expect(showRound(cwd, '2024-05-20')).toMatchObject({ heldOn: '2024-06-15', registered: 5, awaiting: 5 });
    expect(run(['exam', 'show', '2024-1', '--as-of', '2024-05-19'], { cwd }).code).toBe(2);
    importResults(cwd, '--as-of', '2024-06-20');
    expect(showRound(cwd, '2024-06-14')).toMatchObject({ registered: 6, awaiting: 6, sat: 0, exempt: 0 });
    expect(showRound(cwd, '2024-06-15')).toMatchObject({ registered: 6, awaiting: 2, sat: 3, exempt: 1 });
  });
});

describe('results of a round with a sign-up', () => {
  const filledIn = [
    ['刘一', 'passed', 'results.csv', 2],
    ['陈二', 'failed', 'results.csv', 3],
    ['孙三', 'exempt', 'results.csv', 4],
    ['周四', 'registered', 'sign-up.csv', 5],
    ['吴五', 'registered', 'sign-up.csv', 6],
    ['郑六', 'passed', 'results.csv', 5],
  ];
  const figures = {
    ...{ registered: 6, sat: 3, passed: 2, failed: 1, exempt: 1, absent: 0, awaiting: 2 },
    ...{ units: 1, attendanceRate: 3 / 6, passRate: 2 / 3, papers: [{ paper: 'single', passMark: 60 }] },
  };

  it('fill in, and say who did not sign up', () => {
    const cwd = makeRegister();
    importSignUp(cwd);
    const { code, json } = importResults(cwd);
    expect([code, sumUp(json.totals)]).toEqual([0, counts({ rows: 4, added: 1, updated: 3, warnings: 1 })]);
    expect(json.files).toMatchObject([{ form: 'results' }]);
    expect(json.findings).toMatchObject([
      { line: 5, field: 'idNumber', code: 'not-registered', severity: 'warning' },
    ]);
    expect(select(cwd, sittings)).toEqual(filledIn);
    expect(select(cwd, 'select paper, score from mark order by score')).toEqual([
      ['single', 50],
      ['single', 70],
      ['single', 80],
    ]);
    expect(showRound(cwd)).toMatchObject(figures);
  });

  it('may come first: the roster then adds who has no result, and takes nothing back', () => {
    const cwd = makeRegister();
    expect(importResults(cwd).json.findings).toEqual([]);
    const { code, json } = importSignUp(cwd);
    expect([code, sumUp(json.totals)]).toEqual([0, counts({ rows: 5, added: 2, unchanged: 3 })]);
    expect(json.findings).toEqual([]);
    expect(select(cwd, sittings)).toEqual(filledIn);
    expect(showRound(cwd)).toMatchObject(figures);
  });

  it('may come in one command with the roster', () => {
    const cwd = makeRegister();
    const files = [writeLines(cwd, 'sign-up.csv', signUpLines), writeLines(cwd, 'results.csv', resultLines)];
    const { json } = runImport(cwd, 'exam', ...files, ...round, '--unit', unit);
    expect(json.files).toMatchObject([
      { form: 'sign-up', ...counts({ rows: 5, added: 5 }) },
      { form: 'results', ...counts({ rows: 4, added: 1, updated: 3, warnings: 1 }) },
    ]);
    expect(select(cwd, sittings)).toEqual(filledIn);
  });

  it('imported again bring nothing new; neither does the roster', () => {
    const cwd = makeRegister();
    importSignUp(cwd);
    importResults(cwd);
    const before = dump(cwd);
    expect(importSignUp(cwd).json).toMatchObject({ batch: null, totals: { unchanged: 5 } });
    expect(importResults(cwd).json).toMatchObject({ batch: null, totals: { unchanged: 4, warnings: 0 } });
    expect(dump(cwd)).toBe(before);
  });

  it('of another unit are rejected, naming the roster', () => {
    const cwd = makeRegister();
    importSignUp(cwd);
    const file = writeLines(cwd, 'a.csv', [examHeader, examLine(11, '刘一', '芦淞区城市管理局')]);
    const { code, json } = runImport(cwd, 'exam', file, ...round);
    expect([code, sumUp(json.totals)]).toEqual([3, counts({ rows: 1, rejected: 1 })]);
    expect(json.findings).toMatchObject([{ line: 2, code: 'duplicate-sitting' }]);
    expect(json.findings[0]!.message).toContain('sign-up.csv, line 2');
  });

  it('keep the ticket and remark of the roster where they have none', () => {
    const cwd = makeRegister();
    const roster = ['姓名,身份证号,单位,准考证号,备注', `刘一,${idOf(11)},${unit},T11,党员`];
    roster.push(`陈二,${idOf(12)},${unit},T12,党员`);
    runImport(cwd, 'exam', writeLines(cwd, 'a.csv', roster), ...round);
    const results = [`${examHeader},准考证号,备注,考试时间`, `${examLine(11, '刘一')},,,2024-06-16`];
    results.push(`${examLine(12, '陈二')},N12,补考,2024-06-15`);
    runImport(cwd, 'exam', writeLines(cwd, 'b.csv', results), ...round);
    expect(readSitting(cwd, 11)).toEqual(['T11', '党员', '2024-06-16']);
    expect(readSitting(cwd, 12)).toEqual(['N12', '补考', '2024-06-15']);
    expect(showRound(cwd)).toMatchObject({ heldOn: '2024-06-15', endedOn: '2024-06-16' });
  });

  it('tell the papers of the round; later files have the same', () => {
    const cwd = makeRegister();
    importSignUp(cwd);
    const header = '身份证号,姓名,单位,公共法律知识成绩,专业法律知识成绩';
    const two = writeLines(cwd, 'a.csv', [header, `${idOf(11)},刘一,${unit},80,59`]);
    expect(runImport(cwd, 'exam', two, ...round).json.totals.updated).toBe(1);
    expect(select(cwd, 'select paper, pass_mark from exam_paper order by paper')).toEqual([
      ['public-law', 60],
      ['special-law', 60],
    ]);
    expect(select(cwd, 'select paper, score from mark order by paper')).toEqual([
      ['public-law', 80],
      ['special-law', 59],
    ]);
    const before = dump(cwd);
    const file = writeLines(cwd, 'results.csv', resultLines);
    const { code, stderr } = run(['import', 'exam', file, ...round], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('results.csv')]);
    expect(dump(cwd)).toBe(before);
  });

  it('are written down with what was there before, so that they can be taken back', () => {
    const cwd = makeRegister();
    importSignUp(cwd);
    importResults(cwd);
    const changes = select(
      cwd,
      'select table_name, count(*), count(before), count(after) from batch_change group by table_name order by 1',
    );
    expect(changes).toEqual([
      ['exam_paper', 1, 0, 1],
      ['mark', 2, 0, 2],
      ['sitting', 3, 3, 3],
    ]);
  });
});

describe('a round that is only signed up for', () => {
  it('is no round that a card could have come from', () => {
    const cwd = makeRegister();
    const card = [
      '执法证号,身份证号,姓名,发证日期,有效期至',
      `18000000009,${idOf(4)},赵敏,2024-07-01,2029-06-30`,
    ];
    runImport(cwd, 'certificates', writeLines(cwd, 'card.csv', card));
    const plan = (): unknown => runJson(['cleanup', 'plan', '--grounds', 'never-qualified'], { cwd }).json;
    importSignUp(cwd);
    expect(plan()).toMatchObject({ flagged: 0 });
    importResults(cwd);
    expect(plan()).toMatchObject({ flagged: 1, toConfirm: 1 });
  });
});
