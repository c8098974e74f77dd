import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomes, type Paper } from '../../../src/domain/facts.js';
import { readResult, type PassMarks } from '../../../src/domain/roster/result.js';
import { buildRow, listCodes, type Cells } from './build-row.js';

const single: PassMarks = new Map([['single', 60]]);
const both: PassMarks = new Map<Paper, number>([
  ['public-law', 60],
  ['special-law', 60],
]);

type Required = Parameters<typeof readResult>[2];
const bothRequired: Required = ['public-law', 'special-law'];

/** `passed 85`, `failed`, or the findings. */
function read(cells: Cells<'exam'>, passMarks: PassMarks, required = bothRequired): string {
  const row = buildRow<'exam'>(cells);
  const result = readResult(row, passMarks, required);
  if (result) {
    expect(row.findings).toEqual([]);
    return [result.outcome, ...result.marks.map(({ score }) => score)].join(' ');
  }
  expect(row.findings).not.toEqual([]);
  return listCodes(row).join(', ');
}

const contradiction = 'outcome: result-contradiction';

describe('one paper, score column alone', () => {
  it.each([
    ['85', 'passed 85'],
    ['85.5', 'passed 85.5'],
    ['85分', 'passed 85'],
    ['85 分', 'passed 85'],
    ['８５', 'passed 85'],
    ['85.0', 'passed 85'],
    ['60', 'passed 60'],
    ['59.9', 'failed 59.9'],
    ['59分', 'failed 59'],
    ['0', 'failed 0'],
    ['100', 'passed 100'],
    ['缺考', 'absent'],
    ['缺', 'absent'],
    ['弃考', 'absent'],
    [' 缺　考 ', 'absent'],
    ['违纪', 'breach'],
    ['作弊', 'cheating'],
    ['取消', 'cheating'],
    ['免考', 'exempt'],
    ['合格', 'passed'],
    ['通过', 'passed'],
    ['不合格', 'failed'],
    ['未通过', 'failed'],
    ['', 'score: result-missing'],
    [' 　', 'score: result-missing'],
    ['100.5', 'score: score-out-of-range'],
    ['105', 'score: score-out-of-range'],
    ['-3', 'score: score-out-of-range'],
    ['-0.5', 'score: score-out-of-range'],
    ['八十', 'score: score-unreadable'],
    ['85/100', 'score: score-unreadable'],
    ['1e2', 'score: score-unreadable'],
    ['85,5', 'score: score-unreadable'],
  ])('%j: %s', (score, expected) => {
    expect(read({ score }, single)).toBe(expected);
  });
});

describe('one paper, result column alone', () => {
  it.each([
    ['合格', 'passed'],
    ['通过', 'passed'],
    ['是', 'passed'],
    ['不合格', 'failed'],
    ['未通过', 'failed'],
    ['否', 'failed'],
    ['缺考', 'absent'],
    ['缺', 'absent'],
    ['弃考', 'absent'],
    ['违纪', 'breach'],
    ['作弊', 'cheating'],
    ['取消', 'cheating'],
    ['免考', 'exempt'],
    ['', 'score: result-missing'],
    ['待定', 'outcome: value-unknown'],
  ])('%j: %s', (outcome, expected) => {
    expect(read({ outcome }, single)).toBe(expected);
    expect(read({ score: ' ', outcome }, single)).toBe(expected);
  });
});

