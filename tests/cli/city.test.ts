import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, run, runJson } from '../run-program.js';
import { dump, runImport, sumUp, type Counts, type ImportJson } from './small-register.js';

// The whole main job on the city of the fixtures. What must come out was planted by the generator: expected.json.

interface Expected {
  asOf: string;
  commands: { kind: string; file: string; flags: string[] }[];
  files: Record<
    string,
    Counts & {
      warningsByCode: Record<string, number>;
      rejectedByCode: Record<string, number>;
      rejectedRows: number;
    }
  >;
  exams: Record<string, Record<string, number | string>>;
  sittings: number;
  persons: number;
  unitsTakingPart: number;
  officers: number;
  standings: Record<'before' | 'after', Record<string, number>>;
  expiring: Record<'before' | 'after', number>;
  cleanup: Record<'holders' | 'flagged' | 'certain' | 'toConfirm' | 'removed' | 'certificates', number> &
    Record<'byGround' | 'countedByGround', Record<string, number>>;
  annual: Record<string, number>;
  units: (Record<string, number> & { code: string; name: string })[];
}

const fixtures = fileURLToPath(new URL('../../fixtures/city-2024', import.meta.url));
const city = JSON.parse(readFileSync(join(fixtures, 'expected.json'), 'utf8')) as Expected;
const cwd = makeFolder();

function importFile({ kind, file, flags }: Expected['commands'][number]): ReturnType<typeof runImport> {
  return runImport(cwd, kind, file, ...flags);
}

function ask(...args: string[]): unknown {
  const { code, json } = runJson([...args, '--as-of', city.asOf], { cwd });
  expect([args.join(' '), code]).toEqual([args.join(' '), 0]);
  return json;
}

function countCodes(findings: ImportJson['findings'], severity: 'error' | 'warning'): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const found of findings.filter((f) => f.severity === severity)) {
    counted[found.code] = (counted[found.code] ?? 0) + 1;
  }
  return counted;
}

const imported = new Map<string, ReturnType<typeof runImport>>();

beforeAll(() => {
  for (const name of readdirSync(fixtures)) {
    if (name.endsWith('.csv')) copyFileSync(join(fixtures, name), join(cwd, name));
  }
  expect(run(['init'], { cwd }).code).toBe(0);
  for (const command of city.commands) imported.set(command.file, importFile(command));
}, 120_000);

describe('imports', () => {
  it.each(city.commands)('$file', ({ kind, file }) => {
    const { code, json } = imported.get(file)!;
    const { warningsByCode, rejectedByCode, rejectedRows, ...planted } = city.files[file]!;
    expect(json).toMatchObject({ kind, dryRun: false });
    expect(sumUp(json.files[0]!)).toEqual(planted);
    expect(json.totals).toEqual(planted);
    expect(countCodes(json.findings, 'error')).toEqual(rejectedByCode);
    expect(countCodes(json.findings, 'warning')).toEqual(warningsByCode);
    expect(code).toBe(rejectedRows > 0 ? 3 : 0);
    expect(existsSync(join(cwd, `${file}.rejects.csv`))).toBe(rejectedRows > 0);
  });

  it('every file again changes nothing', () => {
    const before = dump(cwd);
    for (const command of city.commands) {
      const { code, json } = importFile(command);
      const { rows, added, rejected, skipped } = city.files[command.file]!;
      expect(json.batch).toBeNull();
      expect(json.totals).toMatchObject({ rows, added: 0, updated: 0, unchanged: added, rejected, skipped });
      expect(code).toBe(rejected > 0 ? 3 : 0);
    }
    expect(dump(cwd)).toBe(before);
  });
});

