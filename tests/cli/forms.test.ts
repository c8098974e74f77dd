import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, run } from '../run-program.js';
import { dump, runImport, select, sumUp, type Counts, type ImportJson } from './small-register.js';

// A round in every form in which files come. What must come out was planted by the generator: expected.json.

interface Finding {
  line: number;
  code: string;
  severity: string;
}

interface ExpectedFile extends Counts {
  file: string;
  format: string;
  notes: Record<string, number>;
  sheets: {
    sheet: string | null;
    headerLine: number;
    rows: number;
    added: number;
    rejected: number;
    skipped: number;
    units: Record<string, number>;
    marks: number;
    findings: Finding[];
  }[];
}

interface Round {
  exam: string;
  heldOn: string;
  totals: Counts;
  files: ExpectedFile[];
}

interface Expected {
  units: { file: string; rows: number; warnings: Record<string, number> };
  rosters: Round;
  signUp: Round;
  corrections: ExpectedFile;
  bad: { file: string; problem: string }[];
}

interface KeptGoing extends ImportJson {
  failed: { file: string; error: { code: string; message: string; hint: string } }[];
}

const project = fileURLToPath(new URL('../..', import.meta.url));
const fixtures = join(project, 'fixtures/forms-2024');
const forms = JSON.parse(readFileSync(join(fixtures, 'expected.json'), 'utf8')) as Expected;

/** A folder with the files and a register that knows their units. */
function makeOffice(): string {
  const cwd = makeFolder();
  cpSync(fixtures, cwd, { recursive: true });
  expect(run(['init'], { cwd }).code).toBe(0);
  const { code, json } = runImport(cwd, 'units', forms.units.file);
  expect([code, json.totals.added]).toEqual([0, forms.units.rows]);
  return cwd;
}

/** Imports files of a folder with one command. */
function importRound(
  cwd: string,
  folder: string,
  files: string[],
  { exam, heldOn }: Round,
  ...flags: string[]
) {
  const paths = files.map((file) => `${folder}/${file}`);
  return runImport(cwd, 'exam', ...paths, '--exam', exam, '--held-on', heldOn, '--yes', ...flags);
}

function namesOf(folder: string): string[] {
  return readdirSync(join(fixtures, folder)).sort();
}

function describeFinding({ line, code, severity }: Finding): string {
  return `${line} ${code} ${severity}`;
}

/** A workbook of several sheets is named with each of them. */
function isOf(file: string, path: string): boolean {
  return file === path || file.startsWith(`${path} [`);
}

/** Checks one file's counts, sheets and findings, each finding at its physical line. */
function checkFile(json: ImportJson, path: string, planted: ExpectedFile): void {
  const entries = json.files.filter(({ file }) => isOf(file, path)) as (ImportJson['files'][number] & {
    sheet?: string | null;
  })[];
  const sheets = entries.map(({ sheet, headerLine, rows, added, rejected, skipped }, at) => {
    const expected = planted.sheets[at];
    // A table that is alone in its file may be named or not.
    return { sheet: expected?.sheet === null ? null : sheet, headerLine, rows, added, rejected, skipped };
  });
  expect(sheets).toEqual(
    planted.sheets.map(({ units: _units, marks: _marks, findings: _findings, ...counted }) => counted),
  );
  expect(new Set(entries.map(({ format }) => format))).toEqual(new Set([planted.format]));
  const found = json.findings.filter(({ file }) => isOf(file, path));
  const atLines = found.filter(({ code }) => !(code in planted.notes)).map(describeFinding);
  expect(atLines.sort()).toEqual(
    planted.sheets.flatMap(({ findings }) => findings.map(describeFinding)).sort(),
  );
  for (const [code, count] of Object.entries(planted.notes)) {
    expect([code, found.filter((one) => one.code === code).length]).toEqual([code, count]);
  }
  expect(entries.reduce((sum, { warnings }) => sum + warnings, 0)).toBe(planted.warnings);
}

