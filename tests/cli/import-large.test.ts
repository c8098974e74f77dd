// A text file of 4 MiB or more is read in a thread of its own: what comes of it is what comes of the same rows in a small file.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../run-program.js';
import {
  complete,
  counts,
  makeRegister,
  runExam,
  select,
  sumUp,
  writeLines,
  type FileForm,
} from './small-register.js';

const threadFrom = 2 ** 22;
const header = '身份证号,姓名,性别,单位,分数,备注,监考说明';

/** The invented woman number `n`, born so many days after 1970-01-01. */
function idOf(n: number): string {
  const born = new Date(Date.UTC(1970, 0, 1 + n)).toISOString().slice(0, 10).replaceAll('-', '');
  return complete(`430299${born}022`);
}

/** Of 3,000 persons 30 have a score above 100; one stands a second time below the others. */
function listLines(filler: string): string[] {
  const rows = Array.from({ length: 3000 }, (_, n) => {
    const score = n % 100 === 50 ? '101' : '75';
    return [idOf(n), '张三', '女', '荷塘区城市管理局', score, '', filler].join();
  });
  const again = rows[7] ?? '';
  return ['成绩表', header, ...rows.slice(0, 1000), '', header, ...rows.slice(1000), again, '合计,,,,3000'];
}

const forms: [name: string, form: FileForm, filler: string][] = [
  ['UTF-8', {}, 'x'.repeat(1500)],
  ['UTF-8 with BOM and CRLF', { bom: true, lineEnd: '\r\n' }, '监考'.repeat(300)],
  ['GB18030 with quotation marks', { encoding: 'gb18030', lineEnd: '\r\n' }, `"${'监考""'.repeat(300)}"`],
];

describe.each(forms)('a large file, %s', (_, form, filler) => {
  const [small, large] = ['', filler].map((text) => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'roster.csv', listLines(text), form);
    return { cwd, file, bytes: statSync(join(cwd, file)).size, ...runExam(cwd, file) };
  }) as [Imported, Imported];

  it('is large enough for a thread, and the other is not', () => {
    expect(small.bytes).toBeLessThan(threadFrom);
    expect(large.bytes).toBeGreaterThanOrEqual(threadFrom);
  });

  it('has the rows that were written, each with what is wrong at its line', () => {
    expect(large.code).toBe(3);
    expect(sumUp(large.json.totals)).toEqual(
      counts({ rows: 3004, added: 2970, rejected: 31, skipped: 3, warnings: 1 }),
    );
    const found = large.json.findings.map(({ line, code }) => `${String(line)} ${code}`);
    // The header is line 2; a blank line and the header again stand after the first thousand.
    const tooHigh = Array.from({ length: 30 }, (__, i) => i * 100 + 50).map(
      (n) => `${String(n + (n < 1000 ? 3 : 5))} score-out-of-range`,
    );
    expect(found).toEqual(['2 column-unused', ...tooHigh, '3005 duplicate-sitting']);
  });

  it('leaves in the register what the small one leaves', () => {
    const read = (cwd: string): unknown[] =>
      [
        'select * from officer',
        'select * from posting',
        'select * from sitting',
        'select * from mark',
        'select * from batch_finding',
      ].map((sql) => select(cwd, sql));
    expect(read(large.cwd)).toEqual(read(small.cwd));
    expect(select(large.cwd, 'select count(*) from sitting')).toEqual([[2970]]);
  });

  it('gives the rejected rows back whole: mended, they are taken', () => {
    const rejects = join(large.cwd, large.json.files[0]?.rejectsFile ?? '');
    writeFileSync(rejects, readFileSync(rejects, 'latin1').replaceAll(',101,', ',71,'), 'latin1');
    const { json } = runExam(large.cwd, rejects);
    // The person who stood twice has that result already.
    expect([json.totals.added, json.totals.unchanged, json.totals.rejected]).toEqual([30, 1, 0]);
    expect(select(large.cwd, 'select count(*) from sitting')).toEqual([[3000]]);
  });
});

type Imported = { cwd: string; file: string; bytes: number } & ReturnType<typeof runExam>;

it('a large file that is broken far below is refused with its line, and nothing of it is left', () => {
  const cwd = makeRegister();
  const lines = [...listLines('x'.repeat(1500)), `${idOf(4000)},"李四,女`];
  const { code, json } = runBroken(cwd, writeLines(cwd, 'roster.csv', lines));
  expect(code).toBe(2);
  expect(json.error.code).toBe('csv-broken');
  expect(json.error.message).toContain('3007');
  expect(select(cwd, 'select count(*) from sitting')).toEqual([[0]]);
});

function runBroken(cwd: string, file: string): { code: number | null; json: { error: Said } } {
  const { code, stderr } = run(
    ['import', 'exam', file, '--exam', '2024-1', '--held-on', '2024-06-15', '--json'],
    { cwd },
  );
  return { code, json: JSON.parse(stderr) as { error: Said } };
}

interface Said {
  code: string;
  message: string;
}

it.each([
  ['en', /^3004 rows in \d+\.\d\d s: \d+ rows\/s$/m, 'Meanwhile, in a thread of its own:'],
  ['zh', /^共3004行，用时\d+\.\d\d秒，每秒\d+行$/m, '同时在另一线程中：'],
])('--profile says in %s where the time went, in both threads', (lang, total, aside) => {
  const cwd = makeRegister();
  const file = writeLines(cwd, 'roster.csv', listLines('x'.repeat(1500)));
  const { stderr } = run(
    ['--lang', lang, 'import', 'exam', file, '--exam', '2024-1', '--held-on', '2024-06-15', '--profile'],
    { cwd },
  );
  expect(stderr).toMatch(total);
  const [here = '', there = ''] = stderr.split(aside);
  const count = (text: string): number => text.match(/: \d+\.\d\d s,|：\d+\.\d\d秒，/g)?.length ?? 0;
  // Read and parse for the header, check, wait, look up, decide, write, commit; then read and parse.
  expect([count(here), count(there)]).toEqual([8, 2]);
});

it('--profile is in no help', () => {
  expect(run(['import', 'exam', '--help'], { cwd: makeRegister() }).stdout).not.toContain('--profile');
});
