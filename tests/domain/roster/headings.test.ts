import { describe, expect, it } from 'vitest';
import type { RosterKind } from '../../../src/domain/roster/fields.js';
import {
  describeForm,
  isComplete,
  joinHeaderRows,
  matchHeadings,
  rateHeadings,
  type HeadingMapping,
} from '../../../src/domain/roster/headings.js';

function match(kind: RosterKind, text: string, mappings: HeadingMapping[] = [], given: string[] = []) {
  const { columns, unused, doubled, missing } = matchHeadings(
    kind,
    joinHeaderRows([text.split('|')]),
    mappings,
    given,
  );
  const missingFields = missing.map(({ fields }) => fields);
  return { columns: Object.fromEntries(columns), unused, doubled, missing: missingFields };
}

const complete = { unused: [], doubled: [], missing: [] };

describe('matchHeadings', () => {
  it.each<[what: string, kind: RosterKind, header: string, columns: Record<string, number>]>([
    [
      'a list of units',
      'units',
      '单位编码|单位名称|区县|执法领域|单位层级|统一社会信用代码|执法主体资格|单位状态|撤销日期|并入单位|别名',
      {
        ...{ code: 0, name: 1, district: 2, field: 3, level: 4, creditCode: 5, authority: 6 },
        ...{ state: 7, closedOn: 8, mergedInto: 9, aliases: 10 },
      },
    ],
    [
      'a list of officers',
      'officers',
      '序号|身份证号|姓名|性别|单位|编制性质|职务岗位|人员状态|状态日期',
      { idNumber: 1, name: 2, sex: 3, unit: 4, staffing: 5, post: 6, state: 7, stateSince: 8 },
    ],
    [
      'a list of certificates',
      'certificates',
      '执法证号|身份证号|姓名|发证日期|有效期至|发证机关|证件类型|证件状态|状态日期',
      {
        number: 0,
        idNumber: 1,
        name: 2,
        issuedOn: 3,
        expiresOn: 4,
        issuer: 5,
        kind: 6,
        state: 7,
        stateSince: 8,
      },
    ],
    [
      'the result list of the exam system',
      'exam',
      '组考单位|参考单位|姓名|性别|身份证号|考试时间|考点名称|考场名称|座位号|分数|是否合格|备注|是否生成成绩',
      { unit: 1, name: 2, sex: 3, idNumber: 4, examDate: 5, score: 9, outcome: 10, remark: 11 },
    ],
    [
      'a list of two papers',
      'exam',
      '单位|姓名|身份证号|准考证号|公共(通用)法律知识成绩|专业（专门）法律知识成绩|考试结果',
      { unit: 0, name: 1, idNumber: 2, ticket: 3, publicLawScore: 4, specialLawScore: 5, outcome: 6 },
    ],
    [
      'English headings',
      'exam',
      'ID Number|Full name|Unit|Score|Result',
      { idNumber: 0, name: 1, unit: 2, score: 3, outcome: 4 },
    ],
    [
      'the names of the fields',
      'officers',
      'idNumber|name|unit|stateSince',
      { idNumber: 0, name: 1, unit: 2, stateSince: 3 },
    ],
    [
      'blanks, signs and full width',
      'officers',
      '*身份证 号（18位）|姓　名|【单位】单位：|ＳＥＸ',
      { idNumber: 0, name: 1, unit: 2, sex: 3 },
    ],
    [
      'line breaks, empty columns',
      'officers',
      '|身份证\n号码||姓名|所在单位|',
      { idNumber: 1, name: 3, unit: 4 },
    ],
    [
      'columns nobody misses here',
      'officers',
      '序号|民族|学历|政治面貌|联系电话|签名|行号|退回原因|身份证号|姓名|单位',
      { idNumber: 8, name: 9, unit: 10 },
    ],
    [
      'columns of an English rejects file',
      'officers',
      'id|name|unit|rejected row|rejection reason',
      { idNumber: 0, name: 1, unit: 2 },
    ],
  ])('reads %s', (_what, kind, header, columns) => {
    expect(match(kind, header)).toEqual({ columns, ...complete });
  });

  it.each<[header: string, unused: string[]]>([
    ['机构名称|姓名|身份证号|执法证号|学习时长(分钟)|考试成绩|是否通过', ['执法证号', '学习时长(分钟)']],
    [
      '序号|姓名|身份证号|性别|民族|文化程度|政治面貌|专业|职务|执法类别|发证机关|执法范围|备注|成绩|单位',
      [],
    ],
    ['姓名|身份证号|单位|执法机关', ['执法机关']],
    ['姓名|身份证号|单位|是否生成成绩', []],
    [' 等级 |姓名|身份证号|单位|成绩', ['等级']],
  ])('lists what an exam does not use: %s', (header, unused) => {
    expect(match('exam', header)).toMatchObject({ unused, doubled: [], missing: [] });
  });

  it.each<[kind: RosterKind, header: string, missing: string[][]]>([
    ['units', '单位名称|区县', [['code']]],
    ['units', '单位编码|区县', [['name']]],
    ['officers', '性别', [['idNumber'], ['name'], ['unit']]],
    ['certificates', '执法证号|身份证号', [['issuedOn']]],
    ['certificates', '姓名|有效期至', [['number'], ['idNumber'], ['issuedOn']]],
    ['exam', '单位|姓名|身份证号|备注', []],
    ['exam', '姓名|身份证号|备注', [['unit']]],
    ['exam', '单位|备注', [['idNumber'], ['name']]],
    ['officers', '姓名|身份证号|职务|执法类别', [['unit']]],
    ['exam', '单位|姓名|身份证号|是否合格', []],
    ['exam', '单位|姓名|身份证号|分数', []],
    ['exam', '单位|姓名|身份证号|公共法律知识成绩', [['specialLawScore']]],
    ['exam', '单位|姓名|身份证号|公共法律知识成绩|专业法律知识成绩', []],
    ['exam', '姓名|身份证号|分数', [['unit']]],
  ])('says what %s of %s miss', (kind, header, missing) => {
    expect(match(kind, header).missing).toEqual(missing);
  });

  it.each([
    ...[
      '考试打分',
      '笔试得分情况',
      '考核成绩等级',
      '合格与否',
      '是否及格',
      '考试通过',
      '考试结论为',
      '本次结果',
      '等次',
    ],
    ...['是否缺考', '违纪情况', '考 试 得 分 表', 'Points (score)', 'Exam results', 'Marks', 'Grade'],
  ])('an exam with an unknown column %s may hold results there, and is no sign-up roster', (heading) => {
    const { missing, unused } = match('exam', `单位|姓名|身份证号|${heading}`);
    expect({ missing, unused }).toEqual({
      missing: [['score', 'outcome', 'publicLawScore', 'specialLawScore']],
      unused: [heading],
    });
  });

  it('an exam whose column is said to be something else is a sign-up roster after all', () => {
    const mapping = { heading: '报名分点', field: 'remark' };
    expect(match('exam', '单位|姓名|身份证号|报名分点', [mapping])).toMatchObject({
      unused: [],
      missing: [],
    });
  });

  it('passes over the columns of a sign-up roster in an exam only', () => {
    const columns = '职务|执法类别|发证机关';
    expect(match('exam', `单位|姓名|身份证号|${columns}`).unused).toEqual([]);
    expect(match('officers', `单位|姓名|身份证号|${columns}`).unused).toEqual(['执法类别', '发证机关']);
  });

  it('says that a total beside two papers is not used', () => {
    const found = match('exam', '单位|姓名|身份证号|公共法律知识成绩|专业法律知识成绩|总分');
    expect(found.unused).toEqual(['总分']);
    expect(found.columns).not.toHaveProperty('score');
  });

  it('does not miss what the command gives', () => {
    expect(match('exam', '姓名|身份证号|分数', [], ['unit']).missing).toEqual([]);
  });

  it('shows the headings of a field that two columns claim', () => {
    expect(match('exam', '单位|姓名|身份证号|参考单位|分数|成绩 |姓 名').doubled).toEqual([
      { field: 'unit', headings: ['单位', '参考单位'] },
      { field: 'name', headings: ['姓名', '姓 名'] },
      { field: 'score', headings: ['分数', '成绩'] },
    ]);
  });

  it.each<[why: string, header: string, mapping: HeadingMapping, columns: Record<string, number>]>([
    [
      'an unknown heading',
      '人员|身份证号|单位',
      { heading: '人员', field: 'name' },
      { name: 0, idNumber: 1, unit: 2 },
    ],
    [
      'one written otherwise',
      '人 员(必填)|身份证号|单位',
      { heading: '人员', field: 'name' },
      { name: 0, idNumber: 1, unit: 2 },
    ],
    [
      'a heading of another field',
      '姓名|身份证号|单位|岗位',
      { heading: '岗位', field: 'staffing' },
      { name: 0, idNumber: 1, unit: 2, staffing: 3 },
    ],
    [
      'an ignored heading',
      '姓名|身份证号|单位|编号',
      { heading: '编号', field: 'post' },
      { name: 0, idNumber: 1, unit: 2, post: 3 },
    ],
  ])('maps by hand %s', (_why, header, mapping, columns) => {
    expect(match('officers', header, [mapping])).toEqual({ columns, ...complete });
  });
});

