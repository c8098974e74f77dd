import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOrigin, writeOrigin } from '../../../src/domain/roster/row-origin.js';

const sha256 = '3f2a9c1d0b7e'.padEnd(64, '5');

describe('the origin of a rejected row', () => {
  it('is written so that a person finds the row', () => {
    expect(writeOrigin({ file: 'roster.csv', sha256, line: 17, exam: null, unit: null })).toBe(
      'roster.csv:17 #3f2a9c1d0b7e',
    );
    expect(writeOrigin({ file: 'a.xls', sha256, line: 3, exam: '2024-1', unit: '株洲市水利局' })).toBe(
      'a.xls:3 #3f2a9c1d0b7e @2024-1 (株洲市水利局)',
    );
  });

  it('is read as it was written, of the hash its beginning', () => {
    // A path is any text; names that begin with a blank or hold a line break do not come from a spreadsheet.
    const file = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((text) => text.trimStart() === text && !/[\n\r\u2028\u2029]/.test(text));
    const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
    const line = fc.integer({ min: 1, max: 2_000_000 });
    const exam = fc.constantFrom(null, '2024-1', '第一轮');
    const unit = fc.constantFrom(null, '株洲市水利局', '荷塘区(本级)局');
    fc.assert(
      fc.property(file, hash, line, exam, unit, (name, digits, n, ...said) => {
        const [ofExam, ofUnit] = said;
        const origin = { file: name, line: n, exam: ofExam, unit: ofUnit };
        expect(readOrigin(writeOrigin({ ...origin, sha256: digits }))).toEqual({
          ...origin,
          sha256: digits.slice(0, 12),
        });
      }),
    );
  });

  it.each([
    ['a sheet in the name', '成绩.xlsx [Sheet1]:4 #3f2a9c1d0b7e', '成绩.xlsx [Sheet1]', 4],
    ['what looks like an origin in the name', 'a:1 #3f2a9c1d0b7e:2 #3f2a9c1d0b7e', 'a:1 #3f2a9c1d0b7e', 2],
    ['a path of Windows', String.raw`D:\名册\a.csv:8 #3f2a9c1d0b7e`, String.raw`D:\名册\a.csv`, 8],
    ['blanks around it', ' a.csv:8 #3f2a9c1d0b7e ', 'a.csv', 8],
  ])('is read with %s', (_what, text, file, line) => {
    expect(readOrigin(text)).toEqual({ file, sha256: '3f2a9c1d0b7e', line, exam: null, unit: null });
  });

  it.each([
    '',
    '网上报名',
    'roster.csv',
    'roster.csv:17',
    'roster.csv #3f2a9c1d0b7e',
    ':17 #3f2a9c1d0b7e',
    'roster.csv:x #3f2a9c1d0b7e',
    'roster.csv:17 3f2a9c1d0b7e',
    'roster.csv:17 #3f2a9c1d0b7',
    'roster.csv:17 #3F2A9C1D0B7E',
    'roster.csv:17 #3f2a9c1d0b7g',
    'roster.csv:17 #3f2a9c1d0b7e %',
    `roster.csv:17 #${'0'.repeat(65)}`,
  ])('is not read in %j', (text) => {
    expect(readOrigin(text)).toBeNull();
  });
});
