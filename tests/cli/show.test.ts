import Database from 'better-sqlite3';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { showUnit } from '../../src/usecases/list-units.js';
import { showOfficer, type OfficerDetail } from '../../src/usecases/show-officer.js';
import { useRegister } from '../../src/usecases/use-register.js';
import { buildRegister } from '../cleanup/build-register.js';
import { makeFolder, run, runJson, testDay } from '../run-program.js';
import { id, office } from './office.js';

const cwd = makeFolder();
beforeAll(async () => (await buildRegister(cwd, office)).close());

type Json = Record<string, unknown>;
const ask = (command: string, ...more: string[]): Json =>
  runJson([...command.split(' '), ...more], { cwd }).json as Json;
const mask = (idNumber: string): string => `${idNumber.slice(0, 6)}********${idNumber.slice(-4)}`;
/** Without a process of its own, for tables of many cases. */
const showInProcess = (who: string, asOf = testDay): Promise<OfficerDetail> =>
  useRegister({ register: join(cwd, 'qualreg.db'), asOf }, (store, policy) =>
    showOfficer(store, policy, asOf, who, { showIds: false, actor: 'clerk', what: 'officer show' }),
  );
const countLog = (): number => {
  const sqlite = new Database(join(cwd, 'qualreg.db'), { readonly: true });
  const rows = sqlite.prepare("select count(*) from log where action = 'show-ids'").pluck().get() as number;
  sqlite.close();
  return rows;
};

