import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildEnvironment, makeFolder, programPath, run } from '../run-program.js';
import { expectError, expectJsonError, type ExpectedError } from './expect-error.js';
import { dump, examHeader, examLine, makeRegister, runExam, writeLines } from './small-register.js';

const register = (cwd: string): string => join(cwd, 'qualreg.db');

function change(cwd: string, sql: string): void {
  const db = new Database(register(cwd));
  db.exec(sql);
  db.close();
}

/** What a command that reads and one that writes say of the register; it must stay as it was, byte for byte. */
function expectRefused(cwd: string, expected: ExpectedError): void {
  writeLines(cwd, 'a.csv', [examHeader, examLine(11, '刘一')]);
  const before = readFileSync(register(cwd));
  expectError(['status'], cwd, expected);
  expectJsonError(['import', 'exam', 'a.csv', '--exam', '1', '--held-on', '2024-06-15'], cwd, expected);
  expect(readFileSync(register(cwd)).equals(before)).toBe(true);
}

describe('a register that cannot be used', () => {
  it('is missing: exit 2, and none is made', () => {
    const cwd = makeRegister();
    const args = ['status', '--register', 'other.db'];
    expectError(args, cwd, {
      exit: 2,
      code: 'register-missing',
      message: /no register at other\.db/,
      hint: /qualreg init/,
    });
    expect(() => statSync(join(cwd, 'other.db'))).toThrow();
  });

  it('is a folder', () => {
    const cwd = makeRegister();
    mkdirSync(join(cwd, 'folder.db'));
    const args = ['status', '--register', 'folder.db'];
    expectError(args, cwd, {
      exit: 2,
      code: 'file-is-directory',
      message: /folder\.db is a folder/,
      hint: /./,
    });
  });

  it('is another program`s SQLite file', () => {
    const cwd = makeRegister();
    const other = new Database(join(cwd, 'other.db'));
    other.exec('create table song (title text)');
    other.close();
    const before = readFileSync(join(cwd, 'other.db'));
    const args = ['status', '--register', 'other.db'];
    expectError(args, cwd, {
      exit: 6,
      code: 'register-not-ours',
      message: /other\.db is not a qualreg register/,
      hint: /--register/,
    });
    expect(readFileSync(join(cwd, 'other.db')).equals(before)).toBe(true);
  });

  it('is no SQLite file at all', () => {
    const cwd = makeRegister();
    writeFileSync(register(cwd), '身份证号,姓名\n'.repeat(200));
    expectRefused(cwd, {
      exit: 6,
      code: 'register-not-ours',
      message: /not a qualreg register/,
      hint: /--register/,
    });
  });

  it('is truncated', () => {
    const cwd = makeRegister();
    truncateSync(register(cwd), statSync(register(cwd)).size - 5000);
    expectRefused(cwd, {
      exit: 6,
      code: 'register-damaged',
      message: /qualreg\.db is damaged/,
      hint: /backup/,
    });
  });

  it('is empty, as a full disk or a broken copy leaves it', () => {
    const cwd = makeRegister();
    truncateSync(register(cwd), 0);
    expectRefused(cwd, { exit: 6, code: 'register-damaged', message: /qualreg\.db/, hint: /backup/ });
  });

  it('has pages overwritten', () => {
    const cwd = makeRegister();
    const bytes = readFileSync(register(cwd));
    bytes.fill(0xab, 4096, 40_960);
    writeFileSync(register(cwd), bytes);
    expectRefused(cwd, {
      exit: 6,
      code: 'register-damaged',
      message: /qualreg\.db is damaged/,
      hint: /backup/,
    });
  });

  it('was written by a newer version', () => {
    const cwd = makeRegister();
    change(cwd, "insert into migration values ('0999_later.sql', 'abc', '2030-01-01T00:00:00Z')");
    expectRefused(cwd, { exit: 6, code: 'register-newer', message: /newer version/, hint: /Update qualreg/ });
  });

  it('was migrated by other statements than this version has', () => {
    const cwd = makeRegister();
    change(cwd, "update migration set sha256 = 'abc'");
    expectRefused(cwd, { exit: 6, code: 'register-altered', message: /schema/, hint: /backup/ });
  });
});

describe('a register that another process is writing', () => {
  it('can be read, and is not written: exit 6 once the wait is over', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'a.csv', [examHeader, examLine(11, '刘一')]);
    const before = dump(cwd);
    const other = new Database(register(cwd));
    other.exec('begin immediate');
    try {
      expect(run(['status'], { cwd }).code).toBe(0);
      const args = ['import', 'exam', file, '--exam', '2024-1', '--held-on', '2024-06-15'];
      const expected = { message: /qualreg\.db is being written by another process/, hint: /try again/ };
      expectError(args, cwd, { exit: 6, code: 'register-locked', ...expected });
    } finally {
      other.exec('rollback');
      other.close();
    }
    expect(dump(cwd)).toBe(before);
    expect(runExam(cwd, file).json.totals.added).toBe(1);
  });
});

// root may write what nobody may.
describe.skipIf(process.getuid?.() === 0)('a register that may not be written', () => {
  it('is refused with exit 6', () => {
    const cwd = makeRegister();
    writeLines(cwd, 'a.csv', [examHeader, examLine(11, '刘一')]);
    chmodSync(register(cwd), 0o400);
    const args = ['import', 'exam', 'a.csv', '--exam', '1', '--held-on', '2024-06-15'];
    expectError(args, cwd, {
      exit: 6,
      code: 'register-read-only',
      message: /may only be read/,
      hint: /who may write/,
    });
  });

  it('nor read is refused with exit 6', () => {
    const cwd = makeRegister();
    chmodSync(register(cwd), 0o000);
    expectError(['status'], cwd, {
      exit: 6,
      code: 'register-unreadable',
      message: /cannot be opened/,
      hint: /who may read/,
    });
  });
});

it('a program whose compiled part is missing says how to get it, and is no bug', () => {
  const cwd = makeRegister();
  const copy = makeFolder();
  const root = dirname(dirname(programPath));
  for (const part of ['bin', 'dist', 'package.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, [join(copy, 'bin/qualreg.js'), 'status'], {
    cwd,
    env: buildEnvironment(),
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toContain('database part of qualreg cannot be loaded');
  expect(stderr).toContain('npm rebuild better-sqlite3');
});
