// A register that is altered, newer, foreign or damaged is refused with 6, by one line and a hint, and left as it is.
import Database from 'better-sqlite3';
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { reportStatus } from '../../src/usecases/report-status.js';
import { reportUnits } from '../../src/usecases/report-units.js';
import { useRegister } from '../../src/usecases/use-register.js';
import type { UserError } from '../../src/user-error.js';
import { buildRegister, makeId } from '../cleanup/build-register.js';
import { plan, problem } from '../cleanup/small-bureau.js';
import { makeFolder, run, testDay } from '../run-program.js';

const good = makeFolder();
beforeAll(async () => {
  const people = Array.from({ length: 300 }, (_, i) => makeId(i + 1));
  const store = await buildRegister(good, [
    { kind: 'units', rows: ['430202000001,荷塘区城市管理局,荷塘区,,法定,,'] },
    { kind: 'officers', rows: people.map((one) => `${one},张三,荷塘区城市管理局,行政编制,,在岗,2020-01-01`) },
    {
      kind: 'certificates',
      rows: people.map((one, i) => `${18000000001 + i},${one},2022-11-01,2027-10-31,有效,`),
    },
    {
      kind: 'exam',
      exam: '2024-1',
      heldOn: '2024-03-16',
      rows: people.map((one) => `${one},张三,荷塘区城市管理局,88,合格`),
    },
  ]);
  await store.close();
});

const alter =
  (statement: string) =>
  (path: string): void => {
    const sqlite = new Database(path);
    sqlite.exec(statement);
    sqlite.close();
  };

const overwrite =
  (from: number, until: number) =>
  (path: string): void => {
    const bytes = readFileSync(path);
    bytes.fill(0xa5, Math.floor(bytes.length * from), Math.floor(bytes.length * until));
    writeFileSync(path, bytes);
  };

const cut =
  (share: number) =>
  (path: string): void =>
    truncateSync(path, Math.floor(readFileSync(path).length * share));

const cases: { what: string; harm: (path: string) => void; code: string }[] = [
  {
    what: 'an altered migration',
    harm: alter("update migration set sha256 = 'f00' where name = '0001_register.sql'"),
    code: 'register-altered',
  },
  {
    what: 'a newer version',
    harm: alter("insert into migration values ('9999_future.sql', 'f00', '2030-01-01T00:00:00Z')"),
    code: 'register-newer',
  },
  { what: 'another program’s database', harm: alter('pragma application_id = 7'), code: 'register-not-ours' },
  { what: 'its middle third overwritten', harm: overwrite(1 / 3, 2 / 3), code: 'register-damaged' },
  { what: 'its last tenth cut off', harm: cut(0.9), code: 'register-damaged' },
  { what: 'only its first page left', harm: (path) => truncateSync(path, 4096), code: 'register-damaged' },
  { what: 'only fifty bytes left', harm: (path) => truncateSync(path, 50), code: 'register-not-ours' },
  { what: 'nothing left of it', harm: cut(0), code: 'register-damaged' },
];

test.each(cases)('$what', async ({ harm, code }) => {
  const cwd = makeFolder();
  const path = join(cwd, 'qualreg.db');
  copyFileSync(join(good, 'qualreg.db'), path);
  harm(path);
  const before = readFileSync(path);
  const said = run(['status'], { cwd });
  expect({ code: said.code, stdout: said.stdout }).toEqual({ code: 6, stdout: '' });
  expect(said.stderr).toMatch(/^error: .*qualreg\.db.*\nhint: .+\n$/);
  await expect(useRegister({ register: path, asOf: testDay }, (store) => plan(store))).rejects.toMatchObject(
    problem(code),
  );
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('any one page overwritten: the right answer or none', async () => {
  const cwd = makeFolder();
  const path = join(cwd, 'qualreg.db');
  const bytes = readFileSync(join(good, 'qualreg.db'));
  const ask = (file: string): Promise<unknown> =>
    useRegister({ register: file, asOf: testDay }, async (store, policy) => [
      await reportUnits(store, policy, testDay),
      await reportStatus(store, policy, testDay, 'unit'),
    ]).catch((error: unknown) => (error as UserError).problem.code);
  const right = await ask(join(good, 'qualreg.db'));
  const wrong: unknown[] = [];
  const pages = bytes.length / 4096;
  expect(pages).toBeGreaterThan(20);
  for (let page = 0; page < pages; page += 1) {
    const harmed = Buffer.from(bytes).fill(0xa5, page * 4096, (page + 1) * 4096);
    writeFileSync(path, harmed);
    const answer = await ask(path);
    const isRefusal = answer === 'register-damaged' || answer === 'register-not-ours';
    if (!isRefusal && JSON.stringify(answer) !== JSON.stringify(right)) wrong.push({ page, answer });
    if (!readFileSync(path).equals(harmed)) wrong.push({ page, answer: 'the file was written' });
  }
  expect(wrong).toEqual([]);
});
