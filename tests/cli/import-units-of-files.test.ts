// Files of one unit, without a unit column: whose people they list, and what becomes of those that cannot be taken.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../run-program.js';
import {
  counts,
  dump,
  examHeader,
  examLine,
  idOf,
  makeRegister,
  runImport,
  select,
  sumUp,
  writeLines,
  type ImportJson,
} from './small-register.js';

const hetang = { code: '430202000001', name: '荷塘区城市管理局' };
const lusong = { code: '430203000001', name: '芦淞区城市管理局' };
const market = { code: '430200000001', name: '株洲市市场监督管理局' };

const header = '姓名,身份证号,分数';
const line = (n: number, name: string, score = '80'): string => `${name},${idOf(n)},${score}`;
const round = ['--exam', '2024-1', '--held-on', '2024-06-15'];

interface Unit {
  code: string;
  name: string;
}
type Answer = Omit<ImportJson, 'files'> & {
  files: (ImportJson['files'][number] & { unit: (Unit & { from: string }) | null })[];
  failed: { file: string; error: { code: string; message: string; hint: string } }[];
};

function importFiles(
  cwd: string,
  files: readonly string[],
  ...flags: string[]
): { code: number | null; json: Answer } {
  const { code, json } = runImport(cwd, 'exam', ...files, ...round, ...flags);
  return { code, json: json as Answer };
}

/** An import that must be refused, and must leave everything as it was. @returns the error */
function refuse(
  cwd: string,
  files: readonly string[],
  ...flags: string[]
): Answer['failed'][number]['error'] {
  const read = (): unknown => [dump(cwd), readdirSync(cwd).filter((name) => !/-(wal|shm)$/.test(name))];
  const before = read();
  const { code, stdout, stderr } = run(['import', 'exam', ...files, ...round, ...flags, '--json'], { cwd });
  expect([code, stdout]).toEqual([2, '']);
  expect(read()).toEqual(before);
  return (JSON.parse(stderr) as { error: Answer['failed'][number]['error'] }).error;
}

function listSittings(cwd: string): unknown[] {
  return select(
    cwd,
    'select o.name, u.code from sitting join officer o using (officer_id) join unit u on u.unit_id = sitting.unit_id order by id_number',
  );
}

