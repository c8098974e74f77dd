import { describe, expect, it } from 'vitest';
import {
  checkOldName,
  continuePostingsByCorrection,
  decideName,
  decideNumber,
  readCorrection,
  type CorrectionStatement,
  type KnownPerson,
} from '../../../src/domain/roster/corrections.js';
import { joinHeaderRows, matchHeadings } from '../../../src/domain/roster/headings.js';
import type { KnownPosting } from '../../../src/domain/roster/officers.js';
import { buildRow, listCodes, man, woman, type Cells } from './build-row.js';

/** A third number. */
const third = '430299197607299059';
const place = { file: 'officers.csv', line: 5 };

describe('the headings of 考生信息更改表', () => {
  const columns = {
    name: 0,
    sex: 1,
    idNumber: 2,
    unit: 3,
    newName: 4,
    newSex: 5,
    newIdNumber: 6,
    newUnit: 7,
  };

  it.each([
    '更改前姓名|更改前性别|更改前身份证号|更改前单位|更改后姓名|更改后性别|更改后身份证号|更改后单位',
    '变更前姓名|变更前性别|变更前身份证号码|变更前工作单位|变更后姓名|变更后性别|变更后身份证号码|变更后工作单位',
    '修改前姓名|修改前性别|修改前身份证号|修改前参考单位|修改后姓名|修改后性别|修改后身份证号|修改后参考单位',
    '原姓名|原性别|原身份证号|原单位|现姓名|现性别|现身份证号|现单位',
    '姓名|性别|身份证号|参考单位|新姓名|新性别|新身份证号|新单位',
    'Old name|Old sex|Old ID number|Old unit|New name|New sex|New ID number|New unit',
    'name|sex|idNumber|unit|newName|newSex|newIdNumber|newUnit',
  ])('%s', (header) => {
    const headings = matchHeadings('corrections', joinHeaderRows([header.split('|')]));
    expect(Object.fromEntries(headings.columns)).toEqual(columns);
    expect(headings).toMatchObject({ unused: [], doubled: [], missing: [] });
  });

  it('also have a date and a reason', () => {
    const header = '序号|原姓名|原身份证号|现单位|更改日期|更改原因'.split('|');
    const { columns, unused, missing } = matchHeadings('corrections', joinHeaderRows([header]));
    expect(Object.fromEntries(columns)).toEqual({ name: 1, idNumber: 2, newUnit: 3, since: 4, remark: 5 });
    expect([unused, missing]).toEqual([[], []]);
  });

  it('need one column of new values', () => {
    expect(
      matchHeadings('corrections', joinHeaderRows([['姓名', '身份证号', '单位']])).missing,
    ).toMatchObject([{ fields: ['newIdNumber', 'newName', 'newSex', 'newUnit'] }]);
  });
});

const cells: Cells<'corrections'> = { idNumber: man, name: '张三', newName: '张山' };
const statement: CorrectionStatement = {
  line: 2,
  idNumber: man,
  name: '张三',
  unit: null,
  newIdNumber: null,
  newName: '张山',
  newUnit: null,
  since: null,
};

