import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const programPath = fileURLToPath(new URL('../bin/qualreg.js', import.meta.url));

/** The day every test stands on, unless it names another. */
export const testDay = '2024-12-31';

export interface Place {
  /** Where the program runs; the register is `qualreg.db` there. */
  cwd: string;
  env?: Record<string, string>;
}

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the built program to its end: in English, without colour, as of `testDay`. */
export function run(args: readonly string[], { cwd, env = {} }: Place): Outcome {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [programPath, ...completeArgs(args)],
    {
      cwd,
      env: buildEnvironment(env),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  if (error) throw error;
  return { code: status, stdout, stderr };
}

/** Runs the built program with --json. @returns its one document, which is all of stdout */
export function runJson(args: readonly string[], place: Place): { code: number | null; json: unknown } {
  const { code, stdout, stderr } = run([...args, '--json'], place);
  if (stdout === '') throw new Error(`exit ${code ?? 'by signal'} without a document: ${stderr}`);
  return { code, json: JSON.parse(stdout) as unknown };
}

/** The arguments with the fixed day in front, for tests that start the program themselves. */
export function completeArgs(args: readonly string[]): string[] {
  return args.some((arg) => arg.startsWith('--as-of')) ? [...args] : ['--as-of', testDay, ...args];
}

/** The environment of the program: nothing of the user's own settings, English, no colour. */
export function buildEnvironment(env: Record<string, string> = {}): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(QUALREG_|LC_|LANG|FORCE_COLOR)/.test(name));
  return { ...Object.fromEntries(kept), NO_COLOR: '1', QUALREG_LANG: 'en', QUALREG_ACTOR: 'tester', ...env };
}

const folders: string[] = [];

/** A temporary folder, removed when the test file has run. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qualreg-test-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
