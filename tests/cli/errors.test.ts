import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectError, expectJsonError } from './expect-error.js';
import { dump, examHeader, examLine, makeRegister, writeLines } from './small-register.js';

const examFlags = ['--exam', '2024-1', '--held-on', '2024-06-15'];
const exam = (file: string): string[] => ['import', 'exam', file, ...examFlags];

describe('a file that cannot be taken', () => {
  const cwd = makeRegister();
  const before = dump(cwd);
  const sound = [examHeader, examLine(11, '刘一')];
  const cases: [
    what: string,
    make: (folder: string) => string,
    code: string,
    message: RegExp,
    hint: RegExp,
  ][] = [
    ['is missing', () => 'no.csv', 'file-missing', /^no\.csv/, /path/],
    [
      'is a folder',
      (folder) => {
        mkdirSync(join(folder, 'rosters'));
        return 'rosters';
      },
      'file-is-directory',
      /^rosters is a folder/,
      /rosters\/\*\.csv/,
    ],
    ['is empty', (folder) => writeBytes(folder, []), 'file-empty', /^bytes\.csv is empty$/, /Export/],
    [
      'holds NUL bytes',
      (folder) => writeBytes(folder, [...Buffer.from(sound.join('\n')), 0, 10]),
      'file-binary',
      /^bytes\.csv/,
      /CSV/,
    ],
    [
      'is the head of an .xlsx workbook',
      (folder) => writeBytes(folder, [0x50, 0x4b, 0x03, 0x04, 0x14, 0, 6, 0]),
      'workbook-damaged',
      /damaged/,
      /again/,
    ],
    [
      'is the head of an .xls workbook',
      (folder) => writeBytes(folder, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'workbook-damaged',
      /damaged/,
      /again/,
    ],
    [
      'is UTF-16 ("Unicode text" of Excel)',
      (folder) => writeBytes(folder, [0xff, 0xfe, ...Buffer.from(sound.join('\n'), 'utf16le')]),
      'encoding-unknown',
      /UTF-16/,
      /CSV UTF-8/,
    ],
    [
      'is in no encoding we read',
      (folder) => writeBytes(folder, [...Buffer.from('id,name,unit,score\n1,'), 0xff, 0xff, 10]),
      'encoding-unknown',
      /neither UTF-8 nor GB18030/,
      /CSV UTF-8/,
    ],
    [
      'has an unclosed quotation mark',
      (folder) =>
        writeLines(folder, 'a.csv', [...sound, examLine(12, '陈二'), `"${examLine(13, '孙三')}`, '', '']),
      'csv-broken',
      /^a\.csv.* line 4\b/,
      /lone quotation mark/,
    ],
    [
      'has a record of 2 MB',
      (folder) => writeLines(folder, 'a.csv', [...sound, `${examLine(12, '陈二')}${'x'.repeat(2_000_000)}`]),
      'csv-broken',
      /^a\.csv.* line 3\b.*1 MiB/,
      /lone quotation mark/,
    ],
    [
      'has no headings',
      (folder) => writeLines(folder, 'a.csv', ['甲,乙,丙', '1,2,3']),
      'header-missing',
      /^a\.csv.*first 20 lines.* exam/,
      /right file/,
    ],
    [
      'has a wrong column',
      (folder) => writeLines(folder, 'a.csv', ['标题', '身份证号,姓名,单位,打分', '1,2,3,4']),
      'columns-missing',
      /^a\.csv, line 2: .*score.*result/,
      /打分.*--map/,
    ],
    [
      'has two columns for one field',
      (folder) => writeLines(folder, 'a.csv', ['身份证号,姓名,单位,分数,成绩', '1,2,3,4,5']),
      'columns-doubled',
      /^a\.csv, line 1: .*分数.*成绩.*score/,
      /Rename/,
    ],
  ];

  it.each(cases)('%s', (_, make, code, message, hint) => {
    const file = make(cwd);
    expectError(exam(file), cwd, { exit: 2, code, message, hint });
    expectJsonError(exam(file), cwd, { exit: 2, code, message, hint });
    expect(dump(cwd)).toBe(before);
  });
});

function writeBytes(folder: string, bytes: number[]): string {
  writeFileSync(join(folder, 'bytes.csv'), Buffer.from(bytes));
  return 'bytes.csv';
}

describe('a word on the command line that is wrong', () => {
  const cwd = makeRegister();
  const before = dump(cwd);
  const cases: [args: string[], code: string, message: RegExp, hint: RegExp][] = [
    [['status', '--as-of', '2024-02-30'], 'date-malformed', /^2024-02-30 .*date/, /2024-12-31/],
    [['status', '--as-of', 'yesterday'], 'date-malformed', /^yesterday .*date/, /2024-12-31/],
    [['status', '--as-of', '20241231'], 'date-malformed', /^20241231 .*date/, /2024-12-31/],
    [['statsu'], 'usage', /statsu/, /status/],
    [['import', 'exams', 'a.csv'], 'usage', /exams/, /exam\b/],
    [['cleanup', 'aply', '1'], 'usage', /aply/, /apply/],
    [['status', '--jsno'], 'usage', /--jsno/, /--json/],
    [['import', 'units', 'a.csv', '--dryrun'], 'usage', /--dryrun/, /--dry-run/],
    [['status', '--lang', 'fr'], 'usage', /fr/, /en, zh/],
    [['import', 'units'], 'usage', /file/, /--help/],
    [['import', 'exam', 'a.csv', '--exam'], 'usage', /--exam/, /--help/],
    [['cleanup', 'apply', 'one'], 'number-malformed', /^one .*number/, /number/],
    [['cleanup', 'show', '7'], 'plan-not-found', /7/, /cleanup list/],
    [['imports', 'show', '99'], 'batch-not-found', /99/, /imports list/],
    [['exam', 'show', '2023-1'], 'exam-not-found', /2023-1/, /./],
    [['unit', 'show', '荷塘区城管局'], 'unit-not-found', /荷塘区城管局/, /荷塘区城市管理局/],
    [['import', 'units', 'units.csv', '--map', '编码'], 'mapping-malformed', /编码/, /--map '.+=.+'/],
    [
      ['import', 'units', 'units.csv', '--map', '编码=number'],
      'mapping-field-unknown',
      /number/,
      /creditCode/,
    ],
    [['import', 'units', 'units.csv', '--encoding', 'big5'], 'encoding-unsupported', /big5/, /gb18030/],
    [['init'], 'register-exists', /qualreg\.db exists already/, /--register/],
    [['status', '--register', 'postgres://localhost/q'], 'register-is-url', /PostgreSQL/, /--register/],
  ];

  it.each(cases)('%j', (args, code, message, hint) => {
    expectError(args, cwd, { exit: 2, code, message, hint });
    expect(dump(cwd)).toBe(before);
  });

  const oneOfEachCode = [...new Map(cases.map((one) => [one[1], one])).values()];
  it.each(oneOfEachCode)('%j --json', (args, code, message, hint) => {
    expectJsonError(args, cwd, { exit: 2, code, message, hint });
  });
});
