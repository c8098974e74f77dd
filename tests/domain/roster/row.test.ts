import { describe, expect, it } from 'vitest';
import { sexChoices, staffingChoices } from '../../../src/domain/roster/choices.js';
import {
  checkSex,
  checkShape,
  classifyRow,
  describeShape,
  openRow,
  readChoice,
  readDateField,
  readIdNumber,
  readName,
  readText,
  type RowClass,
} from '../../../src/domain/roster/row.js';
import { buildRow, listCodes, man, woman } from './build-row.js';

describe('openRow', () => {
  it('gives cleaned cells by field, and nothing for what is not there', () => {
    const columns = new Map([
      ['name', 1],
      ['unit', 5],
    ] as const);
    const row = openRow<'officers'>(columns, 7, ['x', '　张三 ']);
    expect([row.line, row.cell('name'), row.cell('unit'), row.cell('sex')]).toEqual([7, '张三', '', '']);
  });
});

describe('classifyRow', () => {
  const header = ['序号', '姓名', '身份证号', '成绩'];
  const shape = describeShape([header], header, 2);
  const classify = (...cells: string[]): RowClass => classifyRow(cells, shape);

  it.each<[cells: string[], rowClass: RowClass]>([
    [['1', '张三', man, '85'], 'data'],
    [['', '张三', '', '85'], 'data'],
    [['1', '', '', ''], 'data'],
    [['张三'], 'data'],
    [[], 'blank'],
    [['', '', '', ''], 'blank'],
    [[' ', '　', '\t', '\u200b'], 'blank'],
    [['序号', '姓名', '身份证号', '成绩'], 'repeated-header'],
    [[' 序 号', '姓　名', '身份证号：', '成绩(分)'], 'repeated-header'],
    [['序号', '姓名', '身份证号', '得分'], 'data'],
    [['1', '姓名', '身份证号', '成绩'], 'data'],
    [['序号', '姓名', man, '成绩'], 'data'],
    [['合计', '', '', '1234'], 'total'],
    [['总计'], 'total'],
    [['小计:', '', '', ''], 'total'],
    [['共计25人', '', '', ''], 'total'],
    [['', '合　计', '', '25'], 'total'],
    [['填表人：李四', '', '', '审核人：王五'], 'total'],
    [['填报人:', '', '填报日期：2024年7月30日', ''], 'total'],
    [['审核人', '王五', '', ''], 'total'],
    [['制表人', '', '', ''], 'total'],
    [['合计', '', '/', ''], 'total'],
    [['合计人数：', '', '', '25'], 'total'],
    [['合计', '张三', man, '85'], 'data'],
    [['注册登记局', '张三', '', '85'], 'data'],
    [['1', '合计', '', ''], 'data'],
  ])('%j: %s', (cells, rowClass) => {
    expect(classify(...cells)).toBe(rowClass);
  });

  // What stands in the column of identity numbers is none.
  it.each([[['合计', '', '25', '']], [['合计', '', '25人', '']], [['总计', '', '共 412 人', '']]])(
    '%j: total',
    (cells) => {
      expect(classify(...cells)).toBe('total');
    },
  );
});

describe('a heading that shows a number as an example', () => {
  const heading = '身份证号码（18位，例：430299197607299032）';
  const shape = describeShape([['姓名', heading]], ['姓名', heading], 1);

  it('is the header again below, and no row about somebody', () => {
    expect(classifyRow(['姓名', heading], shape)).toBe('repeated-header');
    expect(classifyRow(['张三', '430299197607299032'], shape)).toBe('data');
  });
});

describe('checkShape', () => {
  const header = ['单位', '姓名', '身份证号', '成绩', '备注'];
  const shape = describeShape([header], header, 2);

  it.each<[why: string, cells: string[]]>([
    ['a full row', ['A局', '张三', man, '85', '']],
    ['a short row', ['A局', '张三']],
    ['blank cells beyond the header', ['A局', '张三', man, '85', '', '', ' ', '　']],
    ['a remark of two lines', ['A局', '张三', man, '85', '补考\n已核对']],
    ['a remark with a comma in its second line', ['A局', '张三', man, '85', '补考\n见附件,已核对']],
    ['a remark with two commas in its second line', ['A局', '张三', man, '85', '补考\n见附件,已核对,李四']],
    ['a name with a line break', ['A局', '张\n三', man, '85', '']],
  ])('trusts %s', (_why, cells) => {
    expect(checkShape(cells, shape)).toBeNull();
  });

  it.each([
    [['A局', '张三', man, '85', '', '多'], 6],
    [['A局', '张三', man, '8', '5', '见', '附件'], 6],
  ])('%j has columns beyond the header', (cells, column) => {
    expect(checkShape(cells, shape)).toEqual({
      code: 'columns-extra',
      field: null,
      params: { column },
    });
  });

  it.each([
    ['commas', `三\nA局,李四,${woman},90,\nA局,王五,${man},70,`, 3],
    ['semicolons', `三\r\nA局;李四;${woman};90;`, 2],
    ['tabs', `三\rA局\t李四\t${woman}\t90\t`, 2],
    ['commas, up to a quote within a row', `三\nA局,李四,${woman},90`, 2],
  ])('finds rows swallowed by an open quote, %s', (_marks, cell, lines) => {
    expect(checkShape(['A局', cell], shape)).toEqual({
      code: 'quote-unbalanced',
      field: null,
      params: { lines },
    });
  });
});

