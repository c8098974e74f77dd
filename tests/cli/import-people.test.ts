import { describe, expect, it } from 'vitest';
import {
  counts,
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
    expect(imported.json.findings[0]?.message).toMatch(/roster\.csv(, line |:)2\b/);
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
    expect(imported.json.findings[0]?.message).toMatch(/\ba\.csv(, line |:)2\b/);
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
    expect(imported.json.findings[0]?.message).toMatch(/\ba\.csv(, line |:)2\b|\bb\.csv(, line |:)3\b/);
  });

  it('in two rounds is no duplicate', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'a.csv', [examHeader, examLine(11, '刘一')]);
    runExam(cwd, file);
    const imported = runImport(cwd, 'exam', file, '--exam', '2024-2', '--held-on', '2024-09-01');
    expect(sumUp(imported.json.totals)).toEqual(counts({ rows: 1, added: 1 }));
  });
});
