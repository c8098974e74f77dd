// Whatever is wrong with a file: a clean answer, every row accounted for, and nothing half-done.
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readParts } from '../../fixtures/generator/forms/compound-file.js';
import { writeCsv, writeHtml } from '../../fixtures/generator/forms/text-bytes.js';
import { header, type Sheet } from '../../fixtures/generator/forms/sheet.js';
import { writeWorkbook } from '../../fixtures/generator/forms/workbook-bytes.js';
import {
  buildEnvironment,
  completeArgs,
  makeFolder,
  programPath,
  run,
  type Outcome,
} from '../run-program.js';
import { applyDamage, arbitraryDamage, editText, formats, writeParts } from './damage.js';
import { dump, idOf, type ImportJson } from './small-register.js';

const fixtures = fileURLToPath(new URL('../../fixtures/forms-2024', import.meta.url));
const longestRunMs = 60_000;
const damagesPerFormat = 40;
const round = ['--exam', '2024-9', '--held-on', '2024-09-21', '--yes'];
const flags = [...round, '--keep-going', '--dry-run', '--json'];

interface Answer extends ImportJson {
  failed?: { file: string; error: { code: string; message: string; hint: string } }[];
}

let built: string | null = null;

/** A folder with a sound file and a register that knows its units. */
function makeOffice(): string {
  built ??= buildOffice();
  const cwd = makeFolder();
  cpSync(built, cwd, { recursive: true });
  return cwd;
}

function buildOffice(): string {
  const cwd = makeFolder();
  mkdirSync(join(cwd, 'files'));
  for (const name of ['units.csv', 'rosters/utf8-bom.csv']) cpSync(join(fixtures, name), join(cwd, name));
  for (const args of [['init'], ['import', 'units', 'units.csv']]) expect(run(args, { cwd }).code).toBe(0);
  return cwd;
}

/** Runs the program; one that hangs is ended, and fails by its missing exit code. */
function runInTime(args: readonly string[], cwd: string): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [programPath, ...completeArgs(args)], {
    cwd,
    env: buildEnvironment(),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: longestRunMs,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { code: status, stdout, stderr };
}

/** Imports the files beside a sound one, so that there is always something to answer. */
function importBeside(cwd: string, files: readonly string[]): Answer {
  const all = ['rosters/utf8-bom.csv', ...files];
  const { code, stdout, stderr } = runInTime(['import', 'exam', ...all, ...flags], cwd);
  expect([0, 3], stderr).toContain(code);
  expect(stderr).not.toMatch(/\bbug\b|^\s+at /m);
  const answer = JSON.parse(stdout) as Answer;
  checkAnswer(answer, all);
  return answer;
}

/** Every file is either taken, each of its rows under one count, or named with what to do about it. */
function checkAnswer({ files, failed = [] }: Answer, all: readonly string[]): void {
  // Damage may make two sheets of one; then each is named behind the file.
  const taken = new Set(files.map(({ file }) => file.replace(/ \[.*\]$/, '')));
  const refused = failed.map(({ file }) => file);
  expect([...taken, ...refused].sort()).toEqual([...all].sort());
  for (const { file, rows, added, updated, unchanged, rejected, skipped } of files) {
    expect([file, added + updated + unchanged + rejected + skipped]).toEqual([file, rows]);
  }
  for (const { file, error } of failed) {
    const isComplete = [error.code, error.message, error.hint].every((text) => text !== '');
    expect([file, isComplete]).toEqual([file, true]);
  }
}

function save(cwd: string, name: string, bytes: Buffer): string {
  writeFileSync(join(cwd, 'files', name), bytes);
  return `files/${name}`;
}

