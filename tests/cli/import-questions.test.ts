// What files leave open is asked on a terminal, and nowhere else.
import { describe, expect, it } from 'vitest';
import { run, runJson } from '../run-program.js';
import {
  counts,
  dump,
  examHeader,
  examLine,
  idOf,
  makeRegister,
  runExam,
  select,
  sumUp,
  writeLines,
} from './small-register.js';
import { hasTerminal, keys, startOnTerminal, type Session } from './terminal-session.js';

const round = ['--exam', '2024-1', '--held-on', '2024-06-15'];
const unit = '荷塘区城市管理局';

function startImport(cwd: string, files: readonly string[], ...flags: string[]): Session {
  return startOnTerminal(cwd, ['import', 'exam', ...files, ...round, ...flags]);
}

/** A file whose names stand under a heading nobody knows. */
const oddHeader = '称呼,身份证号,单位,分数';
const oddLine = (n: number, name: string): string => `${name},${idOf(n)},${unit},80`;
/** One without a unit column. */
const plainHeader = '姓名,身份证号,分数';
const plainLine = (n: number, name: string): string => `${name},${idOf(n)},80`;

const unitsOfSittings =
  'select o.name, u.name from sitting s join officer o using (officer_id) join unit u on u.unit_id = s.unit_id order by o.id_number';

