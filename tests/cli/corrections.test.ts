// 考生信息更改表 and officer correct: another name, number or unit, and still the same person with the same history.
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, runJson } from '../run-program.js';
import { expectError, expectJsonError } from './expect-error.js';
import {
  counts,
  dump,
  examHeader,
  examLine,
  idOf,
  makeRegister,
  mask,
  officerLines,
  runExam,
  runImport,
  select,
  sumUp,
  writeLines,
} from './small-register.js';

const header = '姓名,身份证号,单位,更改后姓名,更改后身份证号,更改后单位,更改日期';

function correct(cwd: string, rows: string[], ...flags: string[]): ReturnType<typeof runImport> {
  return runImport(cwd, 'corrections', writeLines(cwd, 'corrections.csv', [header, ...rows]), ...flags);
}

interface Officer {
  id: string;
  formerIds: string[];
  name: string;
  formerNames: string[];
  unit: { name: string };
  certificates: { number: string; state: string }[];
  sittings: { exam: string; score: number; source: { file: string; line: number } }[];
  postings: { since: string; sinceAssumed: boolean; unit: { name: string }; state: string }[];
  events: { kind: string }[];
}

function show(cwd: string, id: string): Officer {
  return runJson(['officer', 'show', id], { cwd }).json as Officer;
}

const codes = (found: ReturnType<typeof runImport>): string[] =>
  found.json.findings.map(({ line, code }) => `${line} ${code}`);

/** The register with one round: persons 1 to 4 sat it. */
function makeRound(): string {
  const cwd = makeRegister();
  const rows = ['张伟', '李娜', '王强', '赵敏'].map((name, i) =>
    examLine(i + 1, name, '荷塘城管', `${70 + i}`),
  );
  runExam(cwd, writeLines(cwd, 'exam.csv', [examHeader, ...rows]));
  return cwd;
}

/** Runs statements on the register as no command can. */
function change(cwd: string, ...statements: string[]): void {
  const register = new Database(join(cwd, 'qualreg.db'));
  for (const statement of statements) register.exec(statement);
  register.close();
}

describe('a new identity number', () => {
  const cwd = makeRound();
  const names = ['张伟', '李娜', '王强', '赵敏'];
  const before = names.map((_, i) => show(cwd, idOf(i + 1)));
  const rows = names.map((name, i) => `${name},${idOf(i + 1)},,,${idOf(i + 51)},,`);
  const { code, json } = correct(cwd, rows);

  it('is an update, without a word', () => {
    expect(code).toBe(0);
    expect(sumUp(json.totals)).toEqual(counts({ rows: 4, updated: 4 }));
    expect(json.findings).toEqual([]);
  });

  it.each(names.map((name, i) => [name, i] as const))('keeps all that was known of %s', (_name, i) => {
    const { id, formerIds, ...rest } = show(cwd, idOf(i + 51));
    expect([id, formerIds]).toEqual([mask(idOf(i + 51)), [mask(idOf(i + 1))]]);
    expect({ id: mask(idOf(i + 1)), formerIds: [], ...rest }).toEqual(before[i]);
    expect(show(cwd, idOf(i + 1))).toEqual({ id, formerIds, ...rest });
  });

  it('leaves the former one in full to who asks for it', () => {
    const { json: full } = runJson(['officer', 'show', idOf(1), '--show-ids'], { cwd });
    expect(full).toMatchObject({ id: idOf(51), formerIds: [idOf(1)] });
    const plain = run(['officer', 'show', idOf(1)], { cwd }).stdout;
    expect(plain).toContain(`${mask(idOf(51))} (formerly ${mask(idOf(1))})`);
    expect(plain).not.toMatch(/430299\d{8}/);
  });

  it('is told once: the same file again changes nothing', () => {
    const earlier = dump(cwd);
    expect(sumUp(correct(cwd, rows).json.totals)).toEqual(counts({ rows: 4, unchanged: 4 }));
    expect(dump(cwd)).toBe(earlier);
  });

  it('nor does a later file that tells of it', () => {
    const found = correct(cwd, [rows[0]!]);
    expect(sumUp(found.json.totals)).toEqual(counts({ rows: 1, unchanged: 1 }));
  });
});