describe.each(formats)('$format', ({ format, file, made }) => {
  const sound = readFileSync(join(fixtures, 'rosters', file));

  it('damaged in any way', { timeout: 2 * longestRunMs }, () => {
    const damages = fc.array(arbitraryDamage(made), {
      minLength: damagesPerFormat,
      maxLength: damagesPerFormat,
    });
    const property = fc.property(damages, (list) => {
      const cwd = makeOffice();
      const files = list.map((damage, at) => save(cwd, `${at}.${format}`, applyDamage(sound, made, damage)));
      const before = dump(cwd);
      importBeside(cwd, files);
      expect(dump(cwd)).toBe(before);
    });
    // One run of the program takes them all; to look for a smaller example would take minutes.
    fc.assert(property, { numRuns: 1, endOnFailure: true });
  });

  it.each([0.3, 0.6, 0.9])('cut at %f of its length, and not as a trial', (part) => {
    const cwd = makeOffice();
    const name = save(cwd, `cut.${format}`, sound.subarray(0, Math.floor(sound.length * part)));
    const before = dump(cwd);
    const { code, stdout, stderr } = runInTime(['import', 'exam', name, ...round, '--json'], cwd);
    // A text list may end anywhere; of the others the end is known, and the rows after the cut would be lost.
    expect(format === 'csv' ? [0, 2, 3] : [2], stderr).toContain(code);
    expect(stderr).not.toMatch(/\bbug\b|^\s+at /m);
    if (code === 2) {
      expect(dump(cwd)).toBe(before);
      expect(JSON.parse(stderr)).toMatchObject({ error: { code: expect.any(String) as string } });
    } else checkAnswer(JSON.parse(stdout) as Answer, [name]);
  });

  it('with 50 MB in one place', { timeout: 2 * longestRunMs }, () => {
    const cwd = makeOffice();
    const before = dump(cwd);
    importBeside(cwd, [save(cwd, `huge.${format}`, swell(sound, format))]);
    expect(dump(cwd)).toBe(before);
  });

  it('with 10,000 columns', { timeout: 2 * longestRunMs }, () => {
    const cwd = makeOffice();
    const answer = importBeside(cwd, [save(cwd, `wide.${format}`, widen(format))]);
    const wide = answer.files.filter(({ file: name }) => name === `files/wide.${format}`);
    // Refused whole or taken whole.
    for (const taken of wide) expect(taken).toMatchObject({ rows: 1, added: 1 });
  });
});

type Format = (typeof formats)[number]['format'];

const fiftyMegabytes = 50_000_000;
/** How a cell's text ends, and where: 50 MB are put before it, into the first cell that is so written. */
const cellEnds: Record<Exclude<Format, 'xls'>, { part: string; end: string }> = {
  csv: { part: '', end: '合格' },
  html: { part: '', end: '</td>' },
  xml: { part: '', end: '</Data>' },
  xlsx: { part: 'xl/sharedStrings.xml', end: '</t>' },
  ods: { part: 'content.xml', end: '</text:p>' },
};

function swell(sound: Buffer, format: Format): Buffer {
  const { made } = formats.find((one) => one.format === format)!;
  if (format === 'xls') {
    // A cell of BIFF8 cannot be that long; what can is its stream, here by millions of empty records.
    const parts = readParts(sound).map(({ name, data }) => {
      const first = 4 + data.readUInt16LE(2);
      const records = Buffer.alloc(fiftyMegabytes);
      return { name, data: Buffer.concat([data.subarray(0, first), records, data.subarray(first)]) };
    });
    return writeParts(made, parts);
  }
  const { part, end } = cellEnds[format];
  return editText(sound, made, part, (text) => text.replace(end, () => 'x'.repeat(fiftyMegabytes) + end));
}

/** One person's result, with 9,994 columns that nobody asked for. */
function widen(format: Format): Buffer {
  const more = Array.from({ length: 9_994 }, (_, at) => `附加${at}`);
  const sheet: Sheet = {
    name: 'Sheet1',
    lines: [
      header('姓名', '性别', '身份证号', '参考单位', '成绩', '是否合格', ...more),
      {
        cells: ['张伟', '男', idOf(1), '株洲市司法局', '80', '合格', ...more.map(() => '有')],
        role: 'record',
      },
    ],
  };
  if (format === 'csv') return writeCsv(sheet, { encoding: 'utf8' });
  if (format === 'html') return writeHtml(sheet, { encoding: 'utf8', charset: 'utf-8' });
  const bookFormats = { xls: 'biff8', xml: 'xlml', xlsx: 'xlsx', ods: 'ods' } as const;
  return writeWorkbook([sheet], { format: bookFormats[format] });
}
