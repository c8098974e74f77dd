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
      ['2024-06-15', '芦淞区城市管理局', 'administrative', 'active', 1],
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