describe('lists that still carry the old number', () => {
  const makeCorrected = (): string => {
    const cwd = makeRound();
    correct(cwd, [`张伟,${idOf(1)},,,${idOf(51)},,`]);
    return cwd;
  };
  const corrected = {
    ...{ field: 'idNumber', code: 'id-corrected', severity: 'warning' },
    message: `identity number ${mask(idOf(1))} was corrected to ${mask(idOf(51))}; the row counts for that person`,
  };

  it('officers: the row is that person`s, and nobody is added', () => {
    const cwd = makeCorrected();
    const row = `${idOf(1)},张伟,男,荷塘城管,行政编制,执法岗位,退休,2024-08-01`;
    const { json } = runImport(cwd, 'officers', writeLines(cwd, 'later.csv', [officerLines[0]!, row]));
    expect(json.findings).toMatchObject([corrected]);
    expect(sumUp(json.totals)).toEqual(counts({ rows: 1, updated: 1, warnings: 1 }));
    expect(show(cwd, idOf(51)).postings.at(-1)).toMatchObject({ since: '2024-08-01', state: 'retired' });
    expect(select(cwd, 'select count(*) from officer')).toEqual([[4]]);
  });

  it('officers: old and new number in one list are one person twice', () => {
    const cwd = makeCorrected();
    const rows = [idOf(51), idOf(1)].map((id) => `${id},张伟,男,荷塘城管,行政编制,执法岗位,在岗,2020-01-01`);
    const found = runImport(cwd, 'officers', writeLines(cwd, 'later.csv', [officerLines[0]!, ...rows]));
    expect(codes(found)).toEqual(['3 id-corrected', '3 duplicate-officer']);
  });

  it('exam: the results that are on record are unchanged', () => {
    const cwd = makeCorrected();
    const { json } = runExam(cwd, 'exam.csv');
    expect(json.findings).toMatchObject([corrected]);
    expect(sumUp(json.totals)).toEqual(counts({ rows: 4, unchanged: 4, warnings: 1 }));
  });

  it('exam: another mark takes the place of the one on record, once', () => {
    const cwd = makeCorrected();
    // The old number beside the new one finds the person twice.
    const rows = [examLine(1, '张伟', '荷塘城管', '91'), examLine(51, '张伟', '荷塘城管', '91')];
    const file = writeLines(cwd, 'later.csv', [examHeader, ...rows]);
    const found = runExam(cwd, file, '--accept-result-changes');
    expect(codes(found)).toEqual(['2 id-corrected', '2 result-changed', '3 duplicate-sitting']);
    expect(found.json.findings[1]?.message).toBe(
      'the result on record was changed from passed (70) to passed (91)',
    );
    expect(show(cwd, idOf(51)).sittings).toMatchObject([{ exam: '2024-1', score: 91 }]);
  });

  it('exam: the sitting is that person`s', () => {
    const cwd = makeCorrected();
    const file = writeLines(cwd, 'later.csv', [examHeader, examLine(1, '张伟', '荷塘城管', '91')]);
    const { json } = runImport(cwd, 'exam', file, '--exam', '2024-2', '--held-on', '2024-09-21');
    expect(json.findings).toMatchObject([corrected]);
    expect(show(cwd, idOf(51)).sittings.map(({ exam, score }) => [exam, score])).toEqual([
      ['2024-1', 70],
      ['2024-2', 91],
    ]);
    expect(select(cwd, 'select count(*) from officer')).toEqual([[4]]);
  });

  it('certificates: the card is that person`s', () => {
    const cwd = makeCorrected();
    const row = `18000000009,${idOf(1)},张伟,2024-11-01,2029-10-31`;
    const lines = ['执法证号,身份证号,姓名,发证日期,有效期至', row];
    const { json } = runImport(cwd, 'certificates', writeLines(cwd, 'later.csv', lines));
    expect(json.findings).toMatchObject([corrected]);
    const numbers = show(cwd, idOf(51)).certificates.map(({ number }) => number);
    expect(numbers).toEqual(['18000000001', '18000000009']);
  });

  it('another name under it is rejected as always', () => {
    const cwd = makeCorrected();
    const file = writeLines(cwd, 'later.csv', [examHeader, examLine(1, '刘一', '荷塘城管', '91')]);
    const found = runImport(cwd, 'exam', file, '--exam', '2024-2', '--held-on', '2024-09-21');
    expect(codes(found)).toEqual(['2 id-corrected', '2 name-mismatch']);
    expect(found.json.totals.rejected).toBe(1);
  });
});

