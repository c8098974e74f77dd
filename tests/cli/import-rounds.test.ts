import { describe, expect, it } from 'vitest';
import { run, runJson } from '../run-program.js';
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

const round = ['--exam', '2024-1'];

/** What a round of the register says of itself. */
function showRound(cwd: string): unknown {
  return runJson(['exam', 'show', '2024-1'], { cwd }).json;
}

describe('the date of a round', () => {
  it('is refused when neither the command nor the file tells it', () => {
    const cwd = makeRegister();
    const before = dump(cwd);
    const file = writeLines(cwd, 'a.csv', [examHeader, examLine(11, '刘一')]);
    const { code, stdout, stderr } = run(['import', 'exam', file, ...round], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: .*2024-1.*a\.csv.*\nhint: .*--held-on/);
    expect(dump(cwd)).toBe(before);
  });

  it('is refused when the column is there but empty', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'a.csv', [`${examHeader},考试时间`, `${examLine(11, '刘一')},`]);
    expect(run(['import', 'exam', file, ...round], { cwd }).code).toBe(2);
  });

  it('comes from --held-on', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'a.csv', [examHeader, examLine(11, '刘一')]);
    runImport(cwd, 'exam', file, ...round, '--held-on', '2024-06-15', '--name', '第一次考试');
    expect(showRound(cwd)).toMatchObject({ code: '2024-1', name: '第一次考试', heldOn: '2024-06-15' });
    expect(select(cwd, 'select held_on from sitting')).toEqual([['2024-06-15']]);
  });

  it.each(['2024-06-15', '2024.6.15', '2024/6/15', '2024年6月15日', '20240615', '45458', '2024-06-15 09:00'])(
    'comes from the column, written %s',
    (written) => {
      const cwd = makeRegister();
      const file = writeLines(cwd, 'a.csv', [`${examHeader},考试时间`, `${examLine(11, '刘一')},${written}`]);
      expect(runImport(cwd, 'exam', file, ...round).code).toBe(0);
      expect(select(cwd, 'select held_on from exam')).toEqual([['2024-06-15']]);
    },
  );

  it('is not that of a single mistyped row above', () => {
    const cwd = makeRegister();
    const rows = ['2014-06-15', '2024-06-15', '2024-06-15', '2024-06-16'].map(
      (on, i) => `${examLine(11 + i, '人')},${on}`,
    );
    const { code, json } = runImport(
      cwd,
      'exam',
      writeLines(cwd, 'a.csv', [`${examHeader},考试时间`, ...rows]),
      ...round,
    );
    expect(json.findings).toMatchObject([{ line: 2, field: 'examDate', code: 'exam-date-mismatch' }]);
    expect([code, json.totals.added]).toEqual([3, 3]);
    expect(showRound(cwd)).toMatchObject({ heldOn: '2024-06-15', endedOn: '2024-06-16' });
  });

  it('is known to the next file, which needs none', () => {
    const cwd = makeRegister();
    runImport(
      cwd,
      'exam',
      writeLines(cwd, 'a.csv', [examHeader, examLine(11, '刘一')]),
      ...round,
      '--held-on',
      '2024-06-15',
    );
    const next = runImport(
      cwd,
      'exam',
      writeLines(cwd, 'b.csv', [examHeader, examLine(12, '陈二')]),
      ...round,
    );
    expect(sumUp(next.json.totals)).toEqual(counts({ rows: 1, added: 1 }));
    expect(select(cwd, 'select distinct held_on from sitting')).toEqual([['2024-06-15']]);
  });

  it('--held-on far from that of the round is refused; so is one that is no date', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'a.csv', [examHeader, examLine(11, '刘一')]);
    runImport(cwd, 'exam', file, ...round, '--held-on', '2024-06-15');
    for (const day of ['2023-06-15', '2024-06-31', '15.6.2024']) {
      const { code, stdout, stderr } = run(['import', 'exam', file, ...round, '--held-on', day], { cwd });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(day);
    }
  });
});

describe('the papers of a round', () => {
  const header = '身份证号,姓名,单位,公共法律知识成绩,专业法律知识成绩';

  it('two papers: both are kept, and both must be passed', () => {
    const cwd = makeRegister();
    const marks = ['60,60', '59.5,100', '缺考,缺考', '缺考,80', '违纪,80', '免考,60', '免考,免考'];
    const rows = marks.map((pair, i) => `${idOf(11 + i)},人,荷塘城管,${pair}`);
    const file = writeLines(cwd, 'a.csv', [header, ...rows]);
    runImport(cwd, 'exam', file, ...round, '--held-on', '2024-06-15');
    expect(select(cwd, 'select outcome from sitting order by line').flat()).toEqual([
      ...['passed', 'failed', 'absent', 'failed', 'breach', 'passed', 'exempt'],
    ]);
    expect(showRound(cwd)).toMatchObject({
      registered: 7,
      sat: 5,
      passed: 2,
      failed: 2,
      absent: 1,
      breach: 1,
      exempt: 1,
    });
  });

  it('a file of other papers is refused', () => {
    const cwd = makeRegister();
    const first = writeLines(cwd, 'a.csv', [header, `${idOf(11)},刘一,荷塘城管,80,80`]);
    runImport(cwd, 'exam', first, ...round, '--held-on', '2024-06-15');
    const before = dump(cwd);
    const second = writeLines(cwd, 'b.csv', [examHeader, examLine(12, '陈二')]);
    const { code, stderr } = run(['import', 'exam', second, ...round], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('b.csv');
    expect(dump(cwd)).toBe(before);
  });
});
