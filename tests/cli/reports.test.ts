import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatCsv } from '../../src/usecases/export-table.js';
import { reportAnnual } from '../../src/usecases/report-annual.js';
import { reportUnits } from '../../src/usecases/report-units.js';
import { useRegister } from '../../src/usecases/use-register.js';
import { buildRegister } from '../cleanup/build-register.js';
import { makeFolder, run, runJson, testDay } from '../run-program.js';
import { office } from './office.js';

const cwd = makeFolder();
const register = join(cwd, 'qualreg.db');
beforeAll(async () => (await buildRegister(cwd, office)).close());

const runCsv = (...args: string[]): string => run(['report', ...args, '--format', 'csv'], { cwd }).stdout;

describe('report units as CSV', () => {
  test('in English: BOM, CRLF, the columns of the contract in its order, formulas made harmless', () => {
    const empty = '0,0,0,0,0,0,0,0,0,0,0,,,';
    expect(runCsv('units')).toBe(
      [
        '\ufeffCode,Unit name,District,Officers,Certified,Expiring,Suspended,Lapsed,Removed,Qualified,Unqualified,' +
          'Registered,Sat,Passed,Attendance,Pass rate,Holding',
        // 5 registered: 3 sat (one of them cheated), 1 absent, 1 exempt; 6 of 7 should hold a card, 2 do.
        '430202000001,荷塘区城市管理局,430202,7,2,1,1,1,1,1,1,5,3,1,0.6000,0.3333,0.3333',
        `430203000001,'=cmd,430203,${empty}`,
        `430204000001,'+86,430204,${empty}`,
        `430211000001,'-1,430211,${empty}`,
        `430212000001,'@sum,430212,${empty}`,
        '',
      ].join('\r\n'),
    );
  });

  test('--no-bom leaves the mark out and nothing else', () => {
    expect(`\ufeff${runCsv('units', '--no-bom')}`).toBe(runCsv('units'));
  });

  test('--lang zh: Chinese headings, the same rows', () => {
    const [headings = '', ...rows] = runCsv('units', '--lang', 'zh').split('\r\n');
    expect(headings.split(',')).toHaveLength(17);
    expect(headings).not.toMatch(/[A-Za-z]/);
    expect(headings).toMatch(/参考率,合格率,持证率$/);
    expect(rows).toEqual(runCsv('units').split('\r\n').slice(1));
  });

  test.each([
    { cell: '=1+1', written: "'=1+1" },
    { cell: '+1', written: "'+1" },
    { cell: '-1', written: "'-1" },
    { cell: '@a', written: "'@a" },
    { cell: '\t=1', written: "'\t=1" },
    { cell: '\r=1', written: `"'\r=1"` },
    { cell: '=a,"b"', written: `"'=a,""b"""` },
    { cell: 'a=1', written: 'a=1' },
    { cell: '1-1', written: '1-1' },
  ])('cell $cell is written $written', ({ cell, written }) => {
    expect(formatCsv([[cell, 'x']], false)).toBe(`${written},x\r\n`);
  });
});

describe('--out', () => {
  test('writes CSV, for its owner only, and says so', () => {
    const said = run(['report', 'units', '--out', 'units.csv'], { cwd });
    expect(said).toMatchObject({ code: 0, stdout: '' });
    expect(said.stderr).toContain('units.csv');
    expect(readFileSync(join(cwd, 'units.csv'), 'utf8')).toBe(runCsv('units'));
    expect(statSync(join(cwd, 'units.csv')).mode & 0o777).toBe(0o600);
  });

  test('writes JSON when asked', () => {
    run(['report', 'annual', '--format', 'json', '--out', 'annual.json'], { cwd });
    const { json } = runJson(['report', 'annual'], { cwd });
    expect(JSON.parse(readFileSync(join(cwd, 'annual.json'), 'utf8'))).toEqual(json);
  });

  test.each([
    { args: ['--out', '.'], code: 'file-is-directory' },
    { args: ['--out', 'no-such-folder/units.csv'], code: 'file-unwritable' },
    { args: ['--out', 'units.txt', '--format', 'table'], code: 'choice-unknown' },
    { args: ['--format', 'xml'], code: 'choice-unknown' },
    { args: ['--year', '24'], code: 'year-malformed' },
  ])('units $args: exit 2, $code', ({ args, code }) => {
    const said = run(['report', 'units', ...args, '--json'], { cwd });
    expect(said).toMatchObject({ code: 2, stdout: '' });
    expect(JSON.parse(said.stderr)).toMatchObject({ error: { code } });
  });
});

const unitFields = [
  'code',
  'name',
  'district',
  'officers',
  'certified',
  'expiring',
  'suspended',
  'lapsed',
  'removed',
  'qualified',
  'unqualified',
  'registered',
  'sat',
  'passed',
  'attendanceRate',
  'passRate',
  'holdingRate',
];