describe('a new name', () => {
  it('keeps the former one, which a later form may still name', () => {
    const cwd = makeRegister();
    correct(cwd, [`张伟,${idOf(1)},,张卫,,,`]);
    expect(show(cwd, idOf(1))).toMatchObject({ name: '张卫', formerNames: ['张伟'] });
    const found = correct(cwd, [`张伟,${idOf(1)},,,${idOf(51)},,`]);
    expect(found.json.totals.updated).toBe(1);
    expect(show(cwd, idOf(51))).toMatchObject({ name: '张卫', formerNames: ['张伟'] });
  });

  it('taken back is no former name any more; so with a number', () => {
    const cwd = makeRegister();
    correct(cwd, [`张伟,${idOf(1)},,张卫,${idOf(51)},,`]);
    correct(cwd, [`张卫,${idOf(51)},,张伟,${idOf(1)},,`]);
    expect(show(cwd, idOf(51))).toMatchObject({
      ...{ id: mask(idOf(1)), formerIds: [mask(idOf(51))] },
      ...{ name: '张伟', formerNames: ['张卫'] },
    });
  });
});

describe('a new unit', () => {
  it('is a posting like the one before, from the date of the change', () => {
    const cwd = makeRegister();
    const found = correct(cwd, [`张伟,${idOf(1)},荷塘城管,,,芦淞城管,2024.5.6`]);
    expect(codes(found)).toEqual([]);
    expect(show(cwd, idOf(1)).postings).toMatchObject([
      { since: '2020-01-01', unit: { name: '荷塘区城市管理局' } },
      {
        ...{ since: '2024-05-06', sinceAssumed: false, unit: { name: '芦淞区城市管理局' } },
        ...{ staffing: 'administrative', post: '执法岗位', state: 'active' },
      },
    ]);
  });

  it('without a date counts from the as-of date, and says so', () => {
    const cwd = makeRegister();
    const found = correct(cwd, [`张伟,${idOf(1)},,,,芦淞城管,`]);
    expect(found.json.findings).toMatchObject([{ field: 'since', code: 'unit-undated' }]);
    expect(found.json.findings[0]?.message).toContain('芦淞区城市管理局 counts from 2024-12-31');
    expect(show(cwd, idOf(1)).postings.at(-1)).toMatchObject({ since: '2024-12-31', sinceAssumed: true });
  });

  it('dated before a later posting elsewhere is history, and says so', () => {
    const cwd = makeRegister();
    const found = correct(cwd, [`王强,${idOf(3)},,,,芦淞城管,2024-05-06`]);
    expect(codes(found)).toEqual(['2 posting-newer']);
    expect(show(cwd, idOf(3)).unit.name).toBe('株洲市市场监督管理局');
  });

  it('moves what the person is signed up for, but no result and no closed round', () => {
    const cwd = makeRound();
    for (const [i, on] of ['2024-07-20', '2024-09-21'].entries()) {
      const file = writeLines(cwd, `${i}.csv`, [examHeader, examLine(1, '张伟', '荷塘城管')]);
      runImport(cwd, 'exam', file, '--exam', `2024-${i + 2}`, '--held-on', on);
    }
    change(
      cwd,
      "update sitting set outcome = 'registered' where exam_id in (2, 3)",
      "insert into exam_event values (2, 1, 'closed', '2024-08-01', null, 't', 't')",
      "insert into exam_event values (3, 1, 'closed', '2024-10-01', null, 't', 't')",
      "insert into exam_event values (3, 2, 'reopened', '2024-10-02', 'x', 't', 't')",
    );
    correct(cwd, [`张伟,${idOf(1)},,,,芦淞城管,2024-12-01`]);
    const units =
      'select exam_id, name from sitting join unit using (unit_id) where officer_id = 1 order by exam_id';
    expect(select(cwd, units)).toEqual([
      [1, '荷塘区城市管理局'],
      [2, '荷塘区城市管理局'],
      [3, '芦淞区城市管理局'],
    ]);
  });

  it('is created with --create-units only', () => {
    const cwd = makeRegister();
    const row = `张伟,${idOf(1)},,,,新设局,2024-05-06`;
    expect(codes(correct(cwd, [row]))).toEqual(['2 unit-unknown']);
    const found = correct(cwd, [row], '--create-units');
    expect(found.json.findings).toMatchObject([{ field: 'newUnit', code: 'unit-created' }]);
    expect(show(cwd, idOf(1)).unit.name).toBe('新设局');
  });
});

