import { describe, expect, it } from 'vitest';
import type { Outcome, Paper } from '../../../src/domain/facts.js';
import type { RowPlace } from '../../../src/domain/findings.js';
import { hunanPolicy } from '../../../src/domain/policy.js';
import {
  choosePassMarks,
  compareSitting,
  continuePostingsByExam,
  hasSat,
  readForm,
  readPapers,
  readSitting,
  type Exam,
  type ExamForm,
  type KnownSitting,
  type SittingStatement,
} from '../../../src/domain/roster/exam.js';
import type { FieldOf } from '../../../src/domain/roster/fields.js';
import type { KnownPosting } from '../../../src/domain/roster/officers.js';
import { buildRow, listCodes, man, type Cells } from './build-row.js';

const exam: Exam = {
  examId: 1,
  code: '2024-1',
  heldOn: '2024-03-16',
  endedOn: '2024-03-16',
  passMarks: new Map([['single', 60]]),
};
const cells: Cells<'exam'> = { unit: '荷塘区城管局', name: '张三', idNumber: man, score: '85' };
const statement: SittingStatement = {
  line: 2,
  idNumber: man,
  name: '张三',
  unit: '荷塘区城管局',
  ticket: null,
  remark: null,
  heldOn: '2024-03-16',
  outcome: 'passed',
  marks: [{ paper: 'single', score: 85 }],
};

function read(
  more: Cells<'exam'>,
  given: { form?: ExamForm; heldOn?: string } = {},
  round: Partial<Exam> = {},
): { sitting: SittingStatement | null; codes: string[] } {
  const row = buildRow<'exam'>({ ...cells, ...more });
  const whole = { form: given.form ?? 'results', heldOn: given.heldOn ?? null };
  return { sitting: readSitting(row, { ...exam, ...round }, hunanPolicy, whole), codes: listCodes(row) };
}

describe('readForm', () => {
  it.each<[fields: FieldOf<'exam'>[], form: ExamForm]>([
    [['idNumber', 'name', 'unit', 'sex', 'remark', 'ticket', 'examDate'], 'sign-up'],
    [['idNumber', 'name', 'unit', 'score'], 'results'],
    [['idNumber', 'name', 'unit', 'outcome'], 'results'],
    [['idNumber', 'name', 'unit', 'publicLawScore'], 'results'],
    [['idNumber', 'name', 'unit', 'specialLawScore'], 'results'],
  ])('%j: %s', (fields, form) => {
    expect(readForm(new Map(fields.map((field, i) => [field, i])))).toBe(form);
  });
});

describe('readPapers', () => {
  it.each<[fields: FieldOf<'exam'>[], papers: Paper[]]>([
    [['score'], ['single']],
    [
      ['publicLawScore', 'specialLawScore'],
      ['public-law', 'special-law'],
    ],
    [
      ['specialLawScore', 'publicLawScore'],
      ['public-law', 'special-law'],
    ],
    [['publicLawScore'], ['public-law']],
    [['specialLawScore'], ['special-law']],
    [['outcome'], []],
  ])('%j: %j', (fields, papers) => {
    expect(readPapers(new Map(fields.map((field, i) => [field, i])))).toEqual(papers);
  });
});

describe('choosePassMarks', () => {
  const policy = { ...hunanPolicy, passMarks: { single: 61, 'public-law': 62, 'special-law': 63 } };

  it.each<[papers: Paper[], marks: [Paper, number][]]>([
    [['single'], [['single', 61]]],
    [
      ['public-law', 'special-law'],
      [
        ['public-law', 62],
        ['special-law', 63],
      ],
    ],
    [[], [['single', 61]]],
  ])('of %j are the policy’s', (papers, marks) => {
    expect([...choosePassMarks(papers, policy)]).toEqual(marks);
  });
});

