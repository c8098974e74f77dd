// What is said while a large file is read, and that Ctrl-C is heard meanwhile.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../src/files/workbook-writer.js';
import { buildEnvironment, completeArgs, makeFolder, programPath, run } from '../run-program.js';
import { complete, dump, examHeader, makeRegister, writeLines } from './small-register.js';
import { hasTerminal, keys, startOnTerminal } from './terminal-session.js';

const rows = 40_000;
const round = ['--exam', '2024-1', '--held-on', '2024-06-15'];

/** 40,000 results, every hundredth of an unknown unit; nobody is in the register yet, and no number ends in suspect zeros. */
function* writeRows(): Generator<string[]> {
  for (let i = 0; i < rows; i++) {
    const birthday = `19${70 + (i % 30)}01${String(1 + (Math.floor(i / 30) % 28)).padStart(2, '0')}`;
    const id = complete(`430299${birthday}${String(Math.floor(i / 840) * 8 + 9).padStart(3, '0')}`);
    yield [id, '人', '', i % 100 === 0 ? '没有的局' : '荷塘城管', '80'];
  }
}

const folder = makeFolder();
const csv = join(folder, 'large.csv');
const xlsx = join(folder, 'large.xlsx');

beforeAll(async () => {
  writeLines(folder, 'large.csv', [examHeader, ...[...writeRows()].map((cells) => cells.join(','))]);
  const withHeader = [examHeader.split(','), ...writeRows()];
  await writeWorkbook(xlsx, [{ name: '成绩', columns: [], frozenRows: 1, rows: withHeader }]);
}, 60_000);

/** Nothing but what was there, and the files SQLite keeps beside a register. */
function listFiles(cwd: string): string[] {
  return readdirSync(cwd).filter((name) => !/\.db-(wal|shm)$/.test(name));
}

describe('a file that takes longer than a second', () => {
  it.skipIf(!hasTerminal)('shows a bar with rows, rate, time left and rejects on a terminal', async () => {
    const cwd = makeRegister();
    const flags = ['--dry-run', '--no-input'];
    const { code, screen } = await startOnTerminal(cwd, ['import', 'exam', csv, ...round, ...flags]).end();
    expect(code).toBe(3);
    const lines = screen.split('\r').filter((line) => /[█░]/.test(line));
    const shown = lines.map((line) => {
      const match =
        /^([█░]{16}) {1,3}(\d{1,3}) % {2}(\d+) rows · (\d+)\/s(?: · (.+) left)? · (\d+) rejected$/.exec(
          line.trim(),
        );
      expect([line, match !== null]).toEqual([line, true]);
      const [, bar = '', percent, done, rate, left, rejected] = match!;
      return {
        bar: bar.split('█').length - 1,
        percent: Number(percent),
        done: Number(done),
        rate: Number(rate),
        left,
        rejected: Number(rejected),
      };
    });
    expect(shown.length).toBeGreaterThan(1);
    for (const [at, { bar, percent, done, rate, rejected }] of shown.entries()) {
      expect(done).toBeLessThanOrEqual(rows);
      expect(rate).toBeGreaterThan(0);
      // The hundredth part of all that are done in groups of 500.
      expect([done, rejected]).toEqual([done, Math.ceil(done / 100)]);
      expect(Math.abs(bar / 16 - percent / 100)).toBeLessThan(0.05);
      // The file is read in blocks that run ahead of the rows.
      expect(percent).toBeLessThanOrEqual(100);
      expect(percent).toBeGreaterThanOrEqual(Math.floor((done / rows) * 100) - 2);
      expect(percent).toBeGreaterThanOrEqual(shown[at - 1]?.percent ?? 0);
      expect(done).toBeGreaterThan(shown[at - 1]?.done ?? 0);
    }
    expect(shown.some(({ left }) => left !== undefined)).toBe(true);
    // What is said in the end stands on a line of its own.
    expect(screen.split('\r').at(-1)).not.toMatch(/[█░]/);
  });

  it.skipIf(!hasTerminal)('shows none with --json', async () => {
    const cwd = makeRegister();
    const args = ['import', 'exam', csv, ...round, '--dry-run', '--no-input', '--json'];
    const { code, screen } = await startOnTerminal(cwd, args).end();
    expect([code, /[█░]|\/s/.test(screen)]).toEqual([3, false]);
  });

  it('shows none in a pipe', () => {
    const cwd = makeRegister();
    const { code, stderr } = run(['import', 'exam', csv, ...round, '--dry-run'], { cwd });
    expect(code).toBe(3);
    expect(stderr).not.toMatch(/[█░\r]|rows ·/);
  });
});

describe('Ctrl-C while a workbook is imported', () => {
  /** Runs until a moment, then is stopped. */
  async function stopAt(cwd: string, wait: (isOver: () => boolean) => Promise<void>) {
    const args = ['import', 'exam', xlsx, ...round, '--rejects', 'r.xlsx'];
    const child = spawn(process.execPath, [programPath, ...completeArgs(args)], {
      cwd,
      env: buildEnvironment(),
    });
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (text: Buffer) => (said.stdout += text.toString()));
    child.stderr.on('data', (text: Buffer) => (said.stderr += text.toString()));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    await wait(() => child.exitCode !== null);
    child.kill('SIGINT');
    return { code: await ended, ...said };
  }

  it.each<[when: string, wait: (cwd: string, isOver: () => boolean) => Promise<void>]>([
    ['while it is parsed', () => sleep(1500)],
    [
      'while its rows are written',
      async (cwd, isOver) => {
        // Made for the first rejected row, long before the last.
        const unfinished = join(cwd, 'r.xlsx.unfinished');
        while (!isOver() && !existsSync(unfinished)) await sleep(5);
      },
    ],
  ])('%s: exit 130, nothing was written, and it says so', async (_, wait) => {
    const cwd = makeRegister();
    const before = dump(cwd);
    const files = listFiles(cwd);
    const { code, stdout, stderr } = await stopAt(cwd, (isOver) => wait(cwd, isOver));
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toMatch(
      /^error: interrupted(?: after reading [\d,]+ rows)?\nhint: Nothing was written; the register is as it was\.\n$/,
    );
    expect(dump(cwd)).toBe(before);
    expect(listFiles(cwd)).toEqual(files);
  });

  it.skipIf(!hasTerminal)('typed on a terminal, leaves no bar on the line of the error', async () => {
    const cwd = makeRegister();
    const before = dump(cwd);
    const session = startOnTerminal(cwd, ['import', 'exam', xlsx, ...round, '--no-input']);
    await session.see('/s');
    session.type(keys.ctrlC);
    const { code, screen } = await session.end();
    expect(code).toBe(130);
    const last = screen
      .split(/\r\n?/)
      .filter((line) => line !== '')
      .slice(-2);
    expect(last).toEqual([
      expect.stringMatching(/^(\^C)?error: interrupted$/) as string,
      'hint: Nothing was written; the register is as it was.',
    ]);
    expect(dump(cwd)).toBe(before);
  });
});
