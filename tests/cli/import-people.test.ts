import { describe, expect, it } from 'vitest';
import { run } from '../run-program.js';
import {
  counts,
  dump,
  examHeader,
  examLine,
  idOf,
  makeRegister,
  officerLines,
  runExam,
  runImport,
  select,
  sumUp,
  unitLines,
  writeLines,
} from './small-register.js';

const postings = (cwd: string, n: number): unknown[] =>
  select(
    cwd,
    `select since, unit.name, staffing, posting.state, since_assumed from posting join unit using (unit_id)
     join officer using (officer_id) where id_number = '${idOf(n)}' order by since`,
  );
const codes = ({ json }: ReturnType<typeof runImport>): [line: number, code: string][] =>
  json.findings.map(({ line, code }) => [line, code]);

describe('--create-units', () => {
  it('creates an unknown unit once, and the list of units gives it its code later', () => {
    const cwd = makeRegister();
    const lines = [examHeader, examLine(11, '刘一', '石峰区教育局'), examLine(12, '陈二', '石峰区教育局')];
    const imported = runExam(cwd, writeLines(cwd, 'roster.csv', lines), '--create-units');
    expect(codes(imported)).toEqual([[2, 'unit-created']]);
    expect(sumUp(imported.json.totals)).toEqual(counts({ rows: 2, added: 2, warnings: 1 }));
    expect(imported.code).toBe(0);

    const list = writeLines(cwd, 'more.csv', [unitLines[0]!, '430204000009,石峰区教育局,石峰区,教育,']);
    expect(runImport(cwd, 'units', list).json.totals).toMatchObject({ rows: 1, added: 0, updated: 1 });
    expect(select(cwd, "select code from unit where name = '石峰区教育局'")).toEqual([['430204000009']]);
    const sql = 'select distinct unit.code from sitting join unit using (unit_id)';
    expect(select(cwd, sql)).toEqual([['430204000009']]);
  });

  it('does not choose between two units of one alias', () => {
    const cwd = makeRegister();
    const lines = [examHeader, examLine(11, '刘一', '城管局')];
    const imported = runExam(cwd, writeLines(cwd, 'roster.csv', lines), '--create-units');
    expect(codes(imported)).toEqual([[2, 'unit-ambiguous']]);
  });
});

describe('one identity number under two names', () => {
  it('is rejected, against the register and in the file', () => {
    const cwd = makeRegister();
    const lines = [examHeader, examLine(1, '张卫'), examLine(11, '刘一'), examLine(11, '刘亿')];
    expect(codes(runExam(cwd, writeLines(cwd, 'roster.csv', lines)))).toEqual([
      [2, 'name-mismatch'],
      [4, 'name-mismatch'],
    ]);
    expect(select(cwd, `select name from officer where id_number = '${idOf(1)}'`)).toEqual([['张伟']]);
  });

  it('--accept-name-changes takes the new one and keeps the former', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'list.csv', [officerLines[0]!, officerLines[1]!.replace('张伟', '张卫')]);
    const imported = runImport(cwd, 'officers', file, '--accept-name-changes');
    expect(sumUp(imported.json.totals)).toEqual(counts({ rows: 1, updated: 1, warnings: 1 }));
    expect(select(cwd, `select name from officer where id_number = '${idOf(1)}'`)).toEqual([['张卫']]);
    expect(select(cwd, 'select name from officer_former_name')).toEqual([['张伟']]);
    expect(runImport(cwd, 'officers', file).json.totals).toMatchObject({ unchanged: 1, rejected: 0 });
  });

  it('blanks and middle dots do not make another name', () => {
    const cwd = makeRegister();
    const lines = [examHeader, examLine(1, '张　伟'), examLine(11, '阿卜杜拉•买买提'), examLine(2, '李 娜')];
    const imported = runExam(cwd, writeLines(cwd, 'roster.csv', lines));
    expect(imported.json.totals).toMatchObject({ added: 3, rejected: 0 });
    const again = [examHeader, examLine(11, '阿卜杜拉·买买提')];
    const other = runImport(
      cwd,
      'exam',
      writeLines(cwd, 'b.csv', again),
      '--exam',
      '2',
      '--held-on',
      '2024-09-01',
    );
    expect(other.json.totals).toMatchObject({ added: 1, rejected: 0 });
  });
});

