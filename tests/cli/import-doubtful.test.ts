// Rows and lists that would end or give back somebody's right by accident.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, runJson } from '../run-program.js';
import {
  examHeader,
  examLine,
  idOf,
  makeRegister,
  runExam,
  runImport,
  writeLines,
  select,
} from './small-register.js';

const officersHeader = '身份证号,姓名,单位,人员状态,状态日期';
const certificatesHeader = '执法证号,身份证号,发证日期,有效期至,证件状态,状态日期';

function listCodes({ json }: ReturnType<typeof runImport>): string[] {
  return json.findings.map(({ code }) => code);
}

function showOfficer(cwd: string, n: number, asOf: string): { standing: string; unit: { name: string } } {
  const { json } = runJson(['officer', 'show', idOf(n), '--as-of', asOf], { cwd });
  return json as { standing: string; unit: { name: string } };
}

describe('a result list', () => {
  it('with a heading of two rows is read by both papers: nobody passes on half of them', () => {
    const cwd = makeRegister();
    const lines = [
      '姓名,身份证号,单位,成绩,',
      ',,,公共法律知识,专业法律知识',
      `刘一,${idOf(11)},荷塘城管,90,30`,
    ];
    const imported = runExam(cwd, writeLines(cwd, 'two-rows.csv', lines));
    expect(imported.json.totals).toMatchObject({ rows: 1, added: 1 });
    expect(imported.json.files).toMatchObject([{ headerLine: 2 }]);
    expect(select(cwd, 'select outcome from sitting')).toEqual([['failed']]);
  });

  it('with 作弊 beside a good score is not a pass', () => {
    const cwd = makeRegister();
    const lines = [`${examHeader},备注`, `${examLine(11, '刘一')},作弊`, `${examLine(12, '陈二')},补考`];
    const imported = runExam(cwd, writeLines(cwd, 'remarks.csv', lines));
    expect(imported.json.findings).toMatchObject([
      { line: 2, code: 'result-contradiction', field: 'remark' },
    ]);
    expect(imported.json.totals).toMatchObject({ added: 1, rejected: 1 });
  });

  it('cannot put anybody into a unit that was closed before the exam', () => {
    const cwd = makeRegister();
    const units = ['单位编码,单位名称,单位状态,撤销日期', '430209000009,旧局,撤销,2024-03-01'];
    runImport(cwd, 'units', writeLines(cwd, 'closed.csv', units));
    const lines = [examHeader, examLine(1, '张伟', '旧局')];
    expect(listCodes(runExam(cwd, writeLines(cwd, 'a.csv', lines)))).toEqual(['unit-closed']);
  });

  it('without the person moves nobody', () => {
    const cwd = makeRegister();
    const lines = [examHeader, examLine(1, '张伟', '芦淞城管', '缺考')];
    expect(listCodes(runExam(cwd, writeLines(cwd, 'a.csv', lines)))).toEqual([]);
    expect(showOfficer(cwd, 1, '2024-12-31').unit.name).toBe('荷塘区城市管理局');
  });

  it('is refused when --held-on names another year than its rows', () => {
    const cwd = makeRegister();
    const lines = [`${examHeader},考试时间`, `${examLine(11, '刘一')},2024-06-15`];
    const file = writeLines(cwd, 'a.csv', lines);
    const said = run(['import', 'exam', file, '--exam', '2023-1', '--held-on', '2023-06-15', '--json'], {
      cwd,
    });
    expect(said).toMatchObject({ code: 2, stdout: '' });
    expect(said.stderr).toContain('exam-held-on-differs');
  });

  it('needs a round with a name', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'a.csv', [examHeader, examLine(11, '刘一')]);
    const said = run(['import', 'exam', file, '--exam', ' ', '--held-on', '2024-06-15', '--json'], { cwd });
    expect(said.code).toBe(2);
    expect(said.stderr).toContain('exam-code-missing');
  });
});

