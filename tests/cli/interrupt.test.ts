import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { buildEnvironment, completeArgs, programPath } from '../run-program.js';
import {
  complete,
  dump,
  examHeader,
  examLine,
  makeRegister,
  runExam,
  select,
  sumUp,
  writeLines,
} from './small-register.js';

const rows = 200_000;

/** 200,000 results, every hundredth of an unknown unit, so that there are rejects on their way. */
function writeLargeRoster(cwd: string): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const birthday = `19${70 + (i % 30)}01${String(1 + (Math.floor(i / 30) % 28)).padStart(2, '0')}`;
    const id = complete(`430299${birthday}${String(Math.floor(i / 840)).padStart(3, '0')}`);
    return `${id},人,,${i % 100 === 0 ? '没有的局' : '荷塘城管'},80`;
  });
  return writeLines(cwd, 'large.csv', [examHeader, ...lines]);
}

interface Started {
  child: ChildProcess;
  ended: Promise<{ code: number | null; signal: string | null; stdout: string; stderr: string }>;
}

function startImport(cwd: string, file: string, ...flags: string[]): Started {
  return start(cwd, ['import', 'exam', file, '--exam', '2024-1', '--held-on', '2024-06-15', ...flags]);
}

function start(cwd: string, args: readonly string[]): Started {
  const child = spawn(process.execPath, [programPath, ...completeArgs(args)], {
    cwd,
    env: buildEnvironment(),
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (text: Buffer) => (said.stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said.stderr += text.toString()));
  const ended = new Promise<Awaited<Started['ended']>>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, ...said }));
  });
  return { child, ended };
}

/** Rows are being written when rejects are: their file is there before the transaction ends. */
async function waitUntilMidway(cwd: string, { child }: Started): Promise<void> {
  const unfinished = join(cwd, 'large.csv.rejects.csv.unfinished');
  while (!(existsSync(unfinished) && statSync(unfinished).size > 0)) {
    if (child.exitCode !== null)
      throw new Error(`the import ended before it could be stopped: ${child.exitCode}`);
    await sleep(5);
  }
}

/** Nothing but what was there, and the files SQLite keeps beside a register. */
function listFiles(cwd: string): string[] {
  return readdirSync(cwd).filter((name) => !/\.db-(wal|shm)$/.test(name));
}

function expectUsable(cwd: string): void {
  const small = writeLines(cwd, 'small.csv', [examHeader, examLine(11, '刘一')]);
  expect(sumUp(runExam(cwd, small).json.totals)).toMatchObject({ rows: 1, added: 1 });
}

describe('a large import that is stopped midway', () => {
  it.each([
    ['plain', []],
    ['with --json', ['--json']],
  ])('by Ctrl-C, %s: exit 130, nothing was written, and it says so', async (_, flags) => {
    const cwd = makeRegister();
    const file = writeLargeRoster(cwd);
    const before = dump(cwd);
    const files = listFiles(cwd);
    const started = startImport(cwd, file, ...flags);
    await waitUntilMidway(cwd, started);
    started.child.kill('SIGINT');
    const { code, stdout, stderr } = await started.ended;
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toContain('Nothing was written');
    if (flags.length > 0) expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'interrupted' } });
    else
      expect(stderr).toMatch(
        /^error: interrupted after reading \d+ rows\nhint: Nothing was written; the register is as it was\.\n$/,
      );
    expect(dump(cwd)).toBe(before);
    expect(listFiles(cwd)).toEqual(files);
    expectUsable(cwd);
  });

  it('by a kill: the register is as it was and can be used', async () => {
    const cwd = makeRegister();
    const file = writeLargeRoster(cwd);
    const before = dump(cwd);
    const started = startImport(cwd, file);
    await waitUntilMidway(cwd, started);
    started.child.kill('SIGKILL');
    expect(await started.ended).toMatchObject({ code: null, signal: 'SIGKILL', stdout: '' });
    expect(dump(cwd)).toBe(before);
    expect(existsSync(join(cwd, 'large.csv.rejects.csv'))).toBe(false);
    expectUsable(cwd);
  });
});

/** So many holders of a card more, all retired, so that a plan flags each of them. */
function addHolders(cwd: string, count: number): void {
  const register = new Database(join(cwd, 'qualreg.db'));
  register.exec(`
    create temp table source as select file_id, line from officer limit 1;
    insert into officer (officer_id, id_number, name, file_id, line)
      with recursive n (i) as (select 1 union all select i + 1 from n where i < ${count})
      select 1000 + i, 'T' || i, '王五', file_id, line from n, source;
    insert into posting (officer_id, since, since_assumed, unit_id, state, file_id, line)
      select officer_id, '2020-01-01', 0, 1, 'retired', file_id, line from officer where officer_id > 1000;
    insert into certificate (officer_id, certificate_id, number, issued_on, expires_on, file_id, line)
      select officer_id, officer_id, 'T' || officer_id, '2022-01-01', '2026-12-31', file_id, line
      from officer where officer_id > 1000;`);
  register.close();
}

/** Within its transaction nobody else may begin to write. */
async function waitUntilWriting(cwd: string, { child }: Started): Promise<void> {
  const other = new Database(join(cwd, 'qualreg.db'), { timeout: 0 });
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error(`it ended before it could be stopped: ${child.exitCode}`);
      other.exec('begin immediate; rollback');
      await sleep(5);
    }
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_BUSY') throw error;
  } finally {
    other.close();
  }
}

describe('a plan of a large register that is stopped midway', () => {
  it('by Ctrl-C: exit 130, nothing was written, and it says so', async () => {
    const cwd = makeRegister();
    addHolders(cwd, 50_000);
    const before = countRows(cwd);
    const started = start(cwd, ['cleanup', 'plan']);
    await waitUntilWriting(cwd, started);
    started.child.kill('SIGINT');
    const { code, stdout, stderr } = await started.ended;
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toContain('Nothing was written');
    expect(countRows(cwd)).toEqual(before);
  });
});

/** How many rows there are of what a plan writes. */
function countRows(cwd: string): unknown[] {
  return ['plan', 'plan_officer', 'plan_finding', 'log'].map((table) =>
    select(cwd, `select count(*) from ${table}`),
  );
}
