import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../run-program.js';
import {
  counts,
  examHeader,
  examLine,
  idOf,
  makeRegister,
  runExam,
  select,
  sumUp,
  writeLines,
  type FileForm,
} from './small-register.js';

const header = `序号,${examHeader},备注`;
const lines = [
  '成绩表',
  header,
  `1,${examLine(11, '刘一')},`,
  `2,${examLine(12, '陈二', '没有的局')},"含,逗号"`,
  `3,${examLine(13, '孙三', '荷塘城管', '101')},"含""引号"""`,
  `4,${examLine(14, '周四', '荷塘城管', '')},"两行`,
  '备注"',
];

const forms: [what: string, delimiter: string, form: FileForm & { encoding: 'utf-8' | 'gb18030' }][] = [
  ['UTF-8, comma', ',', { encoding: 'utf-8' }],
  ['UTF-8 with BOM, semicolon', ';', { encoding: 'utf-8', bom: true }],
  ['GB18030 with CRLF, tab', '\t', { encoding: 'gb18030', lineEnd: '\r\n' }],
];

describe.each(forms)('rejected rows of a file in %s', (_, delimiter, form) => {
  const cwd = makeRegister();
  const written = lines.map((line) => line.replaceAll(',', delimiter));
  const file = writeLines(cwd, 'roster.csv', written, form);
  const path = join(cwd, 'roster.csv.rejects.csv');
  const first = runExam(cwd, file);
  const bytes = readFileSync(path);
  const text = iconv.decode(bytes, form.encoding, { stripBOM: true });

  it('go to a file beside it, with its columns, order, encoding and delimiter, and source and reason', () => {
    expect(first.json.files[0]?.rejectsFile).toBe('roster.csv.rejects.csv');
    expect(sumUp(first.json.totals)).toEqual(counts({ rows: 4, added: 1, rejected: 3 }));
    expect(bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))).toBe(form.bom ?? false);
    expect(text.endsWith('\r\n')).toBe(true);
    // Behind a tab a long number survives Excel.
    expect(text).toContain(`\t${idOf(12)}`);
    const read = (table: string): string[][] =>
      parse(table, { delimiter }).map((row) => row.map((cell) => cell.replace(/^\t/, '')));
    const [head, ...rows] = read(text);
    const [, , ...rejected] = read(written.slice(1).join(form.lineEnd ?? '\n'));
    expect(head).toEqual([...header.split(','), 'rejected row', 'rejection reason']);
    // Each row as it stood, then where it stood and what was wrong with it.
    const sha256 = first.json.files[0]!.sha256.slice(0, 12);
    const sources = rejected.map((row, i) => [...row, `roster.csv:${4 + i} #${sha256} @2024-1`]);
    expect(rows.map((row) => row.slice(0, -1))).toEqual(sources);
    expect(rows.map((row) => row.at(-1))).toEqual([
      expect.stringContaining('没有的局'),
      expect.stringContaining('101'),
      expect.stringMatching(/result/),
    ]);
  });

  it('are imported as they are once mended, and no more rejects are left', () => {
    const mended = text
      .replace('没有的局', '市监局')
      .replace(`${delimiter}101${delimiter}`, `${delimiter}61${delimiter}`)
      .replace(new RegExp(`荷塘城管${delimiter}${delimiter}`), `荷塘城管${delimiter}缺考${delimiter}`);
    writeFileSync(
      join(cwd, 'mended.csv'),
      iconv.encode(mended, form.encoding, { addBOM: form.bom ?? false }),
    );
    const { code, json } = runExam(cwd, 'mended.csv');
    expect(json.findings).toEqual([]);
    expect(sumUp(json.totals)).toEqual(counts({ rows: 3, added: 3 }));
    expect(code).toBe(0);
    expect(existsSync(join(cwd, 'mended.csv.rejects.csv'))).toBe(false);
    const remarks = select(cwd, 'select outcome, remark from sitting order by officer_id') as (
      string | null
    )[][];
    expect(remarks.map((row) => row.map((cell) => cell?.replace(/\s+/g, ' ') ?? null))).toEqual([
      ['passed', null],
      ['passed', `含${delimiter}逗号`.replace('\t', ' ')],
      ['passed', '含"引号"'],
      ['absent', '两行 备注'],
    ]);
  });
});