describe('rateHeadings', () => {
  const rate = (header: string): number =>
    rateHeadings(matchHeadings<RosterKind>('officers', joinHeaderRows([header.split('|')])), 1);

  it.each([
    [
      'a complete row before one with more headings',
      '身份证号|姓名|单位',
      '身份证号|姓名|性别|编制性质|人员状态|岗位',
    ],
    ['more headings before fewer', '身份证号|姓名|性别', '身份证号|姓名'],
    ['more headings before fewer when complete', '身份证号|姓名|单位|性别', '身份证号|姓名|单位'],
    ['any heading before a title', '姓名', '执法人员名册'],
  ])('puts %s', (_why, better, worse) => {
    expect(rate(better)).toBeGreaterThan(rate(worse));
  });
});

describe('joinHeaderRows', () => {
  it.each<[what: string, rows: string[][], joined: string[][]]>([
    ['one row', [['姓名', '', ' 单位 ']], [['姓名'], [''], ['单位']]],
    [
      'a heading merged over the columns it has in common',
      [
        ['更改前', '', '更改后', ''],
        ['姓名', '身份证号', '姓名', '身份证号'],
      ],
      [
        ['更改前姓名', '姓名'],
        ['更改前身份证号', '身份证号'],
        ['更改后姓名', '姓名'],
        ['更改后身份证号', '身份证号'],
      ],
    ],
    [
      'headings merged down, the text in the first row only, before and after one merged over columns',
      [
        ['序号', '考试成绩', '', '备注'],
        ['', '公共法律知识', '专业法律知识', ''],
      ],
      [
        ['序号'],
        ['考试成绩公共法律知识', '公共法律知识'],
        ['考试成绩专业法律知识', '专业法律知识'],
        ['备注'],
      ],
    ],
    [
      'headings merged down, the text in each of the rows',
      [
        ['序号', '考试成绩', '备注'],
        ['序号', '公共法律知识', '备注'],
      ],
      [['序号'], ['考试成绩公共法律知识', '公共法律知识'], ['备注']],
    ],
    [
      'a blank above: the heading to the left covers it',
      [
        ['考生', ''],
        ['姓名', '身份证号'],
      ],
      [
        ['考生姓名', '姓名'],
        ['考生身份证号', '身份证号'],
      ],
    ],
    [
      'nothing above the first heading',
      [
        ['', '考生'],
        ['序号', '姓名'],
      ],
      [['序号'], ['考生姓名', '姓名']],
    ],
    [
      'three rows',
      [
        ['考生信息', '', '', '备注'],
        ['更改前', '', '更改后', ''],
        ['姓名', '单位', '姓名', ''],
      ],
      [
        ['考生信息更改前姓名', '更改前姓名', '姓名'],
        ['考生信息更改前单位', '更改前单位', '单位'],
        ['考生信息更改后姓名', '更改后姓名', '姓名'],
        ['备注'],
      ],
    ],
    [
      'three rows of which one heading fills the upper two',
      [
        ['序号', '更改后'],
        ['序号', '更改后'],
        ['', '姓名'],
      ],
      [['序号'], ['更改后姓名', '姓名']],
    ],
    [
      'rows of different length, and a column without any heading',
      [['甲'], ['乙', '', '丙']],
      [['甲乙', '乙'], [''], ['甲丙', '丙']],
    ],
  ])('joins %s', (_what, rows, joined) => {
    expect(joinHeaderRows(rows)).toEqual(joined);
  });
});