describe.skipIf(!hasTerminal)('on a terminal', () => {
  it('an unclear heading is asked about, and the answer is remembered', async () => {
    const cwd = makeRegister();
    const session = startImport(cwd, [writeLines(cwd, 'a.csv', [oddHeader, oddLine(11, '刘一')])]);
    await session.see('a.csv:1: which column holds name?');
    await session.see('称呼');
    session.type(keys.enter);
    const { code, screen } = await session.end();
    expect([code, screen]).toEqual([0, expect.stringContaining('"称呼" is name; remembered')]);
    expect(select(cwd, unitsOfSittings)).toEqual([['刘一', unit]]);
    const { json } = runJson(['mappings', 'list'], { cwd });
    expect(json).toMatchObject({ mappings: [{ mapped: [{ heading: '称呼', field: 'name' }] }] });
    // The next file of the form leaves nothing to ask, so a pipe takes it.
    const next = runExam(cwd, writeLines(cwd, 'b.csv', [oddHeader, oddLine(12, '陈二')]));
    expect([next.code, sumUp(next.json.totals)]).toEqual([0, counts({ rows: 1, added: 1 })]);
  });

  it('two columns that claim one field are asked about with both headings', async () => {
    const cwd = makeRegister();
    const lines = ['姓名,身份证号,单位,考试成绩,总分', `刘一,${idOf(11)},${unit},70,90`];
    const session = startImport(cwd, [writeLines(cwd, 'a.csv', lines)]);
    await session.see('a.csv:1: which column holds score?');
    await session.see('考试成绩');
    await session.see('总分');
    session.type(keys.down);
    session.type(keys.enter);
    expect((await session.end()).code).toBe(0);
    expect(select(cwd, 'select score from mark')).toEqual([[90]]);
  });

  it('a heading that none of the columns has is refused as in a pipe', async () => {
    const cwd = makeRegister();
    const before = dump(cwd);
    const session = startImport(cwd, [writeLines(cwd, 'a.csv', [oddHeader, oddLine(11, '刘一')])]);
    await session.see('none of them');
    session.type(keys.down);
    session.type(keys.enter);
    const { code, screen } = await session.end();
    expect([code, screen]).toEqual([2, expect.stringContaining('no column for name')]);
    expect(dump(cwd)).toBe(before);
  });

  it('the units that titles and file names suggest are shown all at once, and taken with one word', async () => {
    const cwd = makeRegister();
    const files = [
      writeLines(cwd, '荷塘城管.csv', [plainHeader, plainLine(11, '刘一')]),
      writeLines(cwd, 'b.csv', ['芦淞区城市管理局', plainHeader, plainLine(12, '陈二')]),
    ];
    const session = startImport(cwd, files);
    await session.see('Take the units they name?');
    await session.see(/荷塘城管\.csv\s+→\s+荷塘区城市管理局/);
    await session.see(/b\.csv\s+→\s+芦淞区城市管理局/);
    session.type(keys.enter);
    expect((await session.end()).code).toBe(0);
    expect(select(cwd, unitsOfSittings)).toEqual([
      ['刘一', '荷塘区城市管理局'],
      ['陈二', '芦淞区城市管理局'],
    ]);
  });

  it('a suggestion that is wrong is mended by typing a name, code or alias', async () => {
    const cwd = makeRegister();
    const session = startImport(cwd, [writeLines(cwd, '荷塘城管.csv', [plainHeader, plainLine(11, '刘一')])]);
    await session.see('Take the units they name?');
    session.type('n');
    await session.see('Which unit is it?');
    await session.see('another unit');
    session.type(keys.down);
    session.type(keys.enter);
    await session.see('Name, code or alias of the unit');
    session.type('市监局');
    session.type(keys.enter);
    expect((await session.end()).code).toBe(0);
    expect(select(cwd, unitsOfSittings)).toEqual([['刘一', '株洲市市场监督管理局']]);
  });

  it('title and file name that name two units are shown to choose from', async () => {
    const cwd = makeRegister();
    const lines = ['荷塘区城市管理局成绩表', plainHeader, plainLine(11, '刘一')];
    const session = startImport(cwd, [writeLines(cwd, '芦淞城管.csv', lines)]);
    await session.see('Which unit is it?');
    await session.see('荷塘区城市管理局');
    await session.see('芦淞区城市管理局');
    session.type(keys.down);
    session.type(keys.enter);
    expect((await session.end()).code).toBe(0);
    expect(select(cwd, unitsOfSittings)).toEqual([['刘一', '芦淞区城市管理局']]);
  });

  it('a file whose unit nobody says is left out with --keep-going', async () => {
    const cwd = makeRegister();
    const files = [
      writeLines(cwd, 'x.csv', [plainHeader, plainLine(11, '刘一')]),
      writeLines(cwd, 'y.csv', [examHeader, examLine(12, '陈二')]),
    ];
    const session = startImport(cwd, files, '--keep-going');
    await session.see('x.csv has no unit column. Which unit is it?');
    await session.see('none: do not take the file');
    session.type(keys.down);
    session.type(keys.enter);
    const { code, screen } = await session.end();
    expect([code, screen]).toEqual([3, expect.stringContaining('1 file left out')]);
    expect(select(cwd, unitsOfSittings)).toEqual([['陈二', unit]]);
  });

  // One letter is wrong: the closest name is offered first.
  const unknown = '荷塘区城市菅理局';

  it('an unknown unit is asked about once, and the name becomes an alias', async () => {
    const cwd = makeRegister();
    const lines = [
      examHeader,
      examLine(11, '刘一', unknown),
      examLine(12, '陈二'),
      examLine(13, '孙三', unknown),
    ];
    const session = startImport(cwd, [writeLines(cwd, 'a.csv', lines)]);
    await session.see(`Unit "${unknown}" (2 rows) is not in the register. Which one is it?`);
    await session.see('荷塘区城市管理局');
    session.type(keys.enter);
    // A second question would wait for ever.
    expect((await session.end()).code).toBe(0);
    expect(select(cwd, unitsOfSittings)).toEqual([
      ['刘一', unit],
      ['陈二', unit],
      ['孙三', unit],
    ]);
    const aliases = `select u.name, f.file, a.line from unit_alias a join unit u using (unit_id) join batch_file f on f.file_id = a.file_id where a.alias = '${unknown}'`;
    expect(select(cwd, aliases)).toEqual([[unit, 'a.csv', 2]]);
    const next = runExam(cwd, writeLines(cwd, 'b.csv', [examHeader, examLine(14, '周四', unknown)]));
    expect([next.code, sumUp(next.json.totals)]).toEqual([0, counts({ rows: 1, added: 1 })]);
  });

  it('an unknown unit that is none of them leaves its rows rejected', async () => {
    const cwd = makeRegister();
    const lines = [examHeader, examLine(11, '刘一', unknown), examLine(12, '陈二')];
    const session = startImport(cwd, [writeLines(cwd, 'a.csv', lines)]);
    await session.see('none: reject the rows');
    session.type('\u001b[A');
    session.type(keys.enter);
    expect((await session.end()).code).toBe(3);
    expect(select(cwd, unitsOfSittings)).toEqual([['陈二', unit]]);
    expect(select(cwd, `select count(*) from unit_alias where alias = '${unknown}'`)).toEqual([[0]]);
  });

  it.each<[what: string, name: string, lines: string[], question: string]>([
    ['a heading', 'a.csv', [oddHeader, oddLine(11, '刘一')], 'which column holds name?'],
    ['a suggested unit', '荷塘城管.csv', [plainHeader, plainLine(11, '刘一')], 'Take the units they name?'],
    ['a unit', 'a.csv', [plainHeader, plainLine(11, '刘一')], 'Which unit is it?'],
    ['an unknown unit', 'a.csv', [examHeader, examLine(11, '刘一', unknown)], 'Which one is it?'],
  ])('Ctrl-C at the question about %s writes nothing and says so', async (_, name, lines, question) => {
    const cwd = makeRegister();
    const before = dump(cwd);
    const session = startImport(cwd, [writeLines(cwd, name, lines)]);
    await session.see(question);
    session.type(keys.ctrlC);
    const { code, screen } = await session.end();
    expect([code, screen]).toEqual([130, expect.stringContaining('Nothing was written')]);
    expect(dump(cwd)).toBe(before);
  });

  it.each([
    ['--no-input', [], 2, 'no column for name'],
    ['--json', [], 2, 'columns-missing'],
  ])('nothing is asked with %s', async (flag, more, expected, said) => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'a.csv', [oddHeader, oddLine(11, '刘一')]);
    const { code, screen } = await startImport(cwd, [file], flag, ...more).end();
    expect([code, screen]).toEqual([expected, expect.stringContaining(said)]);
    expect(screen).not.toContain('which column');
  });

  it('nothing is asked with --yes: what is suggested is taken, what is unknown is rejected', async () => {
    const cwd = makeRegister();
    const files = [
      writeLines(cwd, '荷塘城管.csv', [plainHeader, plainLine(11, '刘一')]),
      writeLines(cwd, 'b.csv', [examHeader, examLine(12, '陈二', unknown)]),
    ];
    const { code, screen } = await startImport(cwd, files, '--yes').end();
    expect(code).toBe(3);
    expect(screen).not.toMatch(/Which|Take the units/);
    expect(select(cwd, unitsOfSittings)).toEqual([['刘一', unit]]);
  });
});

describe('in a pipe', () => {
  it.each<[what: string, name: string, lines: string[], exit: number]>([
    ['an unclear heading', 'a.csv', [oddHeader, oddLine(11, '刘一')], 2],
    ['a suggested unit', '荷塘城管.csv', [plainHeader, plainLine(11, '刘一')], 2],
    ['an unknown unit', 'a.csv', [examHeader, examLine(11, '刘一', '荷塘城市局')], 3],
  ])('nothing is asked about %s', (_, name, lines, exit) => {
    const cwd = makeRegister();
    const { code, stderr } = run(['import', 'exam', writeLines(cwd, name, lines), ...round], { cwd });
    expect(code).toBe(exit);
    expect(stderr).not.toMatch(/[?◆│]/);
  });
});
