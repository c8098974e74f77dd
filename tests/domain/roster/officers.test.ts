import { describe, expect, it } from 'vitest';
import {
  compareName,
  continuePostings,
  insertPosting,
  readOfficer,
  type KnownPosting,
  type OfficerStatement,
} from '../../../src/domain/roster/officers.js';
import { buildRow, listCodes, man, type Cells } from './build-row.js';

const cells: Cells<'officers'> = { idNumber: man, name: '张三', unit: '荷塘区城管局' };
const statement: OfficerStatement = {
  line: 2,
  idNumber: man,
  name: '张三',
  unit: '荷塘区城管局',
  staffing: null,
  post: null,
  state: null,
  since: null,
};

describe('readOfficer', () => {
  it.each<[more: Cells<'officers'>, change: Partial<OfficerStatement>, codes: string[]]>([
    [{}, {}, []],
    [{ name: '张　三', idNumber: `'${man}`, unit: ' 荷塘区城管局' }, {}, []],
    [{ sex: '男' }, {}, []],
    [{ sex: '女' }, {}, ['sex: sex-mismatch']],
    [{ staffing: '参公', post: '执法岗位' }, { staffing: 'civil-servant-managed', post: '执法岗位' }, []],
    [{ state: '在岗' }, { state: 'active' }, []],
    [{ state: '退休', stateSince: '2024/6/30' }, { state: 'retired', since: '2024-06-30' }, []],
    [{ state: '调离' }, { state: 'transferred' }, []],
    [{ state: '辞职' }, { state: 'resigned' }, []],
    [{ state: '辞退' }, { state: 'dismissed' }, []],
    [{ state: '开除' }, { state: 'dismissed' }, []],
    [{ state: '死亡' }, { state: 'deceased' }, []],
    [{ state: '调岗' }, { state: 'off-post' }, []],
    [{ state: '借调' }, { state: 'seconded' }, []],
  ])('takes %j', (more, change, codes) => {
    const row = buildRow<'officers'>({ ...cells, ...more });
    expect(readOfficer(row)).toEqual({ ...statement, ...change });
    expect(listCodes(row)).toEqual(codes);
  });

  it.each<[more: Cells<'officers'>, codes: string[]]>([
    [{ idNumber: '' }, ['idNumber: id-missing']],
    [{ name: '' }, ['name: name-missing']],
    [{ name: '张?' }, ['name: name-damaged']],
    [{ unit: '' }, ['unit: unit-missing']],
    [{ sex: '不详' }, ['sex: value-unknown']],
    [{ staffing: '不详' }, ['staffing: value-unknown']],
    [{ state: '不详' }, ['state: value-unknown']],
    [{ stateSince: '2024-02-30' }, ['stateSince: date-invalid']],
    [
      { idNumber: '', name: '', unit: '' },
      ['idNumber: id-missing', 'name: name-missing', 'unit: unit-missing'],
    ],
  ])('refuses %j', (more, codes) => {
    const row = buildRow<'officers'>({ ...cells, ...more });
    expect(readOfficer(row)).toBeNull();
    expect(listCodes(row)).toEqual(codes);
  });
});

describe('compareName', () => {
  const known = { name: '张三', place: { file: 'officers.csv', line: 5 } };

  it.each([
    ['张三', false, null],
    ['张三', true, null],
    [
      '张珊',
      false,
      {
        code: 'name-mismatch',
        field: 'name',
        params: { name: '张珊', known: '张三', first: { file: 'officers.csv', line: 5 } },
      },
    ],
    ['张珊', true, { code: 'name-changed', field: 'name', params: { name: '张珊', known: '张三' } }],
  ])('%s, changes accepted: %s', (name, acceptChanges, expected) => {
    expect(compareName(name, known, acceptChanges)).toEqual(expected);
  });
});

const source = { fileId: 9, line: 2 };
const today = '2024-12-31';

/** Dated, active, on the establishment, at unit 1, from file 1. */
function posting(change: Partial<KnownPosting> = {}): KnownPosting {
  return {
    since: '2020-01-01',
    sinceAssumed: false,
    unitId: 1,
    staffing: 'administrative',
    post: '执法岗位',
    state: 'active',
    source: { fileId: 1, line: 2 },
    ...change,
  };
}

function add(
  change: Partial<OfficerStatement>,
  unitId: number,
  postings: KnownPosting[],
): ReturnType<typeof continuePostings> {
  return continuePostings({ ...statement, ...change }, unitId, postings, today, source);
}

describe('continuePostings of a new officer', () => {
  const blank = { unitId: 1, staffing: null, post: null, state: 'active', source };

  it.each<[change: Partial<OfficerStatement>, expected: Partial<KnownPosting>, undated: boolean]>([
    [{}, { since: today, sinceAssumed: true }, false],
    [{ since: '2024-06-30' }, { since: '2024-06-30', sinceAssumed: false }, false],
    [
      { state: 'retired', since: '2024-06-30' },
      { since: '2024-06-30', sinceAssumed: false, state: 'retired' },
      false,
    ],
    [{ state: 'retired' }, { since: today, sinceAssumed: true, state: 'retired' }, true],
    [
      { staffing: 'contract', post: '窗口', since: '2024-06-30' },
      { since: '2024-06-30', sinceAssumed: false, staffing: 'contract', post: '窗口' },
      false,
    ],
  ])('%j', (change, expected, undated) => {
    expect(add(change, 1, [])).toEqual({ posting: { ...blank, ...expected }, undated });
  });
});