describe('readSitting', () => {
  it.each<[more: Cells<'exam'>, change: Partial<SittingStatement>, codes: string[]]>([
    [{}, {}, []],
    [{ name: '张 三', idNumber: '="430299197607299032"', score: '８５分' }, {}, []],
    [{ ticket: '202410000001', remark: '补考' }, { ticket: '202410000001', remark: '补考' }, []],
    [{ outcome: '合格' }, {}, []],
    [{ score: '缺考' }, { outcome: 'absent', marks: [] }, []],
    [{ sex: '女' }, {}, ['sex: sex-mismatch']],
    [{ examDate: '2024.3.16' }, {}, []],
    [{ examDate: '2024年3月17日' }, { heldOn: '2024-03-17' }, []],
    [{ examDate: '45367' }, {}, []],
  ])('takes %j', (more, change, codes) => {
    expect(read(more)).toEqual({ sitting: { ...statement, ...change }, codes });
  });

  it.each<[more: Cells<'exam'>, codes: string[]]>([
    [{ idNumber: '' }, ['idNumber: id-missing']],
    [{ idNumber: '4.30299E+17' }, ['idNumber: id-scientific']],
    [{ name: '' }, ['name: name-missing']],
    [{ name: '张?' }, ['name: name-damaged']],
    [{ unit: '' }, ['unit: unit-missing']],
    [{ sex: '不详' }, ['sex: value-unknown']],
    [{ score: '' }, ['score: result-missing']],
    [{ score: '105' }, ['score: score-out-of-range']],
    [{ score: '八十' }, ['score: score-unreadable']],
    [{ outcome: '不合格' }, ['outcome: result-contradiction']],
    [{ examDate: '2024-02-30' }, ['examDate: date-invalid']],
    [{ examDate: '2023-03-16' }, ['examDate: exam-date-mismatch']],
    [
      { idNumber: '', name: '', unit: '', score: '' },
      ['idNumber: id-missing', 'name: name-missing', 'unit: unit-missing', 'score: result-missing'],
    ],
  ])('refuses %j', (more, codes) => {
    expect(read(more)).toEqual({ sitting: null, codes });
  });

  // 31 days before and after 2024-03-16.
  it.each([
    ['2024-02-13', false],
    ['2024-02-14', true],
    ['2024-04-16', true],
    ['2024-04-17', false],
  ])('%s lies within the round of 2024-03-16: %s', (examDate, lies) => {
    expect(read({ examDate }).codes).toEqual(lies ? [] : ['examDate: exam-date-mismatch']);
  });

  // A round that has lasted from 03-16 to 03-26 may begin at most 31 days before its end and end 31 days after its beginning.
  it.each([
    ['2024-02-23', false],
    ['2024-02-24', true],
    ['2024-04-16', true],
    ['2024-04-17', false],
  ])('%s lies within the round of 2024-03-16 … 03-26: %s', (examDate, lies) => {
    expect(read({ examDate }, {}, { endedOn: '2024-03-26' }).codes).toEqual(
      lies ? [] : ['examDate: exam-date-mismatch'],
    );
  });

  it.each<
    [more: Cells<'exam'>, given: { form?: ExamForm; heldOn?: string }, change: Partial<SittingStatement>]
  >([
    [{ score: '' }, { form: 'sign-up' }, { outcome: 'registered', marks: [] }],
    [
      { score: '', examDate: '2024-03-18', remark: '缺考' },
      { form: 'sign-up' },
      { outcome: 'registered', marks: [], heldOn: '2024-03-18', remark: '缺考' },
    ],
    [{}, { heldOn: '2024-03-17' }, { heldOn: '2024-03-17' }],
    [{ examDate: '2024-03-18' }, { heldOn: '2024-03-17' }, { heldOn: '2024-03-18' }],
  ])('%j with %j of the command', (more, given, change) => {
    expect(read(more, given)).toEqual({ sitting: { ...statement, ...change }, codes: [] });
  });
});

describe('compareSitting', () => {
  const known: KnownSitting = {
    unitId: 1,
    outcome: 'passed',
    marks: [{ paper: 'single', score: 85 }],
    place: { file: 'round.csv', line: 4 },
  };
  const here = { file: 'again.csv', line: 9 };

  it.each<
    [
      why: string,
      change: Partial<SittingStatement>,
      unitId: number,
      inFile: RowPlace | null,
      first: RowPlace | null,
    ]
  >([
    ['the same in another file', {}, 1, null, null],
    ['the same in the same file', {}, 1, here, here],
    ['in another unit of another file', {}, 2, null, known.place],
    ['in another unit of the same file', {}, 2, here, here],
    ['another outcome', { outcome: 'failed' }, 1, null, known.place],
    ['another score', { marks: [{ paper: 'single', score: 86 }] }, 1, null, known.place],
    ['another paper', { marks: [{ paper: 'public-law', score: 85 }] }, 1, null, known.place],
    ['a mark less', { marks: [] }, 1, null, known.place],
    ['a mark more', { marks: [...known.marks, { paper: 'special-law', score: 70 }] }, 1, null, known.place],
  ])('%s', (_why, change, unitId, inFile, first) => {
    expect(compareSitting({ ...statement, ...change }, unitId, known, inFile, false)).toEqual(
      first ? { code: 'duplicate-sitting', field: 'idNumber', params: { first } } : 'unchanged',
    );
  });

  it('knows the marks of two papers in any order', () => {
    const marks = [
      { paper: 'public-law' as const, score: 70 },
      { paper: 'special-law' as const, score: 80 },
    ];
    const turned = { ...known, marks: marks.toReversed() };
    expect(compareSitting({ ...statement, marks }, 1, turned, null, false)).toBe('unchanged');
  });

  const signUp: KnownSitting = { ...known, outcome: 'registered', marks: [] };
  const duplicate = (first: RowPlace): unknown => ({
    code: 'duplicate-sitting',
    field: 'idNumber',
    params: { first },
  });
  const registered = { outcome: 'registered' as const, marks: [] };

  it.each<
    [
      why: string,
      change: Partial<SittingStatement>,
      unitId: number,
      before: KnownSitting,
      inFile: RowPlace | null,
      expected: unknown,
    ]
  >([
    ['a result of who signed up', {}, 1, signUp, null, 'filled-in'],
    ['an absence of who signed up', { outcome: 'absent', marks: [] }, 1, signUp, null, 'filled-in'],
    ['a result of who signed up at another unit', {}, 2, signUp, null, duplicate(known.place)],
    ['a result of who stands above in the same file', {}, 1, signUp, here, duplicate(here)],
    ['a sign-up again', registered, 1, signUp, null, 'unchanged'],
    ['a sign-up at another unit', registered, 2, signUp, null, duplicate(known.place)],
    ['a sign-up twice in one file', registered, 1, signUp, here, duplicate(here)],
    ['a sign-up after the result', registered, 1, known, null, 'unchanged'],
    ['a sign-up after the result, elsewhere', registered, 2, known, null, duplicate(known.place)],
  ])('%s', (_why, change, unitId, before, inFile, expected) => {
    expect(compareSitting({ ...statement, ...change }, unitId, before, inFile, false)).toEqual(expected);
  });
});

