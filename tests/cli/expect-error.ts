import { expect } from 'vitest';
import { run } from '../run-program.js';

export interface ExpectedError {
  exit: number;
  /** Of the JSON form. */
  code: string;
  message: RegExp;
  hint: RegExp;
}

/** One line of error and one of hint on stderr, nothing on stdout, nothing of a stack. */
export function expectError(args: readonly string[], cwd: string, expected: ExpectedError): void {
  const plain = run(args, { cwd });
  expect([plain.code, plain.stdout]).toEqual([expected.exit, '']);
  const [error, hint, ...rest] = plain.stderr.split('\n');
  expect(rest).toEqual(['']);
  expect(error).toMatch(/^error: /);
  expect(hint).toMatch(/^hint: /);
  expect(error!.replace('error: ', '')).toMatch(expected.message);
  expect(hint!.replace('hint: ', '')).toMatch(expected.hint);
}

/** The same with --json: one document on stderr. */
export function expectJsonError(args: readonly string[], cwd: string, expected: ExpectedError): void {
  const { code, stdout, stderr } = run([...args, '--json'], { cwd });
  expect([code, stdout]).toEqual([expected.exit, '']);
  const { error, ...rest } = JSON.parse(stderr) as { error: Record<string, string> };
  expect(rest).toEqual({});
  expect(error).toEqual({
    code: expected.code,
    message: expect.stringMatching(expected.message) as string,
    hint: expect.stringMatching(expected.hint) as string,
  });
}
