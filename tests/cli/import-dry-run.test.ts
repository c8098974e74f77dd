import { existsSync, readdirSync } from 'node:fs';
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
  officerLines,
  runExam,
  runImport,
  sumUp,
  unitLines,
  writeLines,
} from './small-register.js';

const unknown = examLine(13, '孙三', '没有的局');
const mixed = [
  examHeader,
  examLine(1, '张伟', '芦淞城管'),
  examLine(11, '刘一'),
  examLine(12, '陈二', '荷塘城管', ''),
  unknown,
  '合计,,,,3',
];

describe('--dry-run', () => {
  const kinds: [kind: string, lines: string[], flags: string[]][] = [
    ['exam', mixed, ['--exam', '2024-1', '--held-on', '2024-06-15', '--create-units']],
    ['units', [unitLines[0]!, unitLines[1]!, '430204000001,石峰区教育局,石峰,教育,', ',甲局,,,'], []],
    [
      'officers',
      [
        officerLines[0]!,
        officerLines[1]!,
        `${idOf(11)},刘一,女,市监局,,,退休,`,
        `${idOf(2)},李娜,女,市监局,,,,2024-02-01`,
        ',,,,,,,',
      ],
      [],
    ],
    [
      'certificates',
      [
        '执法证号,身份证号,发证日期',
        `18000000001,${idOf(1)},2022-11-01`,
        `7,${idOf(4)},2024-01-01`,
        `8,${idOf(99)},2024-01-01`,
      ],
      [],
    ],
  ];

  it.each(kinds)('of %s counts what the real run counts, and writes nothing', (kind, lines, flags) => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'table.csv', lines);
    const before = dump(cwd);
    const files = readdirSync(cwd);
    const dry = runImport(cwd, kind, file, ...flags, '--dry-run');
    expect(dry.json).toMatchObject({ kind, batch: null, dryRun: true });
    expect(dump(cwd)).toBe(before);
    expect(readdirSync(cwd)).toEqual(files);

    const real = runImport(cwd, kind, file, ...flags);
    expect(dry.json.totals).toEqual(real.json.totals);
    expect(dry.json.findings).toEqual(real.json.findings);
    expect(dry.code).toBe(real.code);
    expect(real.json.totals.added).toBeGreaterThan(0);
    expect(dump(cwd)).not.toBe(before);
  });

  it('says so', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'a.csv', [examHeader, examLine(11, '刘一')]);
    const args = ['import', 'exam', file, '--exam', '1', '--held-on', '2024-06-15', '--dry-run'];
    expect(run(args, { cwd }).stderr).toMatch(/nothing was written/i);
  });
});

describe('several files in one command', () => {
  it('are one import with counts of each', () => {
    const cwd = makeRegister();
    const files = [11, 12, 13].map((n) =>
      writeLines(cwd, `${n}.csv`, [examHeader, examLine(n, '人'), unknown]),
    );
    const { code, json } = runExam(cwd, files[0]!, ...files.slice(1));
    expect(json.files.map(({ file, ...rest }) => [file, sumUp(rest)])).toEqual(
      files.map((file) => [file, counts({ rows: 2, added: 1, rejected: 1 })]),
    );
    expect(sumUp(json.totals)).toEqual(counts({ rows: 6, added: 3, rejected: 3 }));
    expect(code).toBe(3);
    for (const file of files) expect(existsSync(join(cwd, `${file}.rejects.csv`))).toBe(true);
  });

  it.each([
    ['is missing', null],
    ['has an unclosed quotation mark', [examHeader, examLine(13, '孙三'), `"${examLine(14, '周四')}`]],
    ['lacks a column', ['姓名,分数', '刘一,80']],
  ])('when the second %s, nothing of the first is written either', (_, lines) => {
    const cwd = makeRegister();
    const first = writeLines(cwd, 'a.csv', mixed);
    if (lines) writeLines(cwd, 'b.csv', lines);
    const before = dump(cwd);
    const files = readdirSync(cwd);
    const args = ['import', 'exam', first, 'b.csv', '--exam', '2024-1', '--held-on', '2024-06-15'];
    const { code, stdout, stderr } = run(args, { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('b.csv');
    expect(dump(cwd)).toBe(before);
    // Rejects of a file that was not imported would be mended and imported for nothing.
    expect(readdirSync(cwd)).toEqual(files);
  });
});

describe('an import that brings nothing new', () => {
  it('keeps no batch and says so', () => {
    const cwd = makeRegister();
    const before = dump(cwd);
    const { code, stderr } = run(['import', 'officers', 'officers.csv'], { cwd });
    expect(code).toBe(0);
    expect(stderr).toMatch(/nothing new/i);
    expect(dump(cwd)).toBe(before);
  });
});