describe('readIdNumber', () => {
  // Check digits worked out apart from the program (weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2).
  it.each<[cell: string, number: string, codes: string[]]>([
    [man, man, []],
    ['430299 19760729 9032', man, []],
    ["'430299197607299032", man, []],
    ['="430299197607299032"', man, []],
    ['４３０２９９１９７６０７２９９０３２', man, []],
    ['11010519491231002x', '11010519491231002X', []],
    ['430299900520001', '430299199005200014', ['idNumber: id-converted']],
    ['430299198005020000', '430299198005020000', ['idNumber: id-suspect-zeros']],
  ])('takes %j as %s', (cell, number, codes) => {
    const row = buildRow<'officers'>({ idNumber: cell });
    expect(readIdNumber(row)).toBe(number);
    expect(listCodes(row)).toEqual(codes);
  });

  it.each<[cell: string, code: string]>([
    ['', 'id-missing'],
    [' 　', 'id-missing'],
    ['4.30299E+17', 'id-scientific'],
    ['43029919760729903', 'id-length'],
    ['43029919760729903A', 'id-characters'],
    ['430299197602300014', 'id-date'],
    ['430299197607299033', 'id-check-digit'],
    ['430299198005030000', 'id-truncated'],
  ])('refuses %j: %s', (cell, code) => {
    const row = buildRow<'officers'>({ idNumber: cell });
    expect(readIdNumber(row)).toBeNull();
    expect(listCodes(row)).toEqual([`idNumber: ${code}`]);
  });

  it.each([
    [
      '430299197607299033',
      { code: 'id-check-digit', field: 'idNumber', params: { value: '430299********9033' } },
    ],
    [
      '43029919760729903',
      { code: 'id-length', field: 'idNumber', params: { value: '430299*******9903', length: 17 } },
    ],
    ['', { code: 'id-missing', field: 'idNumber', params: {} }],
    // Nobody can be told by what Excel made of a number.
    ['4.30299E+17', { code: 'id-scientific', field: 'idNumber', params: { value: '4.30299E+17' } }],
  ])('says of %j what is wrong, masked', (cell, expected) => {
    const row = buildRow<'officers'>({ idNumber: cell });
    readIdNumber(row);
    expect(row.findings).toEqual([expected]);
  });
});

describe('readName', () => {
  it.each<[cell: string, name: string | null, codes: string[]]>([
    ['张三', '张三', []],
    ['张　三', '张三', []],
    ['阿依古丽•买买提', '阿依古丽·买买提', []],
    ['', null, ['name: name-missing']],
    [' 　', null, ['name: name-missing']],
    ['张?', null, ['name: name-damaged']],
    ['张？', null, ['name: name-damaged']],
    ['□三', null, ['name: name-damaged']],
    ['张\ufffd', null, ['name: name-damaged']],
  ])('%j: %s', (cell, name, codes) => {
    const row = buildRow<'officers'>({ name: cell });
    expect(readName(row)).toBe(name);
    expect(listCodes(row)).toEqual(codes);
  });
});

describe('checkSex', () => {
  it.each<[sex: string, idNumber: string | null, codes: string[]]>([
    ['男', man, []],
    ['女', woman, []],
    ['女', man, ['sex: sex-mismatch']],
    ['男', woman, ['sex: sex-mismatch']],
    ['女', '11010519491231002X', []],
    ['', man, []],
    ['女', null, []],
    ['不详', man, ['sex: value-unknown']],
    ['不详', null, ['sex: value-unknown']],
  ])('%j beside %s: %j', (sex, idNumber, codes) => {
    const row = buildRow<'officers'>({ sex });
    checkSex(row, idNumber);
    expect(listCodes(row)).toEqual(codes);
  });
});

describe('readChoice', () => {
  it.each([
    ['行政编制', 'administrative'],
    ['参公', 'civil-servant-managed'],
    ['事业编制', 'public-institution'],
    ['合同制', 'contract'],
    ['劳务派遣', 'agency'],
    ['临时工', 'temporary'],
    ['工勤', 'workman'],
    ['辅助人员', 'auxiliary'],
    ['行政 编制', 'administrative'],
    ['Contract', 'contract'],
    ['', null],
  ])('staffing %j: %s', (cell, staffing) => {
    const row = buildRow<'officers'>({ staffing: cell });
    expect(readChoice(row, 'staffing', staffingChoices)).toBe(staffing);
    expect(row.findings).toEqual([]);
  });

  it('says what is allowed', () => {
    const row = buildRow<'officers'>({ sex: '未知' });
    expect(readChoice(row, 'sex', sexChoices)).toBeNull();
    expect(row.findings).toEqual([
      { code: 'value-unknown', field: 'sex', params: { value: '未知', allowed: ['male', 'female'] } },
    ]);
  });
});

describe('readDateField', () => {
  it.each<[cell: string, date: string | null, codes: string[]]>([
    ['2024年3月16日', '2024-03-16', []],
    ['2024.3.16', '2024-03-16', []],
    ['45367', '2024-03-16', []],
    ['', null, []],
    ['2024-02-30', null, ['stateSince: date-invalid']],
    ['三月', null, ['stateSince: date-invalid']],
  ])('%j: %s', (cell, date, codes) => {
    const row = buildRow<'officers'>({ stateSince: cell });
    expect(readDateField(row, 'stateSince')).toBe(date);
    expect(listCodes(row)).toEqual(codes);
  });
});

describe('readText', () => {
  it.each([
    ['执法岗位', '执法岗位'],
    [' ', null],
  ])('%j: %s', (cell, text) => {
    expect(readText(buildRow<'officers'>({ post: cell }), 'post')).toBe(text);
  });
});