/** Person 2 once more under number 61, with a card, its event, two former names, a sitting and a place in a plan. */
function makeDouble(): string {
  const cwd = makeRound();
  const officers = [`${idOf(61)},李小娜,男,芦淞城管,事业编制,执法岗位,退休,2023-03-01`];
  runImport(cwd, 'officers', writeLines(cwd, 'double.csv', [officerLines[0]!, ...officers]));
  const cards = [`18000000061,${idOf(61)},李小娜,2021-11-01,2026-10-31,暂扣,2024-02-01`];
  const cardHeader = '执法证号,身份证号,姓名,发证日期,有效期至,证件状态,状态日期';
  runImport(cwd, 'certificates', writeLines(cwd, 'cards.csv', [cardHeader, ...cards]));
  const sitting = `${idOf(61)},李小娜,男,芦淞城管,88`;
  const file = writeLines(cwd, 'second.csv', [examHeader, sitting]);
  runImport(cwd, 'exam', file, '--exam', '2024-2', '--held-on', '2024-09-21');
  correct(cwd, [`李小娜,${idOf(61)},,李娜,${idOf(62)},,`]);
  correct(cwd, [`李娜,${idOf(62)},,李大娜,,,`]);
  const planned = run(['cleanup', 'plan', '--unit', '芦淞城管'], { cwd });
  if (planned.code !== 0) throw new Error(planned.stderr);
  return cwd;
}

describe('two persons who are one', () => {
  const row = `李大娜,${idOf(61)},,,${idOf(2)},,`;
  const cwd = makeDouble();
  const dumped = dump(cwd);
  const double = show(cwd, idOf(61));
  const single = show(cwd, idOf(2));

  it('the double is what it is to be', () => {
    expect(double).toMatchObject({
      ...{ name: '李大娜', formerIds: [mask(idOf(61))] },
      ...{ certificates: [{ state: 'suspended' }], events: [{ kind: 'suspended' }] },
    });
    expect([...double.formerNames].sort()).toEqual(['李娜', '李小娜'].sort());
    expect(select(cwd, 'select officer_id from plan_officer')).toEqual([[5]]);
  });

  it('stay two without --merge', () => {
    const found = correct(cwd, [row]);
    expect(codes(found)).toEqual(['2 merge-needed']);
    expect(found.json.findings[0]?.message).toBe(
      `the new identity number ${mask(idOf(2))} belongs to 李娜 (officers.csv, line 3)`,
    );
    expect(dump(cwd)).toBe(dumped);
  });

  it('stay two in a dry run', () => {
    const found = correct(cwd, [row], '--merge', '--dry-run');
    expect(found.json.totals.updated).toBe(1);
    expect(dump(cwd)).toBe(dumped);
  });

  it('become one with all that either had', () => {
    const found = correct(cwd, [row], '--merge');
    expect(sumUp(found.json.totals)).toEqual(counts({ rows: 1, updated: 1 }));
    const one = show(cwd, idOf(2));
    for (const id of [idOf(61), idOf(62), '18000000061']) expect(show(cwd, id)).toEqual(one);
    expect(one).toMatchObject({ id: mask(idOf(2)), name: '李娜' });
    expect([...one.formerIds].sort()).toEqual([mask(idOf(61)), mask(idOf(62))].sort());
    expect([...one.formerNames].sort()).toEqual(['李大娜', '李小娜'].sort());
    const numbers = one.certificates.map(({ number, state }) => `${number} ${state}`);
    expect(numbers).toEqual(['18000000061 suspended', '18000000002 suspended']);
    expect(one.sittings).toEqual([...single.sittings, ...double.sittings]);
    expect(one.events).toHaveLength(2);
    expect(one.postings.map(({ since, unit }) => `${since} ${unit.name}`)).toEqual([
      '2020-01-01 芦淞区城市管理局',
      '2023-03-01 芦淞区城市管理局',
      '2024-06-15 荷塘区城市管理局',
    ]);
    expect(select(cwd, 'select officer_id from plan_officer')).toEqual([[2]]);
    expect(select(cwd, 'select count(*) from officer where officer_id = 5')).toEqual([[0]]);
    expect(select(cwd, 'pragma foreign_key_check')).toEqual([]);
  });

  it('leave a plan that named one of them stale', () => {
    const found = run(['cleanup', 'apply', '1', '--yes', '--max-removals', '100%', '--allow-empty-units'], {
      cwd,
    });
    expect([found.code, found.stderr]).toEqual([4, expect.stringContaining('plan 1 is stale')]);
  });

  it('can be taken apart: the journal holds what it takes', () => {
    revert(cwd, select(cwd, 'select max(batch_id) from batch')[0] as [number]);
    expect(withoutLog(dump(cwd))).toBe(withoutLog(dumped));
  });

  it('a name that nothing explains is said', () => {
    const other = makeDouble();
    const found = correct(other, [`李大娜,${idOf(62)},,,${idOf(3)},,`], '--merge');
    // 王强 has no sitting in round 2024-2.
    expect(found.json.findings).toMatchObject([{ code: 'name-changed', severity: 'warning' }]);
    expect(show(other, idOf(62))).toMatchObject({ name: '王强' });
  });
});