describe('the same person twice in a round', () => {
  it('in one file: the later row is rejected and names the line of the first', () => {
    const cwd = makeRegister();
    const lines = [
      examHeader,
      examLine(11, '刘一'),
      examLine(12, '陈二'),
      examLine(11, '刘一', '市监局', '90'),
    ];
    const imported = runExam(cwd, writeLines(cwd, 'roster.csv', lines));
    expect(codes(imported)).toEqual([[4, 'duplicate-sitting']]);
    expect(imported.json.findings[0]?.message).toContain('roster.csv, line 2');
    expect(select(cwd, 'select score from mark order by score')).toEqual([[80], [80]]);
  });

  it('in two files of one command', () => {
    const cwd = makeRegister();
    const first = writeLines(cwd, 'a.csv', [examHeader, examLine(11, '刘一')]);
    const second = writeLines(cwd, 'b.csv', [
      examHeader,
      examLine(12, '陈二'),
      examLine(11, '刘一', '市监局'),
    ]);
    const imported = runExam(cwd, first, second);
    expect(imported.json.findings).toMatchObject([{ file: 'b.csv', line: 3, code: 'duplicate-sitting' }]);
    expect(imported.json.findings[0]?.message).toContain('a.csv, line 2');
    expect(imported.json.files.map(sumUp)).toEqual([
      counts({ rows: 1, added: 1 }),
      counts({ rows: 2, added: 1, rejected: 1 }),
    ]);
  });

  it('in a later command, and then once more in that file: each names the row that was there first', () => {
    const cwd = makeRegister();
    runExam(cwd, writeLines(cwd, 'a.csv', [examHeader, examLine(11, '刘一')]));
    const again = [examHeader, examLine(12, '陈二'), examLine(11, '刘一'), examLine(11, '刘一', '市监局')];
    const imported = runExam(cwd, writeLines(cwd, 'b.csv', again));
    expect(imported.json.findings).toMatchObject([{ file: 'b.csv', line: 4, code: 'duplicate-sitting' }]);
    expect(imported.json.findings[0]?.message).toMatch(/a\.csv, line 2|b\.csv, line 3/);
  });

  it('in two rounds is no duplicate', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'a.csv', [examHeader, examLine(11, '刘一')]);
    runExam(cwd, file);
    const imported = runImport(cwd, 'exam', file, '--exam', '2024-2', '--held-on', '2024-09-01');
    expect(sumUp(imported.json.totals)).toEqual(counts({ rows: 1, added: 1 }));
  });
});