describe('one paper, score and result column', () => {
  const words = ['合格', '不合格', '缺考', '违纪', '作弊', '免考'];
  const x = contradiction;

  describe.each<[score: string, results: string[]]>([
    // beside      合格        不合格        缺考       违纪      作弊        免考
    ['85', ['passed 85', x, x, 'breach', 'cheating', x]],
    ['60', ['passed 60', x, x, 'breach', 'cheating', x]],
    ['59.5', [x, 'failed 59.5', x, 'breach', 'cheating', x]],
    ['0', [x, 'failed 0', x, 'breach', 'cheating', x]],
    ['缺考', [x, 'absent', 'absent', x, x, x]],
    ['违纪', [x, 'breach', x, 'breach', x, x]],
    ['作弊', [x, 'cheating', x, x, 'cheating', x]],
    ['免考', [x, x, x, x, x, 'exempt']],
    ['合格', ['passed', x, x, x, x, x]],
    ['不合格', [x, 'failed', x, x, x, x]],
  ])('score %s', (score, results) => {
    it.each(words.map((word, i) => [word, results[i]!] as const))('result %s: %s', (outcome, expected) => {
      expect(read({ score, outcome }, single)).toBe(expected);
    });
  });

  it.each([
    ['85分', '是', 'passed 85'],
    ['５９', '否', 'failed 59'],
    ['缺', '弃考', 'absent'],
    ['取消', '作弊', 'cheating'],
    ['105', '合格', 'score: score-out-of-range'],
    ['八十', '合格', 'score: score-unreadable'],
    ['85', '待定', 'outcome: value-unknown'],
  ])('%s with %s: %s', (score, outcome, expected) => {
    expect(read({ score, outcome }, single)).toBe(expected);
  });

  it('shows the cells as they were read', () => {
    const row = buildRow<'exam'>({ score: '85分', outcome: '否' });
    expect(readResult(row, single, bothRequired)).toBeNull();
    expect(row.findings).toEqual([
      { code: 'result-contradiction', field: 'outcome', params: { score: '85分', outcome: '否' } },
    ]);
  });
});

describe('two papers', () => {
  const missing = (field: 'public' | 'special'): string => `${field}LawScore: result-missing`;

  it.each<[publicLaw: string, specialLaw: string, outcome: string, expected: string]>([
    ['60', '60', '', 'passed 60 60'],
    ['85分', '70.5', '合格', 'passed 85 70.5'],
    ['59.5', '100', '', 'failed 59.5 100'],
    ['100', '59.5', '不合格', 'failed 100 59.5'],
    ['0', '0', '不合格', 'failed 0 0'],
    ['85', '59', '合格', contradiction],
    ['85', '70', '不合格', contradiction],
    ['85', '70', '缺考', contradiction],
    ['85', '70', '免考', contradiction],
    ['缺考', '缺考', '', 'absent'],
    ['缺考', '缺', '缺考', 'absent'],
    ['缺考', '缺考', '不合格', 'absent'],
    ['缺考', '缺考', '合格', contradiction],
    ['缺考', '85', '', 'failed 85'],
    ['85', '缺考', '不合格', 'failed 85'],
    ['45', '缺考', '', 'failed 45'],
    ['缺考', '85', '合格', contradiction],
    ['缺考', '85', '缺考', contradiction],
    ['违纪', '85', '', 'breach'],
    ['85', '违纪', '不合格', 'breach'],
    ['违纪', '缺考', '', 'breach'],
    ['违纪', '免考', '', 'breach'],
    ['作弊', '85', '', 'cheating'],
    ['85', '作弊', '作弊', 'cheating'],
    ['违纪', '作弊', '', 'cheating'],
    ['违纪', '85', '合格', contradiction],
    ['85', '70', '违纪', 'breach'],
    ['85', '40', '作弊', 'cheating'],
    ['免考', '85', '', 'passed 85'],
    ['85', '免考', '合格', 'passed 85'],
    ['免考', '40', '', 'failed 40'],
    ['免考', '缺考', '', 'absent'],
    ['免考', '免考', '', 'exempt'],
    ['免考', '免考', '免考', 'exempt'],
    ['免考', '免考', '合格', contradiction],
    ['', '85', '', missing('public')],
    ['85', '', '', missing('special')],
    ['85', '', '合格', missing('special')],
    ['', '缺考', '', missing('public')],
    ['', '', '', missing('public')],
    ['', '', '合格', 'passed'],
    ['', '', '不合格', 'failed'],
    ['', '', '缺考', 'absent'],
    ['105', '85', '', 'publicLawScore: score-out-of-range'],
    ['85', '八十', '合格', 'specialLawScore: score-unreadable'],
    ['-3', '八十', '', 'publicLawScore: score-out-of-range, specialLawScore: score-unreadable'],
  ])('%j and %j with %j: %s', (publicLawScore, specialLawScore, outcome, expected) => {
    expect(read({ publicLawScore, specialLawScore, outcome }, both)).toBe(expected);
  });

  it('keeps each mark with its paper', () => {
    expect(
      readResult(buildRow<'exam'>({ specialLawScore: '70', publicLawScore: '85' }), both, bothRequired)
        ?.marks,
    ).toEqual([
      { paper: 'public-law', score: 85 },
      { paper: 'special-law', score: 70 },
    ]);
  });
});

