// What a second file tells of the first: rejects of two rounds, corrected results, names that two units have.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runJson } from '../run-program.js';
import {
  counts,
  examHeader,
  examLine,
  makeRegister,
  runImport,
  select,
  sumUp,
  unitLines,
  writeLines,
} from './small-register.js';

const round = (exam: string): string[] => ['--exam', exam, '--held-on', '2024-06-15'];

it('rejects of two rounds in one file: each goes to its own round, or stays out', () => {
  const cwd = makeRegister();
  const lines = ['a', 'b'].map((name, i) => {
    const file = writeLines(cwd, `${name}.csv`, [
      examHeader,
      examLine(11 + i, '刘一', '没有的局'),
      examLine(21 + i, '孙三'),
    ]);
    runImport(cwd, 'exam', file, ...round(`2024-${name}`));
    return readFileSync(join(cwd, `${name}.csv.rejects.csv`), 'utf8')
      .replaceAll('没有的局', '荷塘城管')
      .trimEnd();
  });
  const [first = '', second = ''] = lines;
  const both = writeLines(cwd, 'both.csv', [first, second.split('\r\n')[1] ?? '']);
  const { code, json } = runImport(cwd, 'exam', both);
  expect([code, sumUp(json.totals)]).toEqual([3, counts({ rows: 2, added: 1, rejected: 1 })]);
  expect(json.findings).toMatchObject([{ line: 3, code: 'origin-other-round' }]);
  const left = runImport(cwd, 'exam', 'both.csv.rejects.csv');
  expect(sumUp(left.json.totals)).toEqual(counts({ rows: 1, added: 1 }));
  const sittings = 'select e.code, count(*) from sitting join exam e using (exam_id) group by 1 order by 1';
  expect(select(cwd, sittings)).toEqual([
    ['2024-a', 2],
    ['2024-b', 2],
  ]);
});

describe('a result that differs from the one on record', () => {
  const file = (cwd: string, name: string, score: string): string =>
    writeLines(cwd, name, [examHeader, examLine(11, '刘一', '荷塘城管', score)]);

  it('stays out without the user`s word, and takes its place with it', () => {
    const cwd = makeRegister();
    runImport(cwd, 'exam', file(cwd, 'a.csv', '50'), ...round('2024-1'));
    const refused = runImport(cwd, 'exam', file(cwd, 'b.csv', '65'), ...round('2024-1'));
    expect(refused.json.findings).toMatchObject([{ code: 'duplicate-sitting' }]);
    const taken = runImport(cwd, 'exam', 'b.csv', ...round('2024-1'), '--accept-result-changes');
    expect(sumUp(taken.json.totals)).toEqual(counts({ rows: 1, updated: 1, warnings: 1 }));
    expect(taken.json.findings).toMatchObject([{ line: 2, code: 'result-changed' }]);
    const stored = 'select s.outcome, m.score from sitting s join mark m using (officer_id, exam_id)';
    expect(select(cwd, stored)).toEqual([['passed', 65]]);
    expect(runJson(['imports', 'undo', String(taken.json.batch), '--yes'], { cwd }).code).toBe(0);
    expect(select(cwd, stored)).toEqual([['failed', 50]]);
  });
});

it('an alias that another unit has is said aloud', () => {
  const cwd = makeRegister();
  const lines = [unitLines[0] ?? '', '430202000009,荷塘区水利局,荷塘区,水利,荷塘城管'];
  const { json } = runImport(cwd, 'units', writeLines(cwd, 'more.csv', lines));
  expect(json.findings).toMatchObject([{ line: 2, code: 'alias-shared', field: 'aliases' }]);
});
