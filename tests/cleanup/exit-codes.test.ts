// The built program on a plan and its life, as a script sees it.
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openRegister } from '../../src/store/open.js';
import { makeFolder, run, runJson } from '../run-program.js';
import { buildRegister, dumpRegister, load } from './build-register.js';
import { expected, id, smallBureau } from './small-bureau.js';

const folder = makeFolder();
const place = { cwd: folder };
beforeAll(async () => {
  const store = await buildRegister(folder, smallBureau);
  await store.close();
});

const isRefused = (args: string[], code: number, error: string): void => {
  const before = dumpRegister(folder);
  const said = run([...args, '--json'], place);
  expect({ code: said.code, stdout: said.stdout }).toEqual({ code, stdout: '' });
  expect(JSON.parse(said.stderr)).toMatchObject({ error: { code: error } });
  expect(dumpRegister(folder)).toEqual(before);
};

test('from plan to undo, in order', async () => {
  isRefused(['cleanup', 'show', '1'], 2, 'plan-not-found');
  expect(runJson(['cleanup', 'plan'], place)).toMatchObject({
    code: 0,
    json: { plan: 1, state: 'open', ...expected.plan },
  });

  isRefused(['cleanup', 'apply', '1', '--max-removals', '50%'], 2, 'confirmation-needed');
  isRefused(['cleanup', 'apply', '1', '--yes', '--max-removals', '2'], 5, 'too-many-removals');
  isRefused(['cleanup', 'apply', '1', '--yes', '--as-of', '2024-12-30'], 2, 'plan-before-date');
  isRefused(['cleanup', 'apply', 'one', '--yes'], 2, 'number-malformed');
  isRefused(['cleanup', 'undo', '1'], 2, 'plan-not-applied');

  const said = run(['cleanup', 'apply', '1', '--yes', '--max-removals', '50%'], place);
  expect(said.code).toBe(0);
  // What it will do stands before what it did: talk on stderr, the result on stdout.
  expect(said.stderr).toMatch(/3 persons.*4 certificates.*1 undecided/);
  expect(said.stderr).toContain('retired 2 · certificate lapsed 1 · surplus certificate 1');
  expect(said.stderr).toContain(
    `周超 430299********${id.tooOld.slice(-4)}, 芦淞区城市管理局: past retirement age`,
  );
  expect(said.stdout).toBe('3 persons removed, 4 certificates cancelled, 0 kept, 1 pending.\n');
  isRefused(['cleanup', 'apply', '1', '--yes'], 2, 'plan-applied');

  isRefused(['cleanup', 'undo', '1'], 2, 'undo-unconfirmed');
  expect(runJson(['cleanup', 'undo', '1', '--yes'], place)).toEqual({
    code: 0,
    json: { plan: 1, restored: 3, certificates: 4 },
  });
  expect(runJson(['cleanup', 'apply', '1', '-y', '--max-removals', '3'], place)).toEqual({
    code: 0,
    json: { plan: 1, ...expected.apply },
  });
  expect(runJson(['cleanup', 'list'], place)).toMatchObject({
    json: { plans: [{ plan: 1, state: 'applied', asOf: '2024-12-31', appliedOn: '2024-12-31' }] },
  });
});

test('stale plans end with 4', async () => {
  run(['cleanup', 'undo', '1', '--yes'], place);
  const store = await openRegister(join(folder, 'qualreg.db'));
  await load(store, folder, {
    kind: 'officers',
    rows: [`${id.retired},李退,荷塘区城市管理局,行政编制,执法岗位,在岗,2024-11-01`],
  });
  await store.close();
  isRefused(['cleanup', 'apply', '1', '--yes'], 4, 'plan-stale');
});