/** What is not about who did what and when. */
const withoutLog = (text: string): string => text.replace(/^log\n.*$/m, '');

/** Takes a batch back as its journal says: changes in reverse, then the rows it brought. */
function revert(cwd: string, [batch]: [number]): void {
  const register = new Database(join(cwd, 'qualreg.db'));
  register.exec('begin; pragma defer_foreign_keys = on');
  const files = `(select file_id from batch_file where batch_id = ${batch})`;
  const changes = register
    .prepare(`select * from batch_change where file_id in ${files} order by change_id desc`)
    .all() as { table_name: string; before: string | null; after: string | null }[];
  type Row = Record<string, unknown>;
  for (const { table_name: table, before, after } of changes) {
    if (after !== null) {
      const row = JSON.parse(after) as Row;
      const where = Object.keys(row).map((column) => `"${column}" is @${column}`);
      expect(register.prepare(`delete from ${table} where ${where.join(' and ')}`).run(row).changes).toBe(1);
    }
    if (before !== null) {
      const row = JSON.parse(before) as Row;
      const columns = Object.keys(row);
      const values = columns.map((column) => `@${column}`).join();
      register
        .prepare(`insert into ${table} (${columns.map((c) => `"${c}"`).join()}) values (${values})`)
        .run(row);
    }
  }
  for (const table of [
    'posting',
    'officer_former_name',
    'officer_former_number',
    'batch_change',
    'batch_finding',
  ]) {
    register.exec(`delete from ${table} where file_id in ${files}`);
  }
  register.exec(
    `delete from batch_file where batch_id = ${batch}; delete from batch where batch_id = ${batch}`,
  );
  register.exec('commit');
  register.close();
}

describe('two persons who cannot be one', () => {
  it('sat in the same round', () => {
    const cwd = makeRound();
    const dumped = dump(cwd);
    const found = correct(cwd, [`张伟,${idOf(1)},,,${idOf(2)},,`], '--merge');
    expect(found.json.findings).toMatchObject([{ field: 'newIdNumber', code: 'merge-conflict' }]);
    expect(found.json.findings[0]?.message).toBe(
      'cannot be made one with 李娜 (officers.csv, line 3): both are in round 2024-1',
    );
    expect(dump(cwd)).toBe(dumped);
  });

  it('are flagged in the same plan', () => {
    const cwd = makeRegister();
    const retired = ['张伟,男,荷塘城管', '李娜,女,芦淞城管'].map(
      (who, i) => `${idOf(i + 1)},${who},退休,2024-08-01`,
    );
    const file = writeLines(cwd, 'retired.csv', ['身份证号,姓名,性别,单位,人员状态,状态日期', ...retired]);
    runImport(cwd, 'officers', file);
    run(['cleanup', 'plan'], { cwd });
    const found = correct(cwd, [`张伟,${idOf(1)},,,${idOf(2)},,`], '--merge');
    expect(found.json.findings[0]?.message).toContain('both are flagged in cleanup plan 1');
  });
});