describe('before the cleanup', () => {
  it('rounds and their outcomes', () => {
    const { exams } = ask('exam', 'list') as {
      exams: (Record<string, unknown> & { code: string; papers: [] })[];
    };
    const found = exams.map(
      ({ code, papers, ...counted }) => [code, { ...counted, papers: papers.length }] as const,
    );
    expect(Object.fromEntries(found)).toMatchObject(city.exams);
    expect(exams).toHaveLength(Object.keys(city.exams).length);
  });

  it('standings', () => {
    const { before } = city.standings;
    expect(ask('status')).toMatchObject({
      asOf: city.asOf,
      officers: city.officers,
      standings: before,
      expiring: city.expiring.before,
    });
  });

  it('rows of the report of units', () => {
    const { units } = ask('report', 'units') as { units: (Record<string, number> & { code: string })[] };
    expect(units).toHaveLength(city.files['units.csv']!.added);
    for (const { shouldHold, ...row } of city.units) {
      const found = units.find(({ code }) => code === row.code)!;
      expect(found).toMatchObject(row);
      expect(found['attendanceRate']).toBeCloseTo(row['sat']! / row['registered']!, 12);
      expect(found['passRate']).toBeCloseTo(row['passed']! / row['sat']!, 12);
      expectPartOf(found['holdingRate']!, shouldHold!);
    }
  });
});

/** The rate is that of a whole number of persons out of `base`. */
function expectPartOf(rate: number, base: number): void {
  expect(rate).toBeGreaterThan(0);
  expect(rate).toBeLessThanOrEqual(1);
  expect(rate * base).toBeCloseTo(Math.round(rate * base), 8);
}

const sentence = {
  zh: '2024年，组织全市行政执法资格考试3次，参考单位405个，参考人数9137人次。开展全市行政执法人员资格清理工作，清理行政执法人员766人。',
  en: 'In 2024 the city held 3 exams for administrative law-enforcement qualification, with 405 units taking part and 9137 sittings; in the cleanup of qualifications, 766 officers were removed.',
};

describe('the cleanup and after it', () => {
  const { removed, certificates, holders, flagged, certain, toConfirm, byGround, countedByGround } =
    city.cleanup;

  it('the plan flags what was planted, and applying it removes 766', () => {
    const plan = ask('cleanup', 'plan') as { plan: number; findings: { ground: string; mode: string }[] };
    expect(plan).toMatchObject({
      asOf: city.asOf,
      holders,
      flagged,
      certain,
      toConfirm,
      byGround,
      countedByGround,
    });
    const found: Record<string, number> = {};
    for (const { ground } of plan.findings) found[ground] = (found[ground] ?? 0) + 1;
    expect(found).toEqual(byGround);

    const applied = ask('cleanup', 'apply', String(plan.plan), '--yes');
    expect(applied).toMatchObject({ plan: plan.plan, removed, certificates, pending: toConfirm });
    expect(removed).toBe(766);
  });

  it('standings', () => {
    const { after } = city.standings;
    expect(ask('status')).toMatchObject({
      officers: city.officers,
      standings: after,
      expiring: city.expiring.after,
    });
  });

  it('the yearly report', () => {
    const { certified, shouldHold, exempt, failed, ...figures } = city.annual;
    const report = ask('report', 'annual', '--year', '2024') as Record<string, number> & { sentence: string };
    expect(report).toMatchObject({ ...figures, sittings: city.sittings });
    expect(report).toMatchObject({ persons: city.persons, units: city.unitsTakingPart });
    expect(report.sentence).toBe(sentence.en);
    expect(report['registered']).toBe(figures['sat']! + figures['absent']! + exempt!);
    expect(report['attendanceRate']).toBeCloseTo(8294 / 9137, 12);
    expect(report['passRate']).toBeCloseTo(6884 / 8294, 12);
    expect(figures['sat']).toBe(figures['passed']! + failed! + figures['breach']! + figures['cheating']!);
    expectPartOf(report['holdingRate']!, shouldHold!);
    expect(certified).toBe(city.standings.after['certified']);
  });

  it.each(['zh', 'en'])(
    'ends with the sentence of the yearly report in Chinese and in English (--lang %s)',
    (lang) => {
      const { stdout } = run(['report', 'annual', '--year', '2024', '--lang', lang], { cwd });
      expect(stdout.trimEnd().split('\n').slice(-2)).toEqual([sentence.zh, sentence.en]);
    },
  );
});
