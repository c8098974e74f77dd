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
import type { FileForm } from './small-register.js';

// 㐂 and 𠮷 are in GB18030 only (not in GBK); 𠮷 takes four bytes in either encoding.
const lines = [examHeader, examLine(11, '刘㐂'), examLine(12, '陈𠮷')];
const added = counts({ rows: 2, added: 2 });
const names = "select name from officer where name like '刘%' or name like '陈%' order by officer_id";

describe('the encoding is found by BOM, then strict UTF-8, then GB18030', () => {
  it.each<[what: string, form: FileForm, encoding: string]>([
    ['UTF-8', {}, 'utf-8'],
    ['UTF-8 with BOM', { bom: true }, 'utf-8'],
    ['GB18030', { encoding: 'gb18030' }, 'gb18030'],
    ['GB18030 with CRLF', { encoding: 'gb18030', lineEnd: '\r\n' }, 'gb18030'],
  ])('%s', (_, form, encoding) => {
    const cwd = makeRegister();
    const { code, json } = runExam(cwd, writeLines(cwd, 'roster.csv', lines, form));
    expect(json.files[0]).toMatchObject({ encoding, format: 'csv', headerLine: 1 });
    expect(sumUp(json.totals)).toEqual(added);
    expect(code).toBe(0);
    expect(select(cwd, names)).toEqual([['刘㐂'], ['陈𠮷']]);
  });

  it('--encoding takes the place of detection, under every usual name', () => {
    for (const name of ['gb18030', 'GBK', 'gb2312']) {
      const cwd = makeRegister();
      const file = writeLines(cwd, 'roster.csv', lines, { encoding: 'gb18030' });
      const { json } = runExam(cwd, file, '--encoding', name);
      expect([json.files[0]?.encoding, json.totals.added]).toEqual(['gb18030', 2]);
    }
  });

  it('--encoding decides where the bytes are valid in both: 中 in UTF-8 twice is 涓腑 in GB18030', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'roster.csv', [
      'id,name,unit,score',
      examLine(11, '中中').replace(',男', ''),
    ]);
    const { json } = runExam(cwd, file, '--encoding', 'gb18030');
    expect(json.files[0]?.encoding).toBe('gb18030');
    // The unit's name is read in the wrong encoding too, so its row says that there is no such unit.
    expect(json.findings.map(({ line, code }) => [line, code])).toContainEqual([2, 'unit-unknown']);
  });

  it('a character that lies across two chunks of reading is not torn', () => {
    const cwd = makeRegister();
    // Chunks of 64 KiB: 𠮷 takes bytes 65534 to 65537.
    const head = `${examHeader},备注\n`;
    const row = `${examLine(11, '刘一')},`;
    const filler = 'x'.repeat(65534 - Buffer.byteLength(head + row));
    const file = writeLines(cwd, 'roster.csv', [`${head}${row}${filler}𠮷`, `${examLine(12, '陈二')},`]);
    expect(sumUp(runExam(cwd, file).json.totals)).toEqual(added);
    expect(select(cwd, 'select substr(remark, -2) from sitting where remark is not null')).toEqual([['x𠮷']]);
  });
});

describe('the delimiter is found among , ; and tab', () => {
  const delimiters: [what: string, delimiter: string][] = [
    ['comma', ','],
    ['semicolon', ';'],
    ['tab', '\t'],
  ];

  it.each(delimiters)('%s', (_, delimiter) => {
    const cwd = makeRegister();
    const file = writeLines(
      cwd,
      'roster.csv',
      lines.map((line) => line.replaceAll(',', delimiter)),
    );
    const { code, json } = runExam(cwd, file);
    expect(sumUp(json.totals)).toEqual(added);
    expect(code).toBe(0);
  });

  it('delimiters of another kind inside cells do not count', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'roster.csv', [
      `${examHeader},备注`.replaceAll(',', ';'),
      `${examLine(11, '刘一').replaceAll(',', ';')};"a,b,c,d,e,f,g,h"`,
      `${examLine(12, '陈二').replaceAll(',', ';')};"1,2,3,4,5,6,7,8"`,
    ]);
    expect(sumUp(runExam(cwd, file).json.totals)).toEqual(added);
    expect(select(cwd, 'select remark from sitting order by line')).toEqual([
      ['a,b,c,d,e,f,g,h'],
      ['1,2,3,4,5,6,7,8'],
    ]);
  });
});