describe('report units as JSON, by day', () => {
  test('the fields of the contract', () => {
    const { json } = runJson(['report', 'units'], { cwd }) as { json: { asOf: string; units: object[] } };
    expect(Object.keys(json)).toEqual(['asOf', 'units']);
    expect(Object.keys(json.units[0]!)).toEqual(unitFields);
  });

  test.each([
    // The last day of the card of 王期; 赵停 not yet suspended, 郑销 not yet cancelled; only the round of that day.
    {
      asOf: '2023-12-31',
      certified: 5,
      expiring: 1,
      suspended: 0,
      lapsed: 0,
      removed: 0,
      registered: 1,
      sat: 1,
      passed: 0,
    },
    // New Year: the year's rounds begin anew.
    {
      asOf: '2024-01-01',
      certified: 4,
      expiring: 0,
      suspended: 0,
      lapsed: 1,
      removed: 0,
      registered: 2,
      sat: 1,
      passed: 1,
    },
    {
      asOf: '2024-06-30',
      certified: 2,
      expiring: 0,
      suspended: 1,
      lapsed: 1,
      removed: 1,
      registered: 2,
      sat: 1,
      passed: 1,
    },
    {
      asOf: '2024-12-30',
      certified: 2,
      expiring: 1,
      suspended: 1,
      lapsed: 1,
      removed: 1,
      registered: 2,
      sat: 1,
      passed: 1,
    },
    {
      asOf: '2024-12-31',
      certified: 2,
      expiring: 1,
      suspended: 1,
      lapsed: 1,
      removed: 1,
      registered: 5,
      sat: 3,
      passed: 1,
    },
    {
      asOf: '2025-01-01',
      certified: 2,
      expiring: 1,
      suspended: 1,
      lapsed: 1,
      removed: 1,
      registered: 1,
      sat: 1,
      passed: 1,
    },
    {
      asOf: '2025-03-01',
      certified: 1,
      expiring: 0,
      suspended: 1,
      lapsed: 2,
      removed: 1,
      registered: 1,
      sat: 1,
      passed: 1,
    },
  ])('$asOf', async ({ asOf, ...figures }) => {
    const report = await useRegister({ register, asOf }, (store, policy) => reportUnits(store, policy, asOf));
    expect(report).toMatchObject({
      asOf,
      units: [{ code: '430202000001', officers: 7, ...figures }, {}, {}, {}, {}],
    });
  });

  test('--year of a past year is as of its last day', () => {
    expect(runJson(['report', 'units', '--year', '2023'], { cwd })).toEqual(
      runJson(['report', 'units', '--as-of', '2023-12-31'], { cwd }),
    );
  });
});

describe('report annual', () => {
  const annual = (...args: string[]) =>
    runJson(['report', 'annual', ...args], { cwd }).json as Record<string, unknown>;

  test('2024: every figure of the contract, by hand', () => {
    expect(annual('--year', '2024')).toMatchObject({
      year: 2024,
      exams: 2,
      units: 1,
      registered: 5,
      sittings: 5,
      sat: 3,
      absent: 1,
      breach: 0,
      cheating: 1,
      passed: 1,
      // 周候, 吴未 (twice), 张安, 赵停
      persons: 4,
      attendanceRate: 3 / 5,
      passRate: 1 / 3,
      holders: 4,
      holdingRate: 2 / 6,
      // A card that was cancelled in a list, not by a cleanup, removes nobody here.
      removed: 0,
    });
  });

  test('the sentence, in the language asked for, and in both on paper', () => {
    const zh =
      '2024年，组织全市行政执法资格考试2次，参考单位1个，参考人数5人次。开展全市行政执法人员资格清理工作，清理行政执法人员0人。';
    expect(annual('--year', '2024', '--lang', 'zh').sentence).toBe(zh);
    const en = String(annual('--year', '2024').sentence);
    expect(en).toMatch(/2024.* 2 exams.* 1 unit .* 5 sittings.* 0 officers/);
    const { stdout } = run(['report', 'annual', '--year', '2024'], { cwd });
    expect(stdout.trimEnd().split('\n').slice(-2).sort()).toEqual([zh, en].sort());
  });

  test('without --year it is the year of the day', () => {
    expect(annual('--as-of', '2024-01-01')).toMatchObject({ year: 2024, exams: 1, registered: 2 });
  });

  test.each([
    {
      year: 2023,
      asOf: testDay,
      figures: { exams: 1, registered: 1, passed: 0, attendanceRate: 1, passRate: 0 },
    },
    { year: 2025, asOf: '2025-12-31', figures: { exams: 1, registered: 1, passed: 1, passRate: 1 } },
    { year: 2024, asOf: '2024-06-30', figures: { exams: 1, registered: 2, persons: 2, holders: 4 } },
    { year: 2024, asOf: '2024-12-30', figures: { exams: 1, registered: 2, persons: 2, holders: 4 } },
    { year: 2023, asOf: '2023-12-30', figures: { exams: 0, registered: 0, persons: 0, holders: 5 } },
  ])('$year as of $asOf', async ({ year, asOf, figures }) => {
    const report = await useRegister({ register, asOf }, (store, policy) =>
      reportAnnual(store, policy, asOf, year),
    );
    expect(report).toMatchObject(figures);
  });

  test.each([
    { what: 'a year without rounds', args: ['--year', '2022'], holdingRate: 5 / 6 },
    { what: 'a year before everybody', args: ['--year', '2010'], holdingRate: null },
  ])('$what has no rates of exams', ({ args, holdingRate }) => {
    const figures = {
      exams: 0,
      units: 0,
      registered: 0,
      persons: 0,
      attendanceRate: null,
      passRate: null,
      removed: 0,
    };
    expect(annual(...args)).toMatchObject({ ...figures, holdingRate });
  });

  test('as CSV: figure and value, rates with four decimals, none where there is no base', () => {
    const of = (...args: string[]): string[] => runCsv('annual', '--no-bom', ...args).split('\r\n');
    expect(of('--year', '2024')).toEqual(
      expect.arrayContaining(['Figure,Value', 'attendance rate,0.6000', 'pass rate,0.3333']),
    );
    expect(of('--year', '2022')).toEqual(expect.arrayContaining(['attendance rate,', 'pass rate,']));
  });

  test.each(['24', '20245', 'now'])('--year %s is no year: exit 2', (year) => {
    expect(run(['report', 'annual', '--year', year], { cwd })).toMatchObject({ code: 2, stdout: '' });
  });
});