describe('readCorrection', () => {
  it.each<[more: Cells<'corrections'>, change: Partial<CorrectionStatement>, codes: string[]]>([
    [{}, {}, []],
    [{ newName: '张　山', name: ' 张 三' }, {}, []],
    [{ newName: '', newIdNumber: woman }, { newName: null, newIdNumber: woman }, []],
    [{ newName: '', newUnit: '芦淞城管' }, { newName: null, newUnit: '芦淞城管' }, []],
    [{ newName: '', newSex: '男' }, { newName: null }, []],
    [{ unit: '荷塘城管', since: '2024.5.6' }, { unit: '荷塘城管', since: '2024-05-06' }, []],
    [{ newIdNumber: '无', newUnit: '/', newSex: '—' }, {}, []],
    [{ newIdNumber: ' 同左 ', newUnit: '不变' }, {}, []],
    // A change of number may be one of sex: the new number decides.
    [{ newIdNumber: woman, newSex: '女' }, { newIdNumber: woman }, []],
    [{ newIdNumber: woman, newSex: '男' }, { newIdNumber: woman }, ['newSex: sex-mismatch']],
    [{ newSex: '女' }, {}, ['newSex: sex-mismatch']],
    // What was wrong is not held against the row.
    [{ sex: '女' }, {}, []],
    [{ sex: '不详' }, {}, []],
  ])('takes %j', (more, change, codes) => {
    const row = buildRow<'corrections'>({ ...cells, ...more });
    expect(readCorrection(row)).toEqual({ ...statement, ...change });
    expect(listCodes(row)).toEqual(codes);
  });

  it.each<[more: Cells<'corrections'>, codes: string[]]>([
    [{ newName: '' }, [': correction-empty']],
    [{ newName: '-', newUnit: '无' }, [': correction-empty']],
    [{ idNumber: '' }, ['idNumber: id-missing']],
    [{ name: '' }, ['name: name-missing']],
    [{ newName: '张?' }, ['newName: name-damaged']],
    [{ newIdNumber: man.slice(1) }, ['newIdNumber: id-length']],
    [{ newIdNumber: '4.30E+17' }, ['newIdNumber: id-scientific']],
    [{ newSex: '不详' }, ['newSex: value-unknown']],
    [{ since: '2024-02-30' }, ['since: date-invalid']],
  ])('refuses %j', (more, codes) => {
    const row = buildRow<'corrections'>({ ...cells, ...more });
    expect(readCorrection(row)).toBeNull();
    expect(listCodes(row)).toEqual(codes);
  });
});

function person(change: Partial<KnownPerson> = {}): KnownPerson {
  const named = { officerId: 1, idNumber: man, name: '张三' };
  return { ...named, postings: [], place, formerNames: [], formerNumbers: [], ...change };
}

describe('checkOldName', () => {
  it.each([
    ['张三', null],
    ['张珊', null],
    ['李四', { code: 'name-mismatch', params: { name: '李四', known: '张三', first: place } }],
  ])('%s', (name, expected) => {
    const found = checkOldName(name, person({ formerNames: ['张珊'] }));
    if (expected) expect(found).toMatchObject(expected);
    else expect(found).toBeNull();
  });
});

describe('decideNumber', () => {
  const decide = (
    change: Partial<CorrectionStatement>,
    owner: KnownPerson | null,
    { merge = false, of = person() } = {},
  ) => decideNumber({ ...statement, ...change }, of, owner, merge);
  const other = person({ officerId: 2, idNumber: woman, name: '李四' });
  const masked = { value: '430299********5087', name: '李四', first: place };

  it.each<[why: string, found: ReturnType<typeof decide>]>([
    ['there is no new number', decide({}, null)],
    ['it is the present one', decide({ newIdNumber: man }, person())],
    [
      'the row goes from one former number to another',
      decide({ idNumber: woman, newIdNumber: third }, person({ formerNumbers: [woman, third] }), {
        of: person({ formerNumbers: [woman, third] }),
      }),
    ],
  ])('does nothing when %s', (_why, found) => {
    expect(found).toEqual({ kind: 'none' });
  });

  it('replaces the number when nobody has the new one', () => {
    expect(decide({ newIdNumber: woman }, null)).toEqual({ kind: 'replace' });
  });

  it('takes a number of the person back', () => {
    const again = person({ formerNumbers: [woman] });
    expect(decide({ newIdNumber: woman }, again, { of: again })).toEqual({ kind: 'replace' });
  });

  it('asks for --merge when another person has the number', () => {
    const finding = { code: 'merge-needed', field: 'newIdNumber', params: masked };
    expect(decide({ newIdNumber: woman }, other)).toEqual({ kind: 'refused', finding });
  });

  it.each([false, true])('never gives away a number that found another person, merge: %s', (merge) => {
    const formerly = { ...other, idNumber: third, formerNumbers: [woman] };
    const finding = { code: 'number-of-other', field: 'newIdNumber', params: masked };
    expect(decide({ newIdNumber: woman }, formerly, { merge })).toEqual({ kind: 'refused', finding });
  });

  it.each<[why: string, newName: string | null, owner: Partial<KnownPerson>, code: string | null]>([
    ['two names', null, {}, 'name-changed'],
    ['a new name given', '张山', {}, null],
    ['one name', null, { name: '张三' }, null],
    ['the name of the one a former name of the other', null, { formerNames: ['张三'] }, null],
  ])('merges with it: %s', (_why, newName, change, code) => {
    const into = { ...other, ...change };
    const found = decide({ newIdNumber: woman, newName }, into, { merge: true });
    expect(found).toMatchObject({ kind: 'merge', into });
    expect(found.kind === 'merge' ? (found.warning?.code ?? null) : undefined).toBe(code);
  });
});