describe('the unit of a file without a unit column', () => {
  it('is that of --unit, whatever its title and name say', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, '芦淞城管.csv', ['芦淞区城市管理局成绩表', header, line(11, '刘一')]);
    const { code, json } = importFiles(cwd, [file], '--unit', '荷塘城管');
    expect([code, sumUp(json.totals)]).toEqual([0, counts({ rows: 1, added: 1, warnings: 1 })]);
    expect(json.findings).toMatchObject([{ line: 2, code: 'title-names-other' }]);
    expect(json.files[0]?.unit).toEqual({ ...hetang, from: 'command' });
    expect(listSittings(cwd)).toEqual([['刘一', hetang.code]]);
  });

  const suggested: [what: string, name: string, titles: string[], unit: Unit, from: string][] = [
    ['the title', 'a.csv', ['荷塘区城市管理局行政执法资格考试成绩表'], hetang, 'title'],
    ['the file name', '2024芦淞城管(定稿).csv', ['成绩表'], lusong, 'file-name'],
    ['both, which agree', '市监局.csv', ['株洲市市场监督管理局成绩表', ''], market, 'title'],
  ];

  it.each(suggested)('is taken from %s with --yes', (_, name, titles, unit, from) => {
    const cwd = makeRegister();
    const file = writeLines(cwd, name, [...titles, header, line(11, '刘一')]);
    const { code, json } = importFiles(cwd, [file], '--yes');
    expect([code, json.files[0]?.unit]).toEqual([0, { ...unit, from }]);
    expect(listSittings(cwd)).toEqual([['刘一', unit.code]]);
  });

  it.each(suggested)('that %s names is not taken in a pipe, but said', (_, name, titles, unit) => {
    const cwd = makeRegister();
    const file = writeLines(cwd, name, [...titles, header, line(11, '刘一')]);
    const { code, message, hint } = refuse(cwd, [file]);
    expect([code, message]).toEqual(['unit-needed', expect.stringContaining(name)]);
    expect(hint).toContain(`--unit '${unit.name}'`);
    expect(hint).toContain('--yes');
  });

  it.each([
    ['title and file name name two', '芦淞城管.csv', ['荷塘区城市管理局成绩表'], [hetang, lusong]],
    ['the name is that of two', '城管局.csv', ['成绩表'], [hetang, lusong]],
  ])('is not taken, not even with --yes, when %s', (_, name, titles, units) => {
    const cwd = makeRegister();
    const file = writeLines(cwd, name, [...titles, header, line(11, '刘一')]);
    const { code, message } = refuse(cwd, [file], '--yes');
    expect(code).toBe('unit-needed');
    for (const unit of units) expect(message).toContain(unit.name);
  });

  it('that nothing names is a column that is missing', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'a.csv', ['成绩表', header, line(11, '刘一')]);
    const { code, message, hint } = refuse(cwd, [file], '--yes');
    expect(code).toBe('columns-missing');
    expect(message).toMatch(/a\.csv, line 2: .*unit/);
    expect(hint).toContain('--unit');
  });

  it('is not asked for where the rows name theirs', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, '芦淞城管.csv', [examHeader, examLine(11, '刘一')]);
    const { json } = importFiles(cwd, [file], '--yes');
    expect(json.files[0]?.unit).toBeNull();
    expect(listSittings(cwd)).toEqual([['刘一', hetang.code]]);
  });

  it('of a list of officers comes the same ways', () => {
    const cwd = makeRegister();
    const lines = ['姓名,身份证号,编制性质,人员状态', `刘一,${idOf(11)},行政编制,在岗`];
    const plain = writeLines(cwd, 'people.csv', lines);
    const named = writeLines(
      cwd,
      '芦淞城管.csv',
      lines.map((text) => text.replace(idOf(11), idOf(12))),
    );
    expect(runImport(cwd, 'officers', plain, '--unit', market.code).code).toBe(0);
    expect(run(['import', 'officers', named], { cwd }).code).toBe(2);
    expect(runImport(cwd, 'officers', named, '--yes').code).toBe(0);
    const postings = `select o.id_number, u.code from posting join officer o using (officer_id) join unit u on u.unit_id = posting.unit_id
      where o.name = '刘一' order by 1`;
    expect(new Set(select(cwd, postings).map((row) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify([idOf(11), market.code]), JSON.stringify([idOf(12), lusong.code])]),
    );
  });

  it('of each file of a command is its own', () => {
    const cwd = makeRegister();
    const files = [
      writeLines(cwd, '荷塘城管.csv', [header, line(11, '刘一')]),
      writeLines(cwd, 'b.csv', ['芦淞区城市管理局', header, line(12, '陈二')]),
      writeLines(cwd, 'c.csv', [examHeader, examLine(13, '孙三', '市监局')]),
    ];
    const { code, json } = importFiles(cwd, files, '--yes');
    expect([code, json.failed]).toEqual([0, []]);
    expect(json.files.map(({ unit }) => unit?.from ?? null)).toEqual(['file-name', 'title', null]);
    expect(listSittings(cwd)).toEqual([
      ['刘一', hetang.code],
      ['陈二', lusong.code],
      ['孙三', market.code],
    ]);
  });
});

