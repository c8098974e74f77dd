import { describe, expect, test } from 'vitest';
import type { GroundCode } from '../../../src/domain/grounds/ground.js';
import { continuePostingsByMove, readAnswer } from '../../../src/domain/roster/answers.js';
import { readGround } from '../../../src/domain/roster/ground-words.js';
import type { KnownPosting } from '../../../src/domain/roster/officers.js';
import { grounds as groundsEn } from '../../../src/output/messages/grounds-en.js';
import { grounds as groundsZh } from '../../../src/output/messages/grounds-zh.js';
import { checkForms as en } from '../../../src/output/messages/check-forms-en.js';
import { checkForms as zh } from '../../../src/output/messages/check-forms-zh.js';
import { buildRow, listCodes, type Cells } from './build-row.js';

const context = { plan: 3, grounds: ['retired', 'deceased'] as GroundCode[], today: '2025-01-15' };
const whole: Cells<'answers'> = {
  plan: '3',
  unit: '430202000001',
  name: '张安',
  number: '18000000001',
  answer: '保留',
  ground: '',
  movedTo: '',
  since: '',
  reason: '',
};

test('a row that says all there is to say', () => {
  const row = buildRow<'answers'>(
    { ...whole, name: '张 安', answer: '清理', ground: '退休', since: '2025.1.2', reason: '到龄' },
    7,
  );
  expect(readAnswer(row, context)).toEqual({
    line: 7,
    unit: '430202000001',
    number: '18000000001',
    name: '张安',
    answer: 'remove',
    ground: 'retired',
    movedTo: null,
    since: '2025-01-02',
    reason: '到龄',
  });
  expect(row.findings).toEqual([]);
});

test.each<[Cells<'answers'>, string[]]>([
  [{}, []],
  [{ plan: '第3号' }, []],
  [{ answer: '' }, []],
  [{ answer: ' Keep ' }, []],
  [{ answer: '调入其他单位', movedTo: '芦淞城管' }, []],
  [{ answer: 'remove', ground: 'deceased', since: '2025-01-15' }, []],
  [{ plan: '' }, ['plan: answer-other-plan']],
  [{ plan: '13' }, ['plan: answer-other-plan']],
  [{ unit: '' }, ['unit: answer-unit-unknown']],
  [{ number: '' }, ['number: number-missing']],
  [{ number: '1.8E+10' }, ['number: number-scientific']],
  [{ answer: '同意' }, ['answer: value-unknown']],
  [{ answer: '', reason: '在办' }, ['answer: answer-missing']],
  [{ answer: '', movedTo: '芦淞城管' }, ['answer: answer-missing']],
  [{ answer: '清理' }, ['ground: answer-ground-missing']],
  [{ answer: '清理', ground: '太懒' }, ['ground: answer-ground-unplanned']],
  [{ answer: '清理', ground: '证件过期' }, ['ground: answer-ground-unplanned']],
  [{ answer: '保留', ground: '退休' }, ['answer: answer-contradiction']],
  [{ answer: '保留', movedTo: '芦淞城管' }, ['answer: answer-contradiction']],
  [{ answer: '清理', ground: '退休', movedTo: '芦淞城管' }, ['answer: answer-contradiction']],
  [{ answer: '调出', ground: '退休', movedTo: '芦淞城管' }, ['answer: answer-contradiction']],
  [{ answer: '调出' }, ['movedTo: answer-target-missing']],
  [{ since: '2025-02-30' }, ['since: date-invalid']],
  [{ since: '2025-01-16' }, ['since: answer-date-late']],
  [{ plan: '2', answer: '清理' }, ['plan: answer-other-plan', 'ground: answer-ground-missing']],
])('%j: %j', (change, codes) => {
  const row = buildRow<'answers'>({ ...whole, ...change });
  expect(readAnswer(row, context) === null).toBe(codes.length > 0);
  expect(listCodes(row)).toEqual(codes);
});

describe('the words that forms offer are those that are understood', () => {
  test.each(Object.keys(groundsEn) as GroundCode[])('%s', (ground) => {
    const read = [ground, groundsZh[ground], groundsEn[ground]].map(readGround);
    expect(read).toEqual([ground, ground, ground]);
  });

  test.each(['remove', 'keep', 'moved'] as const)('%s', (answer) => {
    const details = {
      ground: answer === 'remove' ? '退休' : '',
      movedTo: answer === 'moved' ? '芦淞城管' : '',
    };
    const read = [en, zh].map(({ answers }) => {
      return readAnswer(buildRow<'answers'>({ ...whole, ...details, answer: answers[answer] }), context)
        ?.answer;
    });
    expect(read).toEqual([answer, answer]);
  });
});

describe('a move', () => {
  const posting = (change: Partial<KnownPosting> = {}): KnownPosting => ({
    since: '2020-01-01',
    sinceAssumed: false,
    unitId: 1,
    staffing: 'administrative',
    post: '执法岗位',
    state: 'active',
    source: { fileId: 1, line: 2 },
    ...change,
  });
  const source = { fileId: 9, line: 4 };
  const move = (since: string | null, postings: KnownPosting[]): KnownPosting | null =>
    continuePostingsByMove(since, 2, postings, '2025-01-15', source);

  test('takes staffing and post along, and puts the person in post', () => {
    expect(move('2024-06-01', [posting({ state: 'transferred' })])).toEqual(
      posting({ since: '2024-06-01', unitId: 2, source }),
    );
    expect(move(null, [posting()])).toEqual(
      posting({ since: '2025-01-15', sinceAssumed: true, unitId: 2, source }),
    );
    expect(move(null, [])).toEqual(
      posting({ since: '2025-01-15', sinceAssumed: true, unitId: 2, source, staffing: null, post: null }),
    );
  });

  test('adds nothing when the person is there by then', () => {
    const there = posting({ unitId: 2, since: '2024-03-01' });
    expect(move('2024-06-01', [posting(), there])).toBeNull();
    expect(move(null, [posting(), there])).toBeNull();
    // Later than told: without a day that is the same news, with one it is other news.
    const later = posting({ unitId: 2, since: '2025-02-01' });
    expect(move(null, [posting(), later])).toBeNull();
    expect(move('2024-06-01', [posting(), later])).toMatchObject({ since: '2024-06-01', unitId: 2 });
  });

  test('brings back who had left that unit', () => {
    const left = posting({ unitId: 2, since: '2024-03-01', state: 'transferred' });
    expect(move('2024-06-01', [posting(), left])).toMatchObject({ state: 'active', since: '2024-06-01' });
  });
});