describe('the script', () => {
  it('writes what is committed', () => {
    const folder = makeFolder();
    const script = ['--import', 'tsx', 'fixtures/generate-forms.ts', '--out', folder];
    const { status, stderr } = spawnSync(process.execPath, script, { cwd: project, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    const names = readdirSync(folder, { recursive: true }).map(String).sort();
    expect(names).toEqual(readdirSync(fixtures, { recursive: true }).map(String).sort());
    // Those in bad/ were packed by zlib, whose bytes may differ from one version of Node to the next.
    for (const name of names.filter((one) => /\.\w+$/.test(one) && !one.startsWith('bad'))) {
      const isSame = readFileSync(join(folder, name)).equals(readFileSync(join(fixtures, name)));
      expect([name, isSame]).toEqual([name, true]);
    }
  });
});

describe('a folder of mixed files', () => {
  let cwd: string;
  let imported: ReturnType<typeof runImport>;
  const { files, totals, exam } = forms.rosters;

  beforeAll(() => {
    cwd = makeOffice();
    imported = importRound(cwd, 'rosters', namesOf('rosters'), forms.rosters);
  }, 120_000);

  it('is imported with one command', () => {
    expect(namesOf('rosters')).toEqual(files.map(({ file }) => file));
    expect(imported.code).toBe(3);
    expect(imported.json).toMatchObject({ kind: 'exam', dryRun: false, totals });
    expect(sumUp(imported.json.totals)).toEqual({ ...totals, updated: 0, unchanged: 0 });
  });

  it.each(files)('$file', (planted) => {
    checkFile(imported.json, `rosters/${planted.file}`, planted);
  });

  it.each(files)('units and marks of $file', ({ file, sheets }) => {
    const from = `from sitting s join batch_file f using (file_id) join exam e using (exam_id)
      where e.code = '${exam}' and (f.file = 'rosters/${file}' or f.file like 'rosters/${file} [%')`;
    const units: Record<string, number> = {};
    for (const sheet of sheets) {
      for (const [unit, count] of Object.entries(sheet.units)) units[unit] = (units[unit] ?? 0) + count;
    }
    const stored = select(
      cwd,
      `select (select name from unit where unit_id = s.unit_id) as name, count(*) ${from} group by 1`,
    );
    expect(Object.fromEntries(stored as [string, number][])).toEqual(units);
    const marks = `select total(score) from mark where (officer_id, exam_id) in (select officer_id, exam_id ${from})`;
    expect(select(cwd, marks)).toEqual([[sheets.reduce((sum, sheet) => sum + sheet.marks, 0)]]);
  });

  it('changes nothing when it comes again', () => {
    const before = dump(cwd);
    const again = importRound(cwd, 'rosters', namesOf('rosters'), forms.rosters);
    const { rows, added, rejected, skipped } = totals;
    expect(again.json.totals).toMatchObject({
      rows,
      added: 0,
      updated: 0,
      unchanged: added,
      rejected,
      skipped,
    });
    expect(dump(cwd)).toBe(before);
  });

  it('takes corrections of its people', () => {
    const name = `corrections/${forms.corrections.file}`;
    const { code, json } = runImport(cwd, 'corrections', name, '--yes');
    const { rows, updated, rejected } = forms.corrections;
    expect([code, json.totals]).toMatchObject([3, { rows, added: 0, updated, rejected }]);
    const errors = json.findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(describeFinding)).toEqual(forms.corrections.sheets[0]!.findings.map(describeFinding));
  });
});

describe('sign-up rosters', () => {
  it('register people before the round is held', () => {
    const cwd = makeOffice();
    const { code, json } = importRound(cwd, 'sign-up', namesOf('sign-up'), forms.signUp);
    expect(code).toBe(3);
    for (const planted of forms.signUp.files) checkFile(json, `sign-up/${planted.file}`, planted);
    const outcomes = select(cwd, 'select outcome, count(*) from sitting group by 1');
    expect(outcomes).toEqual([['registered', forms.signUp.totals.added]]);
  });
});

describe('files that must be refused', () => {
  let cwd: string;
  let before: string;
  const args = ['--exam', forms.rosters.exam, '--held-on', forms.rosters.heldOn, '--yes'];

  beforeAll(() => {
    cwd = makeOffice();
    before = dump(cwd);
  });

  it.each(forms.bad)('$file: $problem', ({ file, problem }) => {
    const { code, stdout, stderr } = run(['import', 'exam', `bad/${file}`, ...args, '--json'], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    const { error } = JSON.parse(stderr) as { error: { code: string; message: string } };
    expect(error.code).toBe(problem);
    expect(error.message).toContain(file);
    expect(dump(cwd)).toBe(before);
  });

  it('keep good files of the same command out', () => {
    const { code } = run(['import', 'exam', 'rosters/wps.et', 'bad/cut.xlsx', ...args], { cwd });
    expect(code).toBe(2);
    expect(dump(cwd)).toBe(before);
  });

  it('are named and passed over with --keep-going', () => {
    const office = makeOffice();
    const bad = forms.bad.map(({ file }) => `bad/${file}`);
    const { code, json } = runImport(office, 'exam', ...bad, 'rosters/wps.et', ...args, '--keep-going');
    expect(code).toBe(3);
    const { failed } = json as KeptGoing;
    expect(failed.map(({ file, error }) => [file, error.code])).toEqual(
      forms.bad.map(({ file, problem }) => [`bad/${file}`, problem]),
    );
    checkFile(
      json,
      'rosters/wps.et',
      forms.rosters.files.find(({ file }) => file === 'wps.et')!,
    );
  });
});