describe('officer show', () => {
  test('the fields of the contract, the identity number masked', () => {
    const officer = ask('officer show', id.suspended);
    expect(officer).toMatchObject({
      id: mask(id.suspended),
      name: '赵停',
      unit: { code: '430202000001', name: '荷塘区城市管理局' },
      standing: 'suspended',
      expiring: false,
      reasons: [{ code: 'card-suspended' }],
      certificates: [
        { number: '18000000007', state: 'suspended', issuedOn: '2022-11-01', expiresOn: '2027-10-31' },
      ],
      // The fourth data row of the sittings of 2024-2 is line 4 of its file.
      sittings: [{ exam: '2024-2', outcome: 'cheating', score: null, source: { line: 4 } }],
      postings: [{ since: '2020-01-01', state: 'active', staffing: 'administrative', inForce: true }],
      events: [{ kind: 'suspended', on: '2024-06-01', certificate: '18000000007' }],
    });
    const [sitting] = officer.sittings as { source: { file: string; sha256: string } }[];
    expect(sitting!.source.file).toMatch(/exam-\d+\.csv$/);
    expect(sitting!.source.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect((officer.reasons as { text: string }[])[0]!.text).toContain('2024-06-01');
    expect(JSON.stringify(officer)).not.toContain(id.suspended);
  });

  test.each([
    { by: 'identity number', given: id.removed },
    { by: 'certificate number', given: '18000000013X' },
    { by: 'certificate number, lower-case x', given: '18000000013x' },
    { by: 'identity number with blanks', given: id.removed.replace(/^(.{6})(.{8})/, '$1 $2 ') },
    { by: '15-digit number', given: `${id.removed.slice(0, 6)}${id.removed.slice(8, 17)}` },
    {
      by: 'full-width digits',
      given: id.removed.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
    },
  ])('found by $by', async ({ given }) => {
    expect(await showInProcess(given)).toMatchObject({ name: '郑销', standing: 'removed' });
  });

  test('a number that nobody has: exit 2, and it is not repeated in full', () => {
    const said = run(['officer', 'show', '430299198506159999', '--json'], { cwd });
    expect(said).toMatchObject({ code: 2, stdout: '' });
    expect(said.stderr).toMatch(/"code":"officer-not-found"/);
    expect(said.stderr).not.toContain('430299198506159999');
  });

  test.each([
    { asOf: '2025-02-28', who: id.expiring, standing: 'certified', expiring: true },
    { asOf: '2025-03-01', who: id.expiring, standing: 'lapsed', expiring: false },
    // Six months before its last day, 2025-02-28: the window opens on the first day whose date + 6 months reaches it.
    { asOf: '2024-08-28', who: id.expiring, standing: 'certified', expiring: true },
    { asOf: '2024-08-27', who: id.expiring, standing: 'certified', expiring: false },
    { asOf: '2024-05-31', who: id.suspended, standing: 'certified', expiring: false },
    { asOf: '2024-06-01', who: id.suspended, standing: 'suspended', expiring: false },
    { asOf: '2023-12-31', who: id.qualified, standing: 'unqualified', expiring: false },
    { asOf: '2026-01-01', who: id.qualified, standing: 'qualified', expiring: false },
    { asOf: '2026-01-02', who: id.qualified, standing: 'pass-lapsed', expiring: false },
  ])('as of $asOf: $standing, expiring $expiring', async ({ asOf, who, standing, expiring }) => {
    expect(await showInProcess(who, asOf)).toMatchObject({ standing, expiring });
  });
});

describe('identity numbers', () => {
  test.each(['officer list', 'officer list --unit 荷塘城管', `officer show ${id.certified}`])(
    '%s: masked, in full with --show-ids, which is logged',
    (command) => {
      const before = countLog();
      const masked = run(command.split(' '), { cwd }).stdout;
      expect(masked).toContain(mask(id.certified));
      expect(masked).not.toContain(id.certified);
      expect(countLog()).toBe(before);
      expect(run([...command.split(' '), '--show-ids'], { cwd }).stdout).toContain(id.certified);
      expect(countLog()).toBe(before + 1);
    },
  );

  test('the log tells who asked and for what, without the number', () => {
    run(['officer', 'show', id.certified, '--show-ids', '--actor', 'chief'], { cwd });
    const sqlite = new Database(join(cwd, 'qualreg.db'), { readonly: true });
    const last = sqlite
      .prepare('select actor, action, detail from log order by log_id desc limit 1')
      .get() as Json;
    sqlite.close();
    expect(last).toMatchObject({ actor: 'chief', action: 'show-ids' });
    expect(last.detail).toMatch(/officer show/);
    expect(last.detail).not.toContain(id.certified);
  });
});

describe('officer list', () => {
  test('who was known on the day, each with the standing of that day', () => {
    const { asOf, officers } = ask('officer list') as { asOf: string; officers: Json[] };
    expect(asOf).toBe('2024-12-31');
    expect(officers.map(({ name, standing, expiring }) => [name, standing, expiring])).toEqual([
      ['张安', 'certified', false],
      ['李将', 'certified', true],
      ['王期', 'lapsed', false],
      ['赵停', 'suspended', false],
      ['周候', 'qualified', false],
      ['吴未', 'unqualified', false],
      ['郑销', 'removed', false],
    ]);
    expect(ask('officer list --as-of 2018-12-31')).toEqual({ asOf: '2018-12-31', officers: [] });
  });

  test.each([
    { filter: '--standing lapsed', names: ['王期'] },
    { filter: '--expiring', names: ['李将'] },
    { filter: '--unit 430203000001', names: [] },
    { filter: '--unit 荷塘区城管局 --standing certified', names: ['张安', '李将'] },
  ])('$filter: $names', ({ filter, names }) => {
    const { officers } = ask(`officer list ${filter}`) as { officers: Json[] };
    expect(officers.map((officer) => officer.name)).toEqual(names);
  });
});

describe('unit', () => {
  test.each(['430202000001', '荷塘区城市管理局', '荷塘城管', '荷塘区城管局', '荷塘区 城市管理局'])(
    'show %s',
    async (text) => {
      const shown = await useRegister({ register: join(cwd, 'qualreg.db'), asOf: testDay }, (store, policy) =>
        showUnit(store, policy, testDay, text),
      );
      expect(shown).toMatchObject({
        code: '430202000001',
        name: '荷塘区城市管理局',
        aliases: ['荷塘区城管局', '荷塘城管'],
        figures: { officers: 7, certified: 2, registered: 5 },
      });
    },
  );

  test('show: names, aliases and figures in one document', () => {
    expect(ask('unit show', '430202000001')).toMatchObject({
      name: '荷塘区城市管理局',
      district: '430202',
      closedOn: null,
      figures: { officers: 7, holdingRate: 2 / 6 },
    });
    expect(ask('unit show', '430211000001')).toMatchObject({ name: '-1', closedOn: '2024-07-01' });
  });

  test('show: a name that is near names the unit it may be', () => {
    const said = run(['unit', 'show', '荷塘区城市管理居'], { cwd });
    expect(said).toMatchObject({ code: 2, stdout: '' });
    expect(said.stderr).toContain('荷塘区城市管理局');
  });

  test.each([
    { args: '', codes: ['430202000001', '430203000001', '430204000001', '430211000001', '430212000001'] },
    { args: '--district 荷塘区', codes: ['430202000001'] },
    { args: '--district 430203', codes: ['430203000001'] },
  ])('list $args', ({ args, codes }) => {
    const { units } = ask(`unit list ${args}`.trim()) as { units: Json[] };
    expect(units.map((unit) => unit.code)).toEqual(codes);
  });

  test('list --district of no district: exit 2 and the districts there are', () => {
    const said = run(['unit', 'list', '--district', '荷糖区'], { cwd });
    expect(said).toMatchObject({ code: 2, stdout: '' });
    expect(said.stderr).toContain('荷塘区');
  });
});

describe('exam', () => {
  test('list: every round held by the day, oldest first, with its counts', () => {
    const { exams } = ask('exam list') as { exams: Json[] };
    expect(
      exams.map(({ code, registered, sat, absent, exempt, cheating, passed, failed }) => [
        code,
        registered,
        sat,
        absent,
        exempt,
        cheating,
        passed,
        failed,
      ]),
    ).toEqual([
      ['2023-2', 1, 1, 0, 0, 0, 0, 1],
      ['2024-1', 2, 1, 1, 0, 0, 1, 0],
      ['2024-2', 3, 2, 0, 1, 1, 0, 1],
    ]);
  });

  test('list: a later day knows a later round', () => {
    const { exams } = ask('exam list --as-of 2025-12-31') as { exams: Json[] };
    expect(exams.map(({ code }) => code)).toEqual(['2023-2', '2024-1', '2024-2', '2025-1']);
  });

  test('show: by unit, with the pass mark that held', () => {
    expect(ask('exam show 2024-1')).toMatchObject({
      code: '2024-1',
      heldOn: '2024-01-01',
      papers: [{ paper: 'single', passMark: 60 }],
      units: 1,
      attendanceRate: 0.5,
      passRate: 1,
      byUnit: [{ code: '430202000001', registered: 2, sat: 1, passed: 1 }],
    });
  });

  test('show a round that there is not: exit 2, the known ones named', () => {
    const said = run(['exam', 'show', '2024-9'], { cwd });
    expect(said).toMatchObject({ code: 2, stdout: '' });
    expect(said.stderr).toMatch(/2024-1.*2024-2/);
  });
});

describe('imports', () => {
  test('list: newest first', () => {
    const { imports } = ask('imports list') as { imports: Json[] };
    expect(imports.map(({ batch, kind, exam }) => [batch, kind, exam])).toEqual([
      [7, 'exam', '2025-1'],
      [6, 'exam', '2024-2'],
      [5, 'exam', '2024-1'],
      [4, 'exam', '2023-2'],
      [3, 'certificates', null],
      [2, 'officers', null],
      [1, 'units', null],
    ]);
  });

  test('show: file, hash, counts and findings', () => {
    const shown = ask('imports show 3') as { files: Json[]; findings: Json[] };
    expect(shown).toMatchObject({ batch: 3, kind: 'certificates', actor: 'clerk', asOf: '2024-12-31' });
    expect(shown.files).toMatchObject([
      { encoding: 'utf-8', headerLine: 1, rows: 5, added: 5, rejected: 0, warnings: 1, rejectsFile: null },
    ]);
    expect(shown.findings).toMatchObject([
      {
        line: 6,
        field: 'number',
        code: 'number-unusual',
        severity: 'warning',
        message: expect.any(String) as string,
      },
    ]);
  });

  test('show an import that there is not: exit 2', () => {
    expect(run(['imports', 'show', '99'], { cwd })).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('status', () => {
  const standings = {
    certified: 2,
    suspended: 1,
    lapsed: 1,
    lost: 0,
    revoked: 0,
    removed: 1,
    qualified: 1,
    'pass-lapsed': 0,
    unqualified: 1,
  };

  test.each([
    { by: 'unit', key: '430202000001', name: '荷塘区城市管理局' },
    { by: 'district', key: '430202', name: '荷塘区' },
    { by: 'field', key: '城市管理', name: '城市管理' },
  ])('--by $by: the standings add up, and the groups to the whole', ({ by, key, name }) => {
    expect(ask(`status --by ${by}`)).toEqual({
      asOf: '2024-12-31',
      officers: 7,
      standings,
      expiring: 1,
      groups: [{ key, name, officers: 7, standings, expiring: 1 }],
    });
  });

  test('without --by there are no groups', () => {
    expect(ask('status')).toEqual({ asOf: '2024-12-31', officers: 7, standings, expiring: 1, groups: [] });
  });

  test('--by anything else: exit 2 and the choices', () => {
    const said = run(['status', '--by', 'province'], { cwd });
    expect(said).toMatchObject({ code: 2, stdout: '' });
    expect(said.stderr).toMatch(/unit.*district.*field/);
  });
});