describe('continuePostings of a known officer', () => {
  it.each<[why: string, change: Partial<OfficerStatement>, unitId: number, postings: KnownPosting[]]>([
    [
      'the same again, dated',
      { staffing: 'administrative', post: '执法岗位', state: 'active', since: '2020-01-01' },
      1,
      [posting()],
    ],
    [
      'the same again, undated',
      { staffing: 'administrative', post: '执法岗位', state: 'active' },
      1,
      [posting()],
    ],
    ['empty cells', {}, 1, [posting()]],
    ['empty cells beside a date', { since: '2020-01-01' }, 1, [posting()]],
    [
      'an undated state on record',
      { state: 'retired' },
      1,
      [posting({ since: '2024-06-30', state: 'retired' })],
    ],
    [
      'an undated state that an import of another day assumed',
      { state: 'retired' },
      1,
      [posting(), posting({ since: '2024-03-31', sinceAssumed: true, state: 'retired' })],
    ],
    [
      'a dated one that later ones followed',
      { state: 'active', since: '2020-01-01' },
      1,
      [posting(), posting({ since: '2024-06-30', unitId: 2 })],
    ],
    [
      'a dated one that was corrected on the same day',
      { post: '执法岗位', since: '2020-01-01' },
      1,
      [posting(), posting({ post: '窗口', source: { fileId: 2, line: 2 } })],
    ],
  ])('adds nothing for %s', (_why, change, unitId, postings) => {
    expect(add(change, unitId, postings)).toBeNull();
  });

  it.each<
    [
      why: string,
      change: Partial<OfficerStatement>,
      unitId: number,
      postings: KnownPosting[],
      added: Partial<KnownPosting>,
      undated: boolean,
    ]
  >([
    [
      'a dated state, and inherits the rest',
      { state: 'retired', since: '2024-06-30' },
      1,
      [posting()],
      { since: '2024-06-30', state: 'retired' },
      false,
    ],
    [
      'an undated state from today',
      { state: 'retired' },
      1,
      [posting()],
      { since: today, sinceAssumed: true, state: 'retired' },
      true,
    ],
    [
      'an undated change of staffing: its day is assumed, too',
      { staffing: 'contract' },
      1,
      [posting()],
      { since: today, sinceAssumed: true, staffing: 'contract' },
      true,
    ],
    [
      'a dated transfer: nothing is inherited from the other unit',
      { since: '2024-06-30' },
      2,
      [posting({ state: 'transferred' })],
      { since: '2024-06-30', unitId: 2, staffing: null, post: null },
      false,
    ],
    [
      'an undated transfer',
      { state: 'active' },
      2,
      [posting()],
      { since: today, sinceAssumed: true, unitId: 2, staffing: null, post: null },
      true,
    ],
    [
      'a dated one before those on record: inherits from what was in force then',
      { post: '窗口', since: '2021-01-01' },
      1,
      [posting(), posting({ since: '2022-01-01', staffing: 'public-institution' })],
      { since: '2021-01-01', post: '窗口' },
      false,
    ],
    [
      'a dated one before all others',
      { since: '2019-01-01' },
      1,
      [posting()],
      { since: '2019-01-01', staffing: null, post: null },
      false,
    ],
    [
      'the date of what was only assumed',
      { state: 'retired', since: '2024-12-31' },
      1,
      [posting(), posting({ since: '2024-12-31', sinceAssumed: true, state: 'retired' })],
      { since: '2024-12-31', state: 'retired' },
      false,
    ],
    [
      'a correction of the same day',
      { staffing: 'public-institution', since: '2020-01-01' },
      1,
      [posting()],
      { staffing: 'public-institution' },
      false,
    ],
    [
      'what differs from the latest of the same day',
      { staffing: 'administrative' },
      1,
      [posting(), posting({ staffing: 'contract', source: { fileId: 2, line: 2 } })],
      { since: today, sinceAssumed: true },
      true,
    ],
  ])('adds %s', (_why, change, unitId, postings, added, undated) => {
    expect(add(change, unitId, postings)).toEqual({ posting: { ...posting({ source }), ...added }, undated });
  });
});

describe('insertPosting', () => {
  it.each([
    ['2019-12-31', ['2019-12-31 new', '2020-01-01 old', '2022-01-01 old']],
    ['2020-01-01', ['2020-01-01 old', '2020-01-01 new', '2022-01-01 old']],
    ['2021-01-01', ['2020-01-01 old', '2021-01-01 new', '2022-01-01 old']],
    ['2022-01-01', ['2020-01-01 old', '2022-01-01 old', '2022-01-01 new']],
    ['2023-01-01', ['2020-01-01 old', '2022-01-01 old', '2023-01-01 new']],
  ])('puts %s where its date belongs, after others of the day', (since, expected) => {
    const postings = [posting({ post: 'old' }), posting({ since: '2022-01-01', post: 'old' })];
    insertPosting(postings, posting({ since, post: 'new' }));
    expect(postings.map((p) => `${p.since} ${p.post ?? ''}`)).toEqual(expected);
  });
});