describe('continuePostingsByExam', () => {
  const source = { fileId: 9, line: 2 };
  const added: KnownPosting = {
    since: '2024-03-16',
    sinceAssumed: true,
    unitId: 1,
    staffing: null,
    post: null,
    state: 'active',
    source,
  };
  const posting = (change: Partial<KnownPosting>): KnownPosting => ({
    ...added,
    since: '2020-01-01',
    sinceAssumed: false,
    staffing: 'administrative',
    source: { fileId: 1, line: 2 },
    ...change,
  });

  it.each<[why: string, staffing: KnownPosting['staffing'], postings: KnownPosting[]]>([
    ['a candidate', null, []],
    ['one whose last posting is older and elsewhere', 'administrative', [posting({ unitId: 2 })]],
    ['a contract worker elsewhere', 'contract', [posting({ unitId: 2, staffing: 'contract' })]],
    ['the day after the last posting began', 'administrative', [posting({ unitId: 2, since: '2024-03-15' })]],
    ['a person who left the other unit', null, [posting({ unitId: 2, state: 'transferred' })]],
    ['a person who resigned from the other unit', null, [posting({ unitId: 2, state: 'resigned' })]],
    ['one who was here before', 'administrative', [posting({}), posting({ unitId: 2, since: '2022-01-01' })]],
    [
      'a person whose only newer posting gave way',
      'administrative',
      [
        posting({ unitId: 2, source: { fileId: 5, line: 2 } }),
        posting({ unitId: 2, since: '2024-05-01', sinceAssumed: true }),
      ],
    ],
  ])('gives %s a posting from the day of the exam', (_why, staffing, postings) => {
    const next = continuePostingsByExam(postings, 1, '2024-03-16', source);
    expect(next).toEqual({ ...added, staffing });
  });

  it.each<[why: string, postings: KnownPosting[]]>([
    ['at the unit already', [posting({})]],
    ['left, but sits for the unit', [posting({ state: 'transferred' })]],
    ['newer, elsewhere', [posting({ unitId: 2, since: '2024-03-17' })]],
    ['elsewhere from the very day: not older than the exam', [posting({ unitId: 2, since: '2024-03-16' })]],
    ['older at the unit, newer elsewhere', [posting({}), posting({ unitId: 2, since: '2024-06-01' })]],
    ['off the enforcement post elsewhere', [posting({ unitId: 2, state: 'off-post' })]],
    ['retired elsewhere', [posting({ unitId: 2, state: 'retired' })]],
    ['dismissed elsewhere', [posting({ unitId: 2, state: 'dismissed' })]],
    ['deceased elsewhere', [posting({ unitId: 2, state: 'deceased' })]],
  ])('leaves alone a last posting %s', (_why, postings) => {
    expect(continuePostingsByExam(postings, 1, '2024-03-16', source)).toBeNull();
  });
});

describe('hasSat', () => {
  it.each<[Outcome, boolean]>([
    ['passed', true],
    ['failed', true],
    ['breach', true],
    ['cheating', true],
    ['absent', false],
    ['exempt', false],
    ['registered', false],
  ])('%s: %s', (outcome, sat) => {
    expect(hasSat(outcome)).toBe(sat);
  });
});