describe('a file that cannot be taken', () => {
  /** 600 good results and then a quotation mark that nobody closes: it comes to light when rows are in already. */
  function writeBroken(cwd: string): string {
    const rows = Array.from({ length: 600 }, (_, i) => examLine(100 + i, '人'));
    return writeLines(cwd, 'broken.csv', [
      examHeader,
      ...rows,
      `"${examLine(800, '末')}`,
      examLine(801, '尾'),
    ]);
  }

  /** One result, and one row that is rejected. */
  function writeGood(cwd: string, name: string, n: number): string {
    const lines = [examHeader, examLine(n, '好'), examLine(n + 1, '坏', '没有的局')];
    return writeLines(cwd, name, lines);
  }

  it('keeps everything out, and is named', () => {
    const cwd = makeRegister();
    const files = [writeGood(cwd, 'a.csv', 11), writeBroken(cwd), writeGood(cwd, 'c.csv', 21)];
    const { code, message, hint } = refuse(cwd, files);
    expect(code).toBe('files-failed');
    expect(message).toContain('1 of 3 files');
    expect(hint).toContain('broken.csv');
    expect(hint).toContain('--keep-going');
  });

  it('alone is refused in its own words', () => {
    const cwd = makeRegister();
    const { code, message } = refuse(cwd, [writeBroken(cwd)], '--keep-going');
    // 600 rows below the header; the next begins with the quotation mark.
    expect([code, message]).toEqual(['csv-broken', expect.stringContaining('602')]);
  });

  it('is left out with --keep-going, and the others are in', () => {
    const cwd = makeRegister();
    const files = [writeGood(cwd, 'a.csv', 11), writeBroken(cwd), writeGood(cwd, 'c.csv', 21)];
    const { code, json } = importFiles(cwd, files, '--keep-going');
    expect(code).toBe(3);
    expect(json.failed.map(({ file, error }) => [file, error.code])).toEqual([['broken.csv', 'csv-broken']]);
    expect(
      json.files.map(({ file, added, rejected, rejectsFile }) => [file, added, rejected, rejectsFile]),
    ).toEqual([
      ['a.csv', 1, 1, 'a.csv.rejects.csv'],
      ['c.csv', 1, 1, 'c.csv.rejects.csv'],
    ]);
    expect(listSittings(cwd)).toEqual([
      ['好', hetang.code],
      ['好', hetang.code],
    ]);
    expect(select(cwd, "select count(*) from officer where name in ('人', '末', '尾')")).toEqual([[0]]);
    const left = readdirSync(cwd).filter((name) => /rejects|unfinished/.test(name));
    expect(left.sort()).toEqual(['a.csv.rejects.csv', 'c.csv.rejects.csv']);
  });

  it('is all that makes the exit code 3 when no row was rejected', () => {
    const cwd = makeRegister();
    const good = writeLines(cwd, 'a.csv', [examHeader, examLine(11, '刘一')]);
    const { code, json } = importFiles(cwd, [good, 'nowhere.csv'], '--keep-going');
    expect([code, sumUp(json.totals)]).toEqual([3, counts({ rows: 1, added: 1 })]);
    expect(json.failed).toMatchObject([{ file: 'nowhere.csv', error: { code: 'file-missing' } }]);
  });

  it('is named with every other one, each with its reason', () => {
    const cwd = makeRegister();
    const files = [
      writeLines(cwd, 'a.csv', [examHeader, examLine(11, '刘一')]),
      writeLines(cwd, '荷塘城管.csv', [header, line(12, '陈二')]),
      writeLines(cwd, 'empty.csv', [], { lastLineEnd: false }),
      'nowhere.csv',
      writeLines(cwd, 'letter.csv', ['各位领导', '你们好']),
    ];
    const { code, message, hint } = refuse(cwd, files);
    expect([code, message]).toEqual(['files-failed', expect.stringContaining('4 of 5')]);
    for (const name of files.slice(1)) expect(hint).toContain(name);
    const { json } = importFiles(cwd, files, '--keep-going');
    expect(Object.fromEntries(json.failed.map(({ file, error }) => [file, error.code]))).toEqual({
      '荷塘城管.csv': 'unit-needed',
      'empty.csv': 'file-empty',
      'nowhere.csv': 'file-missing',
      'letter.csv': 'header-missing',
    });
    for (const { error } of json.failed) expect(error.hint).not.toBe('');
  });

  it('and nothing else is refused even with --keep-going', () => {
    const cwd = makeRegister();
    const { code } = refuse(cwd, [writeBroken(cwd), join('nowhere', 'a.csv')], '--keep-going');
    expect(code).toBe('files-failed');
  });

  it('leaves a dry run with the same answer, and nothing written', () => {
    const cwd = makeRegister();
    const files = [writeGood(cwd, 'a.csv', 11), writeBroken(cwd)];
    const before = dump(cwd);
    const { code, json } = importFiles(cwd, files, '--keep-going', '--dry-run');
    expect([code, json.batch, json.failed.length, json.totals.added]).toEqual([3, null, 1, 1]);
    expect(dump(cwd)).toBe(before);
    expect(readdirSync(cwd).filter((name) => name.includes('rejects'))).toEqual([]);
  });

  it('is no reason for --keep-going to pass over what is wrong with the command itself', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'a.csv', [header, line(11, '刘一')]);
    expect(refuse(cwd, [file], '--keep-going', '--unit', '没有的局').code).toBe('unit-not-found');
  });
});