describe('postings', () => {
  it('a candidate is created with a posting at the unit from the exam day, staffing unknown', () => {
    const cwd = makeRegister();
    runExam(cwd, writeLines(cwd, 'a.csv', [examHeader, examLine(11, '刘一', '市监局')]));
    expect(postings(cwd, 11)).toEqual([['2024-06-15', '株洲市市场监督管理局', null, 'active', 1]]);
  });

  it('an older one elsewhere is followed by one at the unit of the roster; the old one stays', () => {
    const cwd = makeRegister();
    const imported = runExam(cwd, writeLines(cwd, 'a.csv', [examHeader, examLine(1, '张伟', '芦淞城管')]));
    expect(codes(imported)).toEqual([[2, 'unit-changed']]);
    expect(postings(cwd, 1)).toEqual([
      ['2020-01-01', '荷塘区城市管理局', 'administrative', 'active', 0],
      ['2024-06-15', '芦淞区城市管理局', null, 'active', 1],
    ]);
  });

  it('a newer one is left alone, without a word', () => {
    const cwd = makeRegister();
    const imported = runExam(cwd, writeLines(cwd, 'a.csv', [examHeader, examLine(3, '王强', '荷塘城管')]));
    expect(imported.json.findings).toEqual([]);
    expect(imported.json.totals).toMatchObject({ added: 1 });
    expect(postings(cwd, 3)).toEqual([
      ['2024-10-01', '株洲市市场监督管理局', 'civil-servant-managed', 'active', 0],
    ]);
  });

  it('one at the same unit is not repeated', () => {
    const cwd = makeRegister();
    runExam(cwd, writeLines(cwd, 'a.csv', [examHeader, examLine(1, '张伟', '荷塘城管')]));
    expect(postings(cwd, 1)).toHaveLength(1);
  });

  it('a dated other one of the list of officers is appended; the same list again is unchanged', () => {
    const cwd = makeRegister();
    const row = `${idOf(1)},张伟,男,荷塘城管,行政编制,执法岗位,退休,2024-08-31`;
    const file = writeLines(cwd, 'list.csv', [officerLines[0]!, row]);
    expect(sumUp(runImport(cwd, 'officers', file).json.totals)).toEqual(counts({ rows: 1, updated: 1 }));
    const before = dump(cwd);
    expect(sumUp(runImport(cwd, 'officers', file).json.totals)).toEqual(counts({ rows: 1, unchanged: 1 }));
    expect(sumUp(runImport(cwd, 'officers', 'officers.csv').json.totals)).toEqual(
      counts({ rows: 4, unchanged: 4 }),
    );
    expect(dump(cwd)).toBe(before);
    expect(postings(cwd, 1).map((row) => (row as string[])[0])).toEqual(['2020-01-01', '2024-08-31']);
  });

  it('a state without a date counts from the day of the import, and on another day still says the same', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'list.csv', [officerLines[0]!, `${idOf(1)},张伟,男,荷塘城管,,,退休,`]);
    const imported = runImport(cwd, 'officers', file, '--as-of', '2024-11-30');
    expect(codes(imported)).toEqual([[2, 'state-undated']]);
    const later = runImport(cwd, 'officers', file, '--as-of', '2024-12-31');
    expect([later.json.batch, sumUp(later.json.totals)]).toEqual([null, counts({ rows: 1, unchanged: 1 })]);
    expect(postings(cwd, 1).map((row) => (row as string[])[0])).toEqual(['2020-01-01', '2024-11-30']);
  });
});

describe('units', () => {
  it('a closure without a date keeps the day of its first import', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'list.csv', [
      '单位编码,单位名称,单位状态',
      '430202000001,荷塘区城市管理局,撤销',
    ]);
    runImport(cwd, 'units', file, '--as-of', '2024-11-30');
    const later = runImport(cwd, 'units', file, '--as-of', '2024-12-31');
    expect([later.json.batch, later.json.totals.unchanged]).toEqual([null, 1]);
    expect(select(cwd, "select closed_on from unit where code = '430202000001'")).toEqual([['2024-11-30']]);
  });

  it('a merger that comes with a later list is recorded', () => {
    const cwd = makeRegister();
    const lines = ['单位编码,单位名称,并入单位', '430202000001,荷塘区城市管理局,芦淞城管'];
    const { json } = runImport(cwd, 'units', writeLines(cwd, 'list.csv', lines));
    expect(json.totals).toMatchObject({ updated: 1, unchanged: 0 });
    const sql = 'select a.code, b.code from unit a join unit b on b.unit_id = a.merged_into';
    expect(select(cwd, sql)).toEqual([['430202000001', '430203000001']]);
  });

  it('a former name still finds the unit', () => {
    const cwd = makeRegister();
    const lines = ['单位编码,单位名称', '430202000001,荷塘区城市管理和综合执法局'];
    runImport(cwd, 'units', writeLines(cwd, 'list.csv', lines));
    const roster = writeLines(cwd, 'a.csv', [
      examHeader,
      examLine(11, '刘一'),
      examLine(12, '陈二', '荷塘城管'),
    ]);
    expect(sumUp(runExam(cwd, roster).json.totals)).toEqual(counts({ rows: 2, added: 2 }));
    expect(run(['unit', 'show', '荷塘区城市管理局'], { cwd }).code).toBe(0);
  });
});
