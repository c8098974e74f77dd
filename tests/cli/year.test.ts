import { parse } from 'csv-parse/sync';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, run, runJson } from '../run-program.js';
import { dumpRegister, without } from '../cleanup/build-register.js';

// The months after the plan, on the city of the fixtures: forms go out to 412 units, 380 answer, the bureau decides, applies, gives
// notice and gets the cards back. What the units say and what must come of it was planted by the generator.

interface Year {
  plannedOn: string;
  dispatchedOn: string;
  due: string;
  appliedOn: string;
  silent: string[];
  late: string[];
  wrong: { unit: string; mistake: string }[];
  contested: { keptByBureau: number; removedByBureau: number };
  answers: number;
  removed: number;
  kept: number;
  pending: number;
  surplusOnly: number;
  certificates: number;
  removedByGround: Record<string, number>;
}
type Cells = Record<string, string>;
type Json = Record<string, unknown>;

const fixtures = fileURLToPath(new URL('../../fixtures/city-2024', import.meta.url));
const city = JSON.parse(readFileSync(join(fixtures, 'expected.json'), 'utf8')) as {
  commands: { kind: string; file: string; flags: string[] }[];
  cleanup: { flagged: number };
  year: Year;
};
const { year } = city;
const cwd = makeFolder();
const lateDay = '2025-04-10';

/** A command of the clerk, in Chinese, which must end with this code. */
function ask(asOf: string, args: string, code = 0): Json {
  const outcome = runJson([...args.split(' '), '--as-of', asOf, '--yes'], {
    cwd,
    env: { QUALREG_LANG: 'zh' },
  });
  expect([args, outcome.code]).toEqual([args, code]);
  return outcome.json as Json;
}

const readTable = (file: string): Cells[] =>
  parse(readFileSync(file), { bom: true, columns: true, trim: true });

function writeTable(file: string, rows: readonly Cells[]): void {
  const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const headings = Object.keys(rows[0]!);
  const lines = [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))];
  writeFileSync(file, `\ufeff${lines.map((cells) => cells.map(quote).join(',')).join('\r\n')}\r\n`);
}

const mask = (id: string): string => `${id.slice(0, 6)}********${id.slice(-4)}`;
const planted = readTable(join(fixtures, 'answers.csv'));
/** Of each unit the rows of its form as it was sent, filled in as planted. */
const forms = new Map<string, { file: string; rows: Cells[] }>();

function fillForm(file: string): void {
  const rows = readTable(join(cwd, 'forms', file));
  const unit = rows[0]!['单位编码']!;
  for (const answer of planted.filter((one) => one['单位编码'] === unit)) {
    const found = rows.filter(
      (row) => row['姓名'] === answer['姓名'] && row['身份证号'] === mask(answer['身份证号']!),
    );
    expect([unit, answer['姓名'], found.length > 0]).toEqual([unit, answer['姓名'], true]);
    for (const row of found) {
      for (const column of ['单位答复', '清理情形', '调往单位', '发生日期', '理由'])
        row[column] = answer[column]!;
    }
  }
  forms.set(unit, { file, rows });
}

/** Writes forms into a folder of what came back. @returns their paths for the command */
function sendBack(
  folder: string,
  units: readonly string[],
  spoil = (rows: Cells[]): Cells[] => rows,
): string[] {
  mkdirSync(join(cwd, folder), { recursive: true });
  return units.map((unit) => {
    const { file, rows } = forms.get(unit)!;
    const path = `${folder}/${unit}.csv`;
    expect(file).toContain(unit);
    writeTable(join(cwd, path), spoil(rows.map((row) => ({ ...row }))));
    return path;
  });
}

beforeAll(() => {
  for (const name of readdirSync(fixtures)) {
    if (name.endsWith('.csv')) copyFileSync(join(fixtures, name), join(cwd, name));
  }
  expect(run(['init'], { cwd }).code).toBe(0);
  for (const { kind, file, flags } of city.commands) run(['import', kind, file, ...flags, '-q'], { cwd });
}, 120_000);

