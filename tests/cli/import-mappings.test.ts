// What was said of a heading once holds for the next file of the same form.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, runJson } from '../run-program.js';
import { counts, dump, idOf, makeRegister, runImport, select, sumUp, writeLines } from './small-register.js';

const header = '称呼,身份证号,单位,平时表现,得几颗星';
const unit = '荷塘区城市管理局';
const asName = ['--map', '称呼=name'];
const asScore = ['--map', '得几颗星=score'];

/** A result under headings nobody knows: a name, something, and points. */
function line(n: number, name: string, points = '80', performance = '70', ofUnit = unit): string {
  return `${name},${idOf(n)},${ofUnit},${performance},${points}`;
}

function importRound(cwd: string, file: string, exam: string, ...flags: string[]) {
  const { code, json } = runImport(cwd, 'exam', file, '--exam', exam, '--held-on', '2024-06-15', ...flags);
  const [first] = json.files as ((typeof json.files)[number] & { mappings: unknown })[];
  return { code, json, mappings: first?.mappings, totals: sumUp(json.totals) };
}

/** Why an import is refused. */
function refusalOf(cwd: string, file: string, exam: string, ...flags: string[]) {
  const args = ['import', 'exam', file, '--exam', exam, '--held-on', '2024-06-15', ...flags, '--json'];
  const { code, stdout, stderr } = run(args, { cwd });
  expect([code, stdout]).toEqual([2, '']);
  return (JSON.parse(stderr) as { error: { code: string; message: string; hint: string } }).error;
}

function listMappings(cwd: string): { mapping: number; kind: string; headings: string[]; mapped: unknown }[] {
  const { json } = runJson(['mappings', 'list'], { cwd });
  return (json as { mappings: ReturnType<typeof listMappings> }).mappings;
}

const nameAndScore = [
  { heading: '称呼', field: 'name' },
  { heading: '得几颗星', field: 'score' },
];

/** A register in which the form was explained once, by a file with one result. */
function makeExplained(): string {
  const cwd = makeRegister();
  const file = writeLines(cwd, 'first.csv', [header, line(11, '刘一')]);
  const { code, totals } = importRound(cwd, file, '2024-1', ...asName, ...asScore);
  expect([code, totals]).toEqual([0, counts({ rows: 1, added: 1, warnings: 1 })]);
  return cwd;
}