describe('officer correct', () => {
  const args = ['officer', 'correct', idOf(1), '--id-number', idOf(51), '--reason', '身份证号录错'];

  it('makes a batch of its own, with its reason, and shows the person', () => {
    const cwd = makeRegister();
    const { code, json } = runJson(
      [...args, '--name', '张卫', '--unit', '芦淞城管', '--since', '2024-05-06'],
      { cwd },
    );
    expect(code).toBe(0);
    expect(json).toMatchObject({
      ...{ id: mask(idOf(51)), formerIds: [mask(idOf(1))], name: '张卫', formerNames: ['张伟'] },
      ...{ unit: { name: '芦淞区城市管理局' }, batch: 4, findings: [], asOf: '2024-12-31' },
    });
    expect(json).toEqual({ ...show(cwd, idOf(1)), batch: 4, findings: [] });
    const { json: listed } = runJson(['imports', 'list'], { cwd });
    expect((listed as { imports: unknown[] }).imports[0]).toMatchObject({
      ...{ batch: 4, kind: 'corrections', actor: 'tester' },
      files: [{ file: 'qualreg officer correct', format: 'command', rows: 1, updated: 1 }],
    });
    expect(select(cwd, 'select reason from batch where batch_id = 4')).toEqual([['身份证号录错']]);
    expect(select(cwd, 'select action, detail from log order by log_id desc limit 1')).toEqual([
      ['by-hand', 'batch 4 qualreg officer correct'],
    ]);
  });

  it('takes a certificate number for the person, and says what to look at', () => {
    const cwd = makeRegister();
    const { code, stderr } = run(
      ['officer', 'correct', '18000000001', '--unit', '芦淞城管', '--reason', 'r'],
      { cwd },
    );
    expect(code).toBe(0);
    expect(stderr).toContain('warning: the move to 芦淞区城市管理局 counts from 2024-12-31');
    expect(stderr).toContain('recorded as import 4');
  });

  it('merges with --merge', () => {
    const cwd = makeRegister();
    const { code } = run(
      ['officer', 'correct', idOf(3), '--id-number', idOf(4), '--reason', 'r', '--merge'],
      { cwd },
    );
    expect(code).toBe(0);
    expect(show(cwd, idOf(3))).toEqual(show(cwd, idOf(4)));
  });

  it.each<[why: string, more: string[], code: string, message: RegExp, hint: RegExp]>([
    ['the number is another`s', ['--id-number', idOf(2)], 'correction-refused', /belongs to 李娜/, /--merge/],
    ['the number is wrong', ['--id-number', '123'], 'correction-refused', /3 characters/, /identity card/],
    ['nothing is to change', [], 'correction-refused', /nothing to change/, /./],
    ['it is so already', ['--name', '张伟'], 'correction-known', /already/, /Nothing was written/],
    [
      'the unit is not known',
      ['--unit', '荷塘区城管局'],
      'unit-not-found',
      /荷塘区城管局/,
      /荷塘区城市管理局/,
    ],
    [
      'the date is none',
      ['--unit', '芦淞城管', '--since', '2024-02-30'],
      'correction-refused',
      /2024-02-30/,
      /./,
    ],
  ])('is refused with exit 2 and writes nothing when %s', (_why, more, code, message, hint) => {
    const cwd = makeRegister();
    const dumped = dump(cwd);
    const refused = ['officer', 'correct', idOf(1), ...more, '--reason', 'r'];
    expectJsonError(refused, cwd, { exit: 2, code, message, hint });
    expect(dump(cwd)).toBe(dumped);
  });

  it('needs a reason, and a person', () => {
    const cwd = makeRegister();
    const blank = [...args.slice(0, -1), '  '];
    expectError(blank, cwd, {
      exit: 2,
      code: 'reason-missing',
      message: /reason is empty/,
      hint: /--reason/,
    });
    expect(run(args.slice(0, -2), { cwd }).stderr).toContain('--reason');
    const unknown = args.map((arg) => (arg === idOf(1) ? idOf(99) : arg));
    expectError(unknown, cwd, {
      exit: 2,
      code: 'officer-not-found',
      message: /nobody/,
      hint: /officer list/,
    });
  });
});

it('speaks Chinese', () => {
  const cwd = makeRegister();
  const rows = [`张伟,${idOf(1)},芦淞城管,,,株洲市市场监督管理局,`, `李娜,${idOf(2)},,,${idOf(3)},,`];
  writeLines(cwd, 'corrections.csv', [header, ...rows]);
  const { stdout, stderr } = run(['import', 'corrections', 'corrections.csv', '--lang', 'zh'], { cwd });
  expect(stdout + stderr).toContain('自2024-12-31起计入“株洲市市场监督管理局”');
  expect(stderr).toContain('已登记在王强名下');
  expect(stderr.replace(/\S*\.csv|qualreg.*|--[a-z-]+/g, '')).not.toMatch(/[A-Za-z]{2}/);
});
