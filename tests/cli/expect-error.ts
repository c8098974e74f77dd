import { expect } from 'vitest';
import { run } from '../run-program.js';

/** One line of error and one of hint on stderr, nothing on stdout, nothing of a stack; with --json the same as a document. */
export function expectError(
  args: readonly string[],
  cwd: string,
  expected: { exit: number; code: string; message: RegExp; hint: RegExp },
): void {
  const plain = run(args, { cwd });
  expect([plain.code, plain.stdout]).toEqual([expected.exit, '']);
  const [error, hint, ...rest] = plain.stderr.split('\n');
  expect(rest).toEqual(['']);
  expect(error).toMatch(/^error: /);
  expect(hint).toMatch(/^hint: /);
  const said = { message: error!.replace('error: ', ''), hint: hint!.replace('hint: ', '') };
  expect(said.message).toMatch(expected.message);
  expect(said.hint).toMatch(expected.hint);

  const asJson = run([...args, '--json'], { cwd });
  expect([asJson.code, asJson.stdout]).toEqual([expected.exit, '']);
  expect(JSON.parse(asJson.stderr)).toEqual({ error: { code: expected.code, ...said } });
}
