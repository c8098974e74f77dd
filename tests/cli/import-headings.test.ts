import { describe, expect, it } from 'vitest';
import { run } from '../run-program.js';
import {
  counts,
  examHeader,
  examLine,
  idOf,
  makeRegister,
  runExam,
  runImport,
  select,
  sumUp,
  writeLines,
} from './small-register.js';

describe('the header row is found in the first 20 lines', () => {
  const titles = (n: number): string[] =>
    Array.from({ length: n }, (_, i) => `株洲市行政执法资格考试成绩表(${i})`);

  it.each([0, 1, 3, 19])('below %i lines of titles', (above) => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'roster.csv', [...titles(above), examHeader, examLine(11, '刘一')]);
    const { json } = runExam(cwd, file);
    expect(json.files[0]?.headerLine).toBe(above + 1);
    // Titles stand above the header, so they are no rows.
    expect(sumUp(json.totals)).toEqual(counts({ rows: 1, added: 1 }));
    expect(select(cwd, 'select line from sitting')).toEqual([[above + 2]]);
  });

  it('a title of several lines in quotation marks counts with its lines', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'roster.csv', [
      '"成绩表',
      '2024 年",',
      '',
      examHeader,
      examLine(11, '刘一'),
    ]);
    expect(runExam(cwd, file).json.files[0]?.headerLine).toBe(4);
  });

  it('not in line 21', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'roster.csv', [...titles(20), examHeader, examLine(11, '刘一')]);
    const { code, stdout, stderr } = run(['import', 'exam', file, '--exam', 'x', '--held-on', '2024-06-15'], {
      cwd,
    });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('first 20 lines');
  });
});

describe('headings', () => {
  it.each<[what: string, header: string]>([
    ['English', 'ID number,Name,Sex,Unit,Score'],
    ['the names of the contract', 'idNumber,name,sex,unit,score'],
    ['with blanks, marks and units', '* 身份证 号码(18位),考生 姓名:,性　别,参考单位,考试成绩(分)'],
    ['in capitals and full-width letters', 'ＩＤ ＮＵＭＢＥＲ,NAME,GENDER,UNIT NAME,SCORE'],
  ])('%s', (_, header) => {
    const cwd = makeRegister();
    const { json } = runExam(cwd, writeLines(cwd, 'roster.csv', [header, examLine(11, '刘一')]));
    expect(sumUp(json.totals)).toEqual(counts({ rows: 1, added: 1 }));
    expect(json.findings).toEqual([]);
  });

  it('English ones of the reference lists', () => {
    const cwd = makeRegister();
    const files: [kind: string, header: string, row: string][] = [
      ['units', 'code,name,district,field,aliases', '430204000001,石峰区教育局,石峰区,教育,石峰教育'],
      [
        'officers',
        'id number,name,sex,unit,staffing,post,state,state since',
        `${idOf(11)},刘一,男,石峰教育,administrative,执法岗位,active,2024-01-01`,
      ],
      [
        'certificates',
        'certificate number,id number,name,issued on,expires on,state,state since',
        `18000000011,${idOf(11)},刘一,2024-01-01,2028-12-31,suspended,2024-02-01`,
      ],
    ];
    for (const [kind, header, row] of files) {
      const { json } = runImport(cwd, kind, writeLines(cwd, `${kind}-en.csv`, [header, row]));
      expect([kind, sumUp(json.totals), json.findings]).toEqual([kind, counts({ rows: 1, added: 1 }), []]);
    }
  });

  it('--map says what a column holds; what nobody knows is named once, at the header line', () => {
    const cwd = makeRegister();
    const lines = ['标题', '证件,考生,性别,所属,得几分,座次颜色', `${examLine(11, '刘一')},红`];
    const file = writeLines(cwd, 'roster.csv', lines);
    const maps = ['证件=idNumber', '考生=name', '所属=unit', '得几分=score'].flatMap((map) => ['--map', map]);
    const { code, json } = runExam(cwd, file, ...maps);
    expect(json.findings).toMatchObject([
      { file, line: 2, field: null, code: 'column-unused', severity: 'warning' },
    ]);
    expect(json.findings[0]?.message).toContain('座次颜色');
    expect(sumUp(json.totals)).toEqual(counts({ rows: 1, added: 1, warnings: 1 }));
    expect(code).toBe(0);
  });

  it('--unit names the unit of a file without a unit column, by code, name or alias', () => {
    for (const unit of ['430202000001', '荷塘区城市管理局', '荷塘城管']) {
      const cwd = makeRegister();
      const file = writeLines(cwd, 'roster.csv', ['姓名,身份证号,分数', `刘一,${idOf(11)},80`]);
      expect(sumUp(runExam(cwd, file, '--unit', unit).json.totals)).toEqual(counts({ rows: 1, added: 1 }));
      expect(select(cwd, 'select unit.code from sitting join unit using (unit_id)')).toEqual([
        ['430202000001'],
      ]);
    }
  });

  it('--unit books no row to another unit than its own column names', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'roster.csv', [examHeader, examLine(11, '刘一', '市监局')]);
    run(['import', 'exam', file, '--exam', 'x', '--held-on', '2024-06-15', '--unit', '荷塘城管'], { cwd });
    const sql = 'select unit.name from sitting join unit using (unit_id)';
    expect(select(cwd, sql)).not.toContainEqual(['荷塘区城市管理局']);
  });

  it('--unit with an unknown unit is refused, naming the closest', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'roster.csv', ['姓名,身份证号,分数', `刘一,${idOf(11)},80`]);
    const flags = ['--exam', 'x', '--held-on', '2024-06-15', '--unit', '荷塘区城管局'];
    const { code, stdout, stderr } = run(['import', 'exam', file, ...flags], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('荷塘区城市管理局');
  });
});

describe('rows that are none', () => {
  it('blank, repeated header, total and signature rows are skipped and counted', () => {
    const cwd = makeRegister();
    const header = `序号,${examHeader}`;
    const lines = [
      header,
      `1,${examLine(11, '刘一')}`,
      '',
      ' ,　,,,,',
      ',,,,,',
      header,
      `2,${examLine(12, '陈二')}`,
      ...['合计', '总 计', '小计', '共计', '填表人:李某', '审核人', '制表人', '填报人'].map(
        (word) => `${word},,,,,2`,
      ),
      ',合计,,,,2',
    ];
    const { code, json } = runExam(cwd, writeLines(cwd, 'roster.csv', lines));
    expect(json.findings).toEqual([]);
    expect(sumUp(json.totals)).toEqual(counts({ rows: 15, added: 2, skipped: 13 }));
    expect(code).toBe(0);
  });

  it('a row with an identity number is data, whatever its first cell says', () => {
    const cwd = makeRegister();
    const lines = [`备注,${examHeader}`, `合计,${examLine(11, '刘一')}`, `小计,${examLine(12, '总计')}`];
    expect(sumUp(runExam(cwd, writeLines(cwd, 'roster.csv', lines)).json.totals)).toEqual(
      counts({ rows: 2, added: 2 }),
    );
  });
});