describe('the rejects file', () => {
  const bad = [examHeader, examLine(11, '刘一', '没有的局')];

  it('that was not mended rejects the same rows again, for the same reasons', () => {
    const cwd = makeRegister();
    runExam(cwd, writeLines(cwd, 'a.csv', bad));
    const again = runExam(cwd, 'a.csv.rejects.csv');
    expect(sumUp(again.json.totals)).toEqual(counts({ rows: 1, rejected: 1 }));
    expect(again.json.findings).toMatchObject([{ line: 2, code: 'unit-unknown' }]);
  });

  it('goes where --rejects says, and nowhere with -', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'a.csv', bad);
    const before = readdirSync(cwd);
    expect(runExam(cwd, file, '--rejects', '-').json.files[0]?.rejectsFile).toBeNull();
    expect(readdirSync(cwd)).toEqual(before);
    expect(runExam(cwd, file, '--rejects', 'elsewhere.csv').json.files[0]?.rejectsFile).toBe('elsewhere.csv');
    expect(readdirSync(cwd).sort()).toEqual([...before, 'elsewhere.csv'].sort());
    expect(readFileSync(join(cwd, 'elsewhere.csv'), 'utf8')).toContain('没有的局');
  });

  it('is not there when nothing was rejected', () => {
    const cwd = makeRegister();
    const { json } = runExam(cwd, writeLines(cwd, 'a.csv', [examHeader, examLine(11, '刘一')]));
    expect(json.files[0]?.rejectsFile).toBeNull();
    expect(existsSync(join(cwd, 'a.csv.rejects.csv'))).toBe(false);
  });

  it('takes nobody`s work away: an earlier one is kept under another name', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'a.csv', bad);
    writeLines(cwd, 'a.csv.rejects.csv', ['half mended by hand']);
    runExam(cwd, file);
    const kept = readdirSync(cwd).filter((name) => name.startsWith('a.csv.rejects.csv'));
    expect(kept.map((name) => readFileSync(join(cwd, name), 'utf8')).join()).toContain('half mended by hand');
    expect(readFileSync(join(cwd, 'a.csv.rejects.csv'), 'utf8')).toContain('没有的局');
  });

  it.each([
    ['one place for two files', ['a.csv', 'b.csv', '--rejects', 'both.csv']],
    ['the imported file itself', ['a.csv', '--rejects', 'a.csv']],
    ['the register', ['a.csv', '--rejects', 'qualreg.db']],
    ['a folder that is not there', ['a.csv', '--rejects', 'nowhere/r.csv']],
  ])('%s is refused, and everything stays as it was', (_, args) => {
    const cwd = makeRegister();
    for (const name of ['a.csv', 'b.csv']) writeLines(cwd, name, bad);
    const read = (): unknown =>
      readdirSync(cwd).map((name) => [name, readFileSync(join(cwd, name), 'base64')]);
    const before = read();
    const flags = ['--exam', '1', '--held-on', '2024-06-15'];
    const { code, stdout } = run(['import', 'exam', ...args, ...flags], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(read()).toEqual(before);
  });

  it('holds a row with a cell too many so that it can be mended', () => {
    const cwd = makeRegister();
    runExam(cwd, writeLines(cwd, 'a.csv', [examHeader, `${examLine(11, '刘一')},多,余`]));
    const [head, row] = readFileSync(join(cwd, 'a.csv.rejects.csv'), 'utf8').split('\r\n');
    expect(head).toBe(`${examHeader},rejected row,rejection reason`);
    expect(row?.startsWith(`\t${examLine(11, '刘一')},a.csv:2 #`)).toBe(true);
    expect(row?.endsWith('多,余')).toBe(true);
  });
});