describe('a mapping', () => {
  it('holds for the next file of the form, whatever its titles and its name', () => {
    const cwd = makeExplained();
    expect(listMappings(cwd)).toMatchObject([
      { mapping: 1, kind: 'exam', headings: header.split(','), mapped: nameAndScore, file: 'first.csv' },
    ]);
    const lines = ['2025年成绩表', '', header.replace('称呼', ' 称 呼 '), line(12, '陈二', '61')];
    const { code, mappings, totals } = importRound(cwd, writeLines(cwd, 'next.csv', lines), '2025-1');
    expect([code, totals]).toEqual([0, counts({ rows: 1, added: 1, warnings: 1 })]);
    expect(mappings).toEqual(nameAndScore.map((one) => ({ ...one, remembered: true })));
    const stored = 'select o.name, m.score from mark m join officer o using (officer_id) order by 2';
    expect(select(cwd, stored)).toEqual([
      ['陈二', 61],
      ['刘一', 80],
    ]);
    expect(listMappings(cwd)).toHaveLength(1);
  });

  it.each([
    ['a column more', `${header},备注`, `${line(12, '陈二')},`],
    ['other headings', '称呼,证件号码,单位,得几颗星', `陈二,${idOf(12)},${unit},80`],
  ])('does not hold for a form with %s', (_, other, row) => {
    const cwd = makeExplained();
    const { code, message } = refusalOf(cwd, writeLines(cwd, 'next.csv', [other, row]), '2025-1');
    expect(code).toBe('columns-missing');
    expect(message).toContain('next.csv, line 1');
  });

  it('does not hold for a list of another kind', () => {
    const cwd = makeExplained();
    const file = writeLines(cwd, 'officers-2.csv', [header, line(12, '陈二')]);
    const { code, stderr } = run(['import', 'officers', file], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('name');
  });

  it('gives way to a new one of the same field, which is remembered in its place', () => {
    const cwd = makeExplained();
    const lines = [header, line(12, '陈二', '80', '70')];
    const said = importRound(cwd, writeLines(cwd, 'a.csv', lines), '2025-1', '--map', '平时表现=score');
    expect(said.mappings).toEqual([
      { heading: '称呼', field: 'name', remembered: true },
      { heading: '平时表现', field: 'score', remembered: false },
    ]);
    importRound(cwd, writeLines(cwd, 'b.csv', [header, line(13, '孙三', '80', '71')]), '2025-1');
    expect(select(cwd, 'select score from mark order by score')).toEqual([[70], [71], [80]]);
    expect(listMappings(cwd)).toMatchObject([
      {
        mapping: 1,
        mapped: [
          { heading: '称呼', field: 'name' },
          { heading: '平时表现', field: 'score' },
        ],
      },
    ]);
  });

  it('gives way to a new one of the same heading, which is remembered in its place', () => {
    const cwd = makeExplained();
    const flags = ['--map', '得几颗星=remark', '--map', '平时表现=score'];
    const { mappings } = importRound(
      cwd,
      writeLines(cwd, 'a.csv', [header, line(12, '陈二', '五星', '70')]),
      '2025-1',
      ...flags,
    );
    const said = [
      { heading: '称呼', field: 'name' },
      { heading: '得几颗星', field: 'remark' },
      { heading: '平时表现', field: 'score' },
    ];
    expect(
      (mappings as { heading: string; field: string }[]).map(({ heading, field }) => ({ heading, field })),
    ).toEqual(said);
    expect(listMappings(cwd)).toMatchObject([{ mapped: said }]);
  });

  it('can be forgotten, once', () => {
    const cwd = makeExplained();
    expect(runJson(['mappings', 'forget', '1'], { cwd })).toEqual({ code: 0, json: { forgotten: 1 } });
    expect(listMappings(cwd)).toEqual([]);
    const next = writeLines(cwd, 'next.csv', [header, line(12, '陈二')]);
    expect(refusalOf(cwd, next, '2025-1').code).toBe('columns-missing');
    const again = run(['mappings', 'forget', '1', '--json'], { cwd });
    expect([again.code, JSON.parse(again.stderr)]).toMatchObject([
      2,
      { error: { code: 'mapping-not-found' } },
    ]);
  });

  it('is not remembered by a dry run, nor by an import that brought nothing new', () => {
    const cwd = makeRegister();
    const before = dump(cwd);
    const file = writeLines(cwd, 'first.csv', [header, line(11, '刘一')]);
    expect(importRound(cwd, file, '2024-1', ...asName, ...asScore, '--dry-run').totals.added).toBe(1);
    expect(dump(cwd)).toBe(before);
    expect(refusalOf(cwd, file, '2024-1').code).toBe('columns-missing');
  });

  it('is taken back with the import it was said in', () => {
    const cwd = makeRegister();
    const before = listMappings(cwd);
    const file = writeLines(cwd, 'first.csv', [header, line(11, '刘一')]);
    const { json } = importRound(cwd, file, '2024-1', ...asName, ...asScore);
    expect(run(['imports', 'undo', String(json.batch), '--yes'], { cwd }).code).toBe(0);
    expect(listMappings(cwd)).toEqual(before);
    expect(refusalOf(cwd, file, '2024-1').code).toBe('columns-missing');
  });

  it('that was replaced holds again when the import that replaced it is taken back', () => {
    const cwd = makeExplained();
    const file = writeLines(cwd, 'a.csv', [header, line(12, '陈二', '80', '70')]);
    const { json } = importRound(cwd, file, '2025-1', '--map', '平时表现=score');
    expect(run(['imports', 'undo', String(json.batch), '--yes'], { cwd }).code).toBe(0);
    expect(listMappings(cwd)).toMatchObject([{ mapped: nameAndScore, file: 'first.csv' }]);
  });
});

describe('the rejects of a file that was explained', () => {
  function mend(cwd: string, rejects: string): string {
    const text = readFileSync(join(cwd, rejects), 'utf8');
    expect(text).toContain('没有的局');
    writeFileSync(join(cwd, 'mended.csv'), text.replaceAll('没有的局', unit));
    return 'mended.csv';
  }

  it('need no explanation, and no round', () => {
    const cwd = makeRegister();
    const lines = [header, line(11, '刘一'), line(12, '陈二', '61', '70', '没有的局')];
    const first = importRound(cwd, writeLines(cwd, 'first.csv', lines), '2024-1', ...asName, ...asScore);
    expect(first.totals).toMatchObject({ added: 1, rejected: 1 });
    const mended = mend(cwd, first.json.files[0]!.rejectsFile!);
    const { code, json } = runImport(cwd, 'exam', mended);
    expect([code, sumUp(json.totals)]).toEqual([0, counts({ rows: 1, added: 1, warnings: 1 })]);
    const stored = 'select e.code, m.score from mark m join exam e using (exam_id) order by 2';
    expect(select(cwd, stored)).toEqual([
      ['2024-1', 61],
      ['2024-1', 80],
    ]);
  });
});