describe('a list of officers', () => {
  it('without dates does not raise the dead', () => {
    const cwd = makeRegister();
    const dead = [officersHeader, `${idOf(1)},张伟,荷塘城管,死亡,2024-03-01`];
    runImport(cwd, 'officers', writeLines(cwd, 'dead.csv', dead));
    for (const [name, row] of [
      ['same.csv', `${idOf(1)},张伟,荷塘城管,在岗,`],
      ['other.csv', `${idOf(1)},张伟,芦淞城管,,`],
    ] as const) {
      const imported = runImport(cwd, 'officers', writeLines(cwd, name, [officersHeader, row]));
      expect(listCodes(imported)).toEqual(['state-contradiction']);
    }
  });

  it('of the past does not replace the present at another unit', () => {
    const cwd = makeRegister();
    const now = [officersHeader, `${idOf(11)},刘一,芦淞城管,在岗,`];
    runImport(cwd, 'officers', writeLines(cwd, 'now.csv', now));
    const past = [officersHeader, `${idOf(11)},刘一,荷塘城管,在岗,2018-01-01`];
    const imported = runImport(cwd, 'officers', writeLines(cwd, 'past.csv', past));
    expect(listCodes(imported)).toEqual(['posting-newer']);
    expect(showOfficer(cwd, 11, '2025-01-31').unit.name).toBe('芦淞区城市管理局');
  });

  it('imported again with --map says what the column holds', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'map.csv', ['身份证号,姓名,单位,用工', `${idOf(11)},刘一,荷塘城管,合同制`]);
    runImport(cwd, 'officers', file);
    const mapped = runImport(cwd, 'officers', file, '--map', '用工=staffing');
    expect(mapped.json.totals).toMatchObject({ updated: 1, unchanged: 0 });
  });
});

describe('a list of certificates', () => {
  it('without dates, imported again, does not suspend a card that was resumed', () => {
    const cwd = makeRegister();
    const card = `18000000009,${idOf(4)},2022-11-01,2027-10-31`;
    const first = writeLines(cwd, 'first.csv', [certificatesHeader, `${card},暂扣,`]);
    runImport(cwd, 'certificates', first, '--as-of', '2024-01-01');
    const second = writeLines(cwd, 'second.csv', [certificatesHeader, `${card},有效,2024-02-01`]);
    runImport(cwd, 'certificates', second);
    expect(runImport(cwd, 'certificates', first).json.totals).toMatchObject({ updated: 0, unchanged: 1 });
    expect(showOfficer(cwd, 4, '2024-12-31').standing).toBe('certified');
  });

  it('with a number that Excel shortened is refused', () => {
    const cwd = makeRegister();
    const lines = [certificatesHeader, `1.80203E+14,${idOf(4)},2022-11-01,2027-10-31,有效,`];
    const imported = runImport(cwd, 'certificates', writeLines(cwd, 'a.csv', lines));
    expect(listCodes(imported)).toEqual(['number-scientific']);
  });
});

describe('a list of units', () => {
  const header = '单位编码,单位名称,执法主体资格,单位状态,撤销日期';

  it('says that the authority of a unit changes', () => {
    const cwd = makeRegister();
    const list = (authority: string): string => `430202000001,荷塘区城市管理局,${authority},,`;
    runImport(cwd, 'units', writeLines(cwd, 'a.csv', [header, list('法定')]));
    const imported = runImport(cwd, 'units', writeLines(cwd, 'b.csv', [header, list('无')]));
    expect(listCodes(imported)).toEqual(['authority-changed']);
  });

  it('neither reopens a closed unit nor closes it on another day', () => {
    const cwd = makeRegister();
    const list = (rest: string): string => `430202000001,荷塘区城市管理局,,${rest}`;
    runImport(cwd, 'units', writeLines(cwd, 'a.csv', [header, list('撤销,2024-03-01')]));
    for (const [name, rest] of [
      ['b.csv', '正常,'],
      ['c.csv', '撤销,2025-03-01'],
    ] as const) {
      const imported = runImport(cwd, 'units', writeLines(cwd, name, [header, list(rest)]));
      expect(listCodes(imported)).toEqual(['state-contradiction']);
    }
  });
});

describe('places', () => {
  it('a folder in the place of the rejects file stays a folder, and nothing is written', () => {
    const cwd = makeRegister();
    mkdirSync(join(cwd, 'kept'));
    const file = writeLines(cwd, 'a.csv', [examHeader, examLine(11, ''), examLine(12, '陈二')]);
    const flags = ['--exam', '2024-1', '--held-on', '2024-06-15', '--rejects', 'kept', '--json'];
    const said = run(['import', 'exam', file, ...flags], { cwd });
    expect(said.code).toBe(2);
    expect(said.stderr).toContain('file-is-directory');
  });

  it('one file named twice is refused', () => {
    const cwd = makeRegister();
    const said = run(['import', 'officers', 'officers.csv', './officers.csv', '--json'], { cwd });
    expect(said.code).toBe(2);
    expect(said.stderr).toContain('file-twice');
  });
});