describe('decideName', () => {
  it.each<[name: string, newName: string | null, formerNames: string[], expected: string | null]>([
    ['张三', null, [], null],
    ['张三', '张三', [], null],
    ['张三', '张山', [], '张山'],
    ['张三', '张珊', ['张珊'], '张珊'],
    // 张珊 → 张山 → 张三: the row tells of the first step.
    ['张珊', '张山', ['张珊', '张山'], null],
    ['张珊', '张叁', ['张珊'], '张叁'],
  ])('of 张三 by %s → %s, formerly %j: %s', (name, newName, formerNames, expected) => {
    expect(decideName({ ...statement, name, newName }, person({ formerNames }))).toBe(expected);
  });
});

describe('continuePostingsByCorrection', () => {
  const source = { fileId: 9, line: 2 };
  const today = '2024-12-31';
  const posting = (change: Partial<KnownPosting> = {}): KnownPosting => ({
    since: '2020-01-01',
    sinceAssumed: false,
    unitId: 1,
    staffing: 'contract',
    post: '窗口',
    state: 'seconded',
    source: { fileId: 1, line: 2 },
    ...change,
  });
  const move = (since: string | null, postings: KnownPosting[]): KnownPosting | null =>
    continuePostingsByCorrection({ ...statement, since }, 2, postings, today, source);
  const signedUp = posting({ since: '2025-03-15', sinceAssumed: true });

  it.each<[why: string, since: string | null, postings: KnownPosting[], on: string, assumed: boolean]>([
    ['dated', '2024-05-06', [posting()], '2024-05-06', false],
    ['undated, from today', null, [posting()], today, true],
    ['undated, not before the assumed day of a sign-up', null, [signedUp], '2025-03-15', true],
    ['dated, not before the assumed day of a sign-up', '2025-02-01', [signedUp], '2025-03-15', true],
    ['dated before a dated one: history', '2019-05-06', [posting()], '2019-05-06', false],
    [
      'back to a unit of before',
      '2024-05-06',
      [posting({ unitId: 2, since: '2018-01-01' }), posting()],
      '2024-05-06',
      false,
    ],
  ])('%s', (_why, since, postings, on, sinceAssumed) => {
    const expected = { ...posting({ unitId: 2, source }), since: on, sinceAssumed };
    expect(move(since, postings)).toEqual(expected);
  });

  it('gives who has no posting an active one', () => {
    expect(move('2024-05-06', [])).toEqual({
      ...{ since: '2024-05-06', sinceAssumed: false, unitId: 2, source },
      ...{ staffing: null, post: null, state: 'active' },
    });
  });

  it.each<[why: string, since: string | null, postings: KnownPosting[]]>([
    ['undated', null, [posting({ unitId: 2 })]],
    ['dated later than it', '2024-05-06', [posting({ unitId: 2 })]],
    [
      'and has left it since',
      '2024-05-06',
      [posting({ unitId: 2, since: '2024-05-06' }), posting({ since: '2024-06-01' })],
    ],
  ])('adds nothing for who is there already, %s', (_why, since, postings) => {
    expect(move(since, postings)).toBeNull();
  });
});