describe('the year after the plan', () => {
  const answering = (): string[] => [...forms.keys()].filter((unit) => !year.silent.includes(unit));

  it('plans and sends a form to each of 412 units', { timeout: 120_000 }, () => {
    ask(year.plannedOn, 'cleanup plan');
    const sent = ask(year.dispatchedOn, `cleanup dispatch 1 --out forms --due ${year.due}`);
    expect(sent).toMatchObject({ plan: 1, forms: 412, flagged: city.cleanup.flagged, due: year.due });
    const files = readdirSync(join(cwd, 'forms')).filter((name) => /^\d{12}.*\.csv$/.test(name));
    expect(files).toHaveLength(412);
    for (const file of files) fillForm(file);
    expect(answering()).toHaveLength(380);
  });

  it.each(year.wrong)('sends back the form of $unit: $mistake', ({ unit, mistake }) => {
    const { rows } = forms.get(unit)!;
    const spoilt: Record<string, { spoil: (rows: Cells[]) => Cells[]; rejected: number }> = {
      'another plan': {
        spoil: (all) => all.map((row) => ({ ...row, 清理计划: '99' })),
        rejected: rows.length,
      },
      'another unit': {
        spoil: (all) => all.map((row) => ({ ...row, 单位编码: answering().find((one) => one !== unit)! })),
        rejected: rows.length,
      },
      'unknown officer': {
        spoil: (all) => [...all, { ...all[0]!, 姓名: '无名', 执法证号: '18999999999' }],
        rejected: 1,
      },
      'ground contradicted': {
        spoil: (all) => {
          const plain = all.find((row) => row['单位答复'] === '保留' && row['理由'] === '')!;
          Object.assign(plain, { 单位答复: '清理', 清理情形: '证件过期' });
          return all;
        },
        rejected: 1,
      },
      'no reason': {
        spoil: (all) => {
          Object.assign(all[0]!, { 单位答复: '保留', 清理情形: '', 理由: '' });
          return all;
        },
        rejected: 1,
      },
    };
    const { spoil, rejected } = spoilt[mistake]!;
    const [path = ''] = sendBack('wrong', [unit], spoil);
    expect(ask('2025-03-10', `cleanup return 1 ${path}`, 3)).toMatchObject({ totals: { rejected } });
  });

  it(
    'takes the forms of 380 units, ten of them late, and again without a change',
    { timeout: 240_000 },
    () => {
      const inTime = answering().filter((unit) => !year.late.includes(unit));
      const first = sendBack('back', inTime);
      const taken = ask('2025-03-20', `cleanup return 1 ${first.join(' ')}`);
      expect(taken).toMatchObject({ totals: { rejected: 0 } });
      expect(ask(lateDay, `cleanup return 1 ${sendBack('late', year.late).join(' ')}`)).toMatchObject({
        totals: { rejected: 0 },
      });
      const before = without(dumpRegister(cwd), 'log');
      expect(ask(lateDay, `cleanup return 1 ${first.join(' ')}`)).toMatchObject({ batch: null });
      expect(without(dumpRegister(cwd), 'log')).toEqual(before);
    },
  );

  it('shows who has not answered', () => {
    const { units } = ask(lateDay, 'cleanup show 1 --waiting') as { units: Json[] };
    const silent = units.filter((unit) => unit['state'] === 'waiting');
    expect(silent.map((unit) => unit['code']).sort()).toEqual([...year.silent].sort());
    expect(silent.every((unit) => unit['overdue'] === true)).toBe(true);
  });

  it('lets the bureau decide where a unit contradicts the register', { timeout: 60_000 }, () => {
    const contested = planted.filter((row) => row['理由'] === '退休登记有误，本人仍在岗');
    const { keptByBureau, removedByBureau } = year.contested;
    expect(contested).toHaveLength(keptByBureau + removedByBureau);
    for (const [at, row] of contested.entries()) {
      const decision = at < keptByBureau ? 'keep' : 'remove';
      ask(
        '2025-04-20',
        `cleanup decide 1 --officer ${row['身份证号']!} --decision ${decision} --reason 已电话核实`,
      );
    }
  });

  it('removes 766, gives notice, and gets cards back', { timeout: 120_000 }, () => {
    const before = without(dumpRegister(cwd), 'log');
    const { removed, certificates, kept, pending } = year;
    expect(removed).toBe(766);
    expect(ask(year.appliedOn, 'cleanup apply 1')).toMatchObject({ removed, certificates, kept, pending });
    expect(ask(year.appliedOn, 'report annual --year 2025')).toMatchObject({ removed });

    ask(year.appliedOn, 'cleanup notice 1 --out notice.md');
    const notice = readFileSync(join(cwd, 'notice.md'), 'utf8');
    expect(notice).toContain('766');
    expect(notice).not.toMatch(/\d{17}[\dX]|死亡|开除|辞退|处分/);

    const { missing } = ask(year.appliedOn, 'cleanup show 1 --cards') as {
      missing: { certificate: string }[];
    };
    expect(missing).toHaveLength(certificates);
    const back = missing.slice(0, 700).map(({ certificate }) => ({ 执法证号: certificate }));
    writeTable(join(cwd, 'cards-back.csv'), back);
    const { batch } = ask('2025-06-10', 'certificate return --list cards-back.csv') as { batch: number };
    expect(ask('2025-06-10', 'cleanup show 1 --cards')).toMatchObject({
      cards: certificates,
      returned: 700,
      out: certificates - 700,
    });

    // Cards that came back were cancelled for good; once the list is taken back, so can the cleanup be.
    ask('2025-06-10', `imports undo ${batch}`);
    ask('2025-06-11', 'cleanup undo 1');
    expect(without(dumpRegister(cwd), 'log')).toEqual(before);
  });
});
