// Whenever the program is killed while it applies a plan: all of the plan is in the register, or nothing.
import { spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { openRegister } from '../../src/store/open.js';
import { buildEnvironment, completeArgs, makeFolder, programPath } from '../run-program.js';
import { buildRegister, dumpRegister, makeId, without, type Dump } from './build-register.js';
import { plan } from './small-bureau.js';

const flagged = 1200;
const start = makeFolder();
let before: Dump;
let applied: Dump;

beforeAll(async () => {
  const people = Array.from({ length: flagged }, (_, i) =>
    makeId(1 + (i % 999), i < 999 ? '1985-06-15' : '1986-07-16'),
  );
  const store = await buildRegister(start, [
    { kind: 'units', rows: ['430202000001,荷塘区城市管理局,荷塘区,城市管理,法定,,'] },
    {
      kind: 'officers',
      rows: people.map((idNumber) => `${idNumber},张三,荷塘区城市管理局,行政编制,,退休,2024-01-01`),
    },
    {
      kind: 'certificates',
      rows: people.map((idNumber, i) => `${18000000000 + i},${idNumber},2022-11-01,2027-10-31,有效,`),
    },
  ]);
  await plan(store);
  await store.close();
  before = dumpRegister(start);
  const whole = await applyAndKill(null);
  applied = await reopen(whole.cwd);
  expect(applied.certificate_event).toHaveLength(flagged);
}, 120_000);

/** Applies the plan on a copy; kills the program that long after it said what it is about to do. */
async function applyAndKill(
  afterMs: number | null,
): Promise<{ cwd: string; signal: string | null; tookMs: number }> {
  const cwd = makeFolder();
  cpSync(join(start, 'qualreg.db'), join(cwd, 'qualreg.db'));
  const args = ['cleanup', 'apply', '1', '--yes', '--max-removals', '100%', '--allow-empty-units'];
  const child = spawn(process.execPath, [programPath, ...completeArgs(args)], {
    cwd,
    env: buildEnvironment(),
  });
  const ended = new Promise<string | null>((resolve) => {
    child.on('close', (_, signal) => resolve(signal));
  });
  await new Promise((resolve) => {
    child.stderr.once('data', resolve);
    child.once('close', resolve);
  });
  const said = performance.now();
  if (afterMs !== null) {
    await sleep(afterMs);
    child.kill('SIGKILL');
  }
  const signal = await ended;
  return { cwd, signal, tookMs: performance.now() - said };
}

/** What the register holds after the program opened it again, as the next command would. */
async function reopen(cwd: string): Promise<Dump> {
  await (await openRegister(join(cwd, 'qualreg.db'))).close();
  return dumpRegister(cwd);
}

/** Without what tells one run from another: the moment of writing. */
function compareTo(dump: Dump): unknown {
  const events = (dump.certificate_event as Record<string, unknown>[]).map(
    ({ recorded_at: _, ...event }) => event,
  );
  return { ...without(dump, 'certificate_event', 'log'), events, logged: dump.log!.length };
}

test('killed at any moment: everything or nothing', { timeout: 280_000 }, async () => {
  const { tookMs } = await applyAndKill(null);
  const outcomes: string[] = [];
  for (let i = 0; i < 10; i += 1) {
    const { cwd, signal } = await applyAndKill(((i + Math.random()) / 10) * tookMs);
    const after = await reopen(cwd);
    const isApplied = after.certificate_event!.length > 0;
    outcomes.push(signal ?? 'ended');
    expect(compareTo(after)).toEqual(compareTo(isApplied ? applied : before));
  }
  // Otherwise it was asked about whole runs only.
  expect(outcomes).toContain('SIGKILL');
});
