import { describe, expect, it } from 'vitest';
import {
  counts,
  examHeader,
  examLine,
  makeRegister,
  runExam,
  select,
  sumUp,
  writeLines,
} from './small-register.js';

const lineEnds = [
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
] as const;

describe.each(lineEnds)('lines of a file with %s are the physical ones', (_, lineEnd) => {
  // Written with the file's own line end inside the quotation marks, too.
  const lines = [
    '成绩表',
    `${examHeader},备注`,
    `${examLine(11, '刘一')},"两行`,
    '备注"',
    `${examLine(12, '陈二', '荷塘区城市管理局', '101')},`,
    `${examLine(13, '孙三')},"三行`,
    '',
    '备注"',
    '',
    `${examLine(14, '周四', '荷塘区城市管理局', '')},最后`,
  ];

  it.each([true, false])('with an end to the last line: %s', (lastLineEnd) => {
    const cwd = makeRegister();
    const { code, json } = runExam(cwd, writeLines(cwd, 'roster.csv', lines, { lineEnd, lastLineEnd }));
    expect(json.files[0]?.headerLine).toBe(2);
    expect(json.findings.map(({ line, code }) => [line, code])).toEqual([
      [5, 'score-out-of-range'],
      [10, 'result-missing'],
    ]);
    expect(sumUp(json.totals)).toEqual(counts({ rows: 5, added: 2, rejected: 2, skipped: 1 }));
    expect(code).toBe(3);
    expect(select(cwd, 'select line from sitting order by line')).toEqual([[3], [6]]);
  });
});

it('a line end that lies across two chunks of reading counts once', () => {
  const cwd = makeRegister();
  // Chunks of 64 KiB: the CR is byte 65535, its LF byte 65536.
  const head = `${examHeader},备注\r\n`;
  const row = `${examLine(11, '刘一')},`;
  const filler = 'x'.repeat(65535 - Buffer.byteLength(head + row));
  const lines = [`${examHeader},备注`, row + filler, `${examLine(12, '陈二')},`, `${examLine(13, '孙三')},`];
  const { json } = runExam(cwd, writeLines(cwd, 'roster.csv', lines, { lineEnd: '\r\n' }));
  expect(sumUp(json.totals)).toEqual(counts({ rows: 3, added: 3 }));
  expect(select(cwd, 'select line from sitting order by line')).toEqual([[2], [3], [4]]);
});

it('a quoted line end that lies across two chunks of reading counts once', () => {
  const cwd = makeRegister();
  const head = `${examHeader},备注\r\n`;
  const row = `${examLine(11, '刘一')},"`;
  const filler = 'x'.repeat(65535 - Buffer.byteLength(head + row));
  const lines = [`${examHeader},备注`, row + filler, 'y"', `${examLine(12, '陈二')},`];
  const { json } = runExam(cwd, writeLines(cwd, 'roster.csv', lines, { lineEnd: '\r\n' }));
  expect(sumUp(json.totals)).toEqual(counts({ rows: 2, added: 2 }));
  expect(select(cwd, 'select line from sitting order by line')).toEqual([[2], [4]]);
});

it('rows far down the file keep their lines', () => {
  const cwd = makeRegister();
  // Two chunks of settling and more: 500 rows each.
  const rows = Array.from({ length: 990 }, (_, i) =>
    examLine(i + 10, '人', '荷塘区城市管理局', i === 988 ? '分' : '80'),
  );
  const { json } = runExam(cwd, writeLines(cwd, 'roster.csv', [examHeader, ...rows]));
  const errors = json.findings.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ line, code }) => [line, code])).toEqual([[990, 'score-unreadable']]);
  expect(json.totals).toMatchObject({ rows: 990, added: 989, rejected: 1, skipped: 0 });
});