describe('describeForm', () => {
  it('is the headings in their order, however they are written', () => {
    expect(describeForm(['序号', ' 姓　名', '* 身份证号(18位)', '', 'ＩＤ'])).toBe('序号|姓名|身份证号|id');
  });

  it('is the same for the rejects of a form, in either language', () => {
    const form = describeForm(['称呼', '身份证号']);
    expect(describeForm(['称呼', '身份证号', 'rejected row', 'rejection reason'])).toBe(form);
    expect(describeForm(['称呼', '身份证号', '退回来源', '退回原因'])).toBe(form);
  });

  it.each([
    ['another order', ['身份证号', '称呼']],
    ['a column more', ['称呼', '身份证号', '备注']],
    ['another heading', ['名字', '身份证号']],
  ])('tells apart %s', (_what, texts) => {
    expect(describeForm(texts)).not.toBe(describeForm(['称呼', '身份证号']));
  });
});

describe('what is missing', () => {
  const missingIn = (header: string) => matchHeadings('exam', joinHeaderRows([header.split('|')])).missing;

  it('is said with the unused headings that look most like it', () => {
    // One letter of four differs from 身份证号, one of four from 单位名称; 颜色 is like neither.
    expect(missingIn('单位名字|姓名|颜色|身份证好|分数')).toEqual([
      { fields: ['idNumber'], candidates: ['身份证好'] },
      { fields: ['unit'], candidates: ['单位名字'] },
    ]);
  });

  it('has no candidates where nothing looks like it', () => {
    expect(missingIn('姓名|颜色|身份证号|分数')).toEqual([{ fields: ['unit'], candidates: [] }]);
  });

  it('has three candidates at most, the closest first', () => {
    // Of 单位 with one, two and three letters more, and of 单位 with one more again.
    const [unit] = missingIn('单位是何处|单位何处|单位甲|单位乙|姓名|身份证号|分数');
    expect(unit).toEqual({ fields: ['unit'], candidates: ['单位甲', '单位乙', '单位何处'] });
  });

  it('comes with all that is doubled and unused, at once', () => {
    const { missing, doubled, unused } = match('exam', '身份证好|姓名|考生姓名|颜色|成绩|分数');
    expect({ missing, doubled, unused }).toEqual({
      missing: [['idNumber'], ['unit']],
      doubled: [
        { field: 'name', headings: ['姓名', '考生姓名'] },
        { field: 'score', headings: ['成绩', '分数'] },
      ],
      unused: ['身份证好', '颜色'],
    });
  });

  it.each([
    ['姓名|身份证号|单位|分数', true],
    ['姓名|身份证号|分数', true],
    ['姓名|单位|分数', false],
    ['姓名|分数', false],
  ])('of %s: whether nothing but the unit is, %s', (header, complete) => {
    expect(isComplete({ missing: missingIn(header) })).toBe(complete);
  });
});