describe('two papers, one of them required', () => {
  it.each<[publicLaw: string, specialLaw: string, outcome: string, expected: string]>([
    ['60', '59', '', 'passed 60 59'],
    ['59', '100', '', 'failed 59 100'],
    ['60', '59', '合格', 'passed 60 59'],
    ['59', '100', '合格', contradiction],
    ['60', '', '', 'passed 60'],
    ['59', '', '不合格', 'failed 59'],
    ['', '80', '', 'publicLawScore: result-missing'],
    ['60', '缺考', '', 'passed 60'],
    ['缺考', '80', '', 'failed 80'],
    ['缺考', '缺考', '', 'absent'],
    ['60', '违纪', '', 'breach'],
    ['60', '作弊', '', 'cheating'],
    ['免考', '30', '', 'exempt 30'],
    ['免考', '缺考', '', 'exempt'],
    ['60', '免考', '', 'passed 60'],
  ])('%j and %j with %j: %s', (publicLawScore, specialLawScore, outcome, expected) => {
    expect(read({ publicLawScore, specialLawScore, outcome }, both, ['public-law'])).toBe(expected);
  });

  it('decides nothing in a round with one paper, nor in one that lacks it', () => {
    expect(read({ score: '60' }, single, ['public-law'])).toBe('passed 60');
    const special: PassMarks = new Map([['special-law', 60]]);
    expect(read({ specialLawScore: '59' }, special, ['public-law'])).toBe('failed 59');
  });
});

describe('pass marks', () => {
  it.each<[score: string, passMark: number, expected: string]>([
    ['60', 70, 'failed 60'],
    ['70', 70, 'passed 70'],
    ['50', 45.5, 'passed 50'],
  ])('%s with a pass mark of %d: %s', (score, passMark, expected) => {
    expect(read({ score }, new Map([['single', passMark]]))).toBe(expected);
  });

  it('are those of each paper', () => {
    const marks = new Map<Paper, number>([
      ['public-law', 80],
      ['special-law', 60],
    ]);
    expect(read({ publicLawScore: '70', specialLawScore: '90' }, marks)).toBe('failed 70 90');
    expect(read({ publicLawScore: '90', specialLawScore: '70' }, marks)).toBe('passed 90 70');
  });
});

describe('any row', () => {
  const cell = fc.constantFrom(
    '',
    '0',
    '59.9',
    '60',
    '100',
    '101',
    '-1',
    '八',
    '缺考',
    '违纪',
    '作弊',
    '免考',
    '合格',
    '不合格',
  );

  it('is read, or refused with a reason; a void or unscored result has no mark', () => {
    fc.assert(
      fc.property(cell, cell, cell, (publicLawScore, specialLawScore, outcome) => {
        const row = buildRow<'exam'>({ publicLawScore, specialLawScore, outcome });
        const result = readResult(row, both, bothRequired);
        expect(result === null).toBe(row.findings.length > 0);
        if (!result) return;
        expect(outcomes).toContain(result.outcome);
        if (['breach', 'cheating', 'absent', 'exempt'].includes(result.outcome))
          expect(result.marks).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
