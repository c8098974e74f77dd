// What a person states of a unit by hand, and how rosters name units afterwards.
import { describe, expect, it } from 'vitest';
import { run, runJson } from '../run-program.js';
import { expectError, expectJsonError } from './expect-error.js';
import {
  dump,
  examHeader,
  examLine,
  idOf,
  makeRegister,
  runExam,
  runImport,
  select,
  writeLines,
} from './small-register.js';

const hetang = '荷塘区城市管理局';
const lusong = '芦淞区城市管理局';
const market = '株洲市市场监督管理局';

interface ShownUnit {
  code: string;
  name: string;
  closedOn: string | null;
  mergedInto: { code: string; name: string } | null;
  aliases: string[];
  batch?: number;
}

function ask(cwd: string, ...args: string[]): ShownUnit {
  const { code, json } = runJson(args, { cwd });
  expect([args.join(' '), code]).toEqual([args.join(' '), 0]);
  return json as ShownUnit;
}

function say(cwd: string, ...args: string[]): { stdout: string; stderr: string } {
  const { code, stdout, stderr } = run(args, { cwd });
  expect([args.join(' '), code, stderr.includes('error')]).toEqual([args.join(' '), 0, false]);
  return { stdout, stderr };
}

/** Imports one result of a new person and round, held on a day, under a unit's name. */
function sit(cwd: string, unit: string, heldOn: string): { codes: string[]; units: unknown[] } {
  const exam = `${unit} ${heldOn}`;
  const file = writeLines(cwd, 'one.csv', [examHeader, examLine(11, '刘一', unit)]);
  const { json } = runImport(cwd, 'exam', file, '--exam', exam, '--held-on', heldOn);
  const query = `select unit.name from sitting join unit using (unit_id) join exam using (exam_id) where exam.code = '${exam}'`;
  return { codes: json.findings.map(({ code }) => code), units: select(cwd, query).flat() };
}

describe('unit rename', () => {
  it('keeps the former name as one by which the unit is found', () => {
    const cwd = makeRegister();
    const { stdout, stderr } = say(cwd, 'unit', 'rename', '荷塘城管', '荷塘区城市管理和综合执法局');
    expect(stdout).toContain(hetang);
    expect(stdout).toContain('荷塘区城市管理和综合执法局');
    expect(stderr).toMatch(/^next: qualreg unit show 430202000001( |$)/m);
    for (const name of [hetang, '荷塘区城市管理和综合执法局', '荷塘城管', '430202000001']) {
      expect(ask(cwd, 'unit', 'show', name).name).toBe('荷塘区城市管理和综合执法局');
    }
    expect(sit(cwd, hetang, '2024-06-15')).toEqual({ codes: [], units: ['荷塘区城市管理和综合执法局'] });
  });

  it('back again leaves no alias of the name it has', () => {
    const cwd = makeRegister();
    say(cwd, 'unit', 'rename', hetang, '荷塘区综合执法局');
    const unit = ask(cwd, 'unit', 'rename', hetang, hetang);
    expect(unit.name).toBe(hetang);
    expect([...unit.aliases].sort()).toEqual(['城管局', '荷塘区综合执法局', '荷塘城管'].sort());
  });

  it('reads a name as a table would: full-width letters, blanks at its ends', () => {
    const cwd = makeRegister();
    expect(ask(cwd, 'unit', 'rename', hetang, ' 荷塘区（第１）中队　').name).toBe('荷塘区(第1)中队');
  });

  it('prints what unit show prints, and the number of the import', () => {
    const cwd = makeRegister();
    const { batch, from, to, ...unit } = ask(cwd, 'unit', 'rename', hetang, '荷塘区综合执法局') as ShownUnit &
      Record<string, unknown>;
    expect({ batch, from, to }).toEqual({ batch: 4, from: hetang, to: '荷塘区综合执法局' });
    expect(unit).toEqual(ask(cwd, 'unit', 'show', hetang));
  });
});

describe('every change', () => {
  it.each([
    [['rename', hetang, '荷塘区综合执法局'], 'unit'],
    [['close', hetang, '--on', '2024-10-01'], 'unit'],
    [['merge', hetang, '--into', lusong], 'unit'],
    [['alias', hetang, '--remove', '荷塘城管'], 'unit_alias'],
  ])(
    '%j is an import of its own, with its reason, its line in the log, and what it replaced',
    (args, table) => {
      const cwd = makeRegister();
      const { stderr } = say(cwd, 'unit', ...args, '--reason', '机构改革');
      expect(stderr).toMatch(/^Recorded as import 4\.\nnext: qualreg (unit show|cleanup plan) /m);
      const command = `qualreg unit ${args[0]!}`;
      const batches =
        'select batch_id, kind, actor, as_of, reason, file, format from batch join batch_file using (batch_id)';
      expect(select(cwd, `${batches} where batch_id = 4`)).toEqual([
        [4, 'units', 'tester', '2024-12-31', '机构改革', command, 'command'],
      ]);
      expect(select(cwd, 'select action, detail from log order by log_id desc limit 1')).toEqual([
        ['by-hand', `batch 4 ${command}`],
      ]);
      expect(select(cwd, 'select table_name, line from batch_change')).toEqual([[table, 1]]);
      const { code, stdout } = run(['imports', 'list'], { cwd });
      expect([code, stdout.includes(command)]).toEqual([0, true]);
    },
  );
});

describe('unit close', () => {
  it('closes from the day on: the day before was the last', () => {
    const cwd = makeRegister();
    const { stdout } = say(cwd, 'unit', 'close', hetang, '--on', '2024-10-01');
    expect(stdout).toMatch(new RegExp(`^${hetang} .*2024-10-01.*2024-09-30.*\n$`));
    expect(ask(cwd, 'unit', 'show', hetang)).toMatchObject({ closedOn: '2024-10-01', mergedInto: null });
    expect(sit(cwd, hetang, '2024-09-30')).toEqual({ codes: [], units: [hetang] });
    expect(sit(cwd, hetang, '2024-10-01')).toEqual({ codes: ['unit-closed'], units: [] });
  });

  it('without --on it is the as-of date', () => {
    const cwd = makeRegister();
    expect(ask(cwd, 'unit', 'close', hetang, '--as-of', '2024-11-30').closedOn).toBe('2024-11-30');
  });

  it('says who is still there and leads to a cleanup that flags the holder', () => {
    const cwd = makeRegister();
    // Two persons are posted there, one of them with a card.
    const { stderr } = say(cwd, 'unit', 'close', hetang, '--on', '2024-10-01', '--as-of', '2024-12-31');
    expect(stderr).toMatch(/^2 officers are still posted there, 1 with a certificate/m);
    const [, next = ''] = /^next: qualreg (.*)$/m.exec(stderr)!;
    const plan = runJson(next.split(' '), { cwd }).json;
    expect(plan).toMatchObject({ flagged: 1, byGround: { 'unit-closed': 1 } });
  });

  it('on a day to come flags nobody yet', () => {
    const cwd = makeRegister();
    const { stderr } = say(cwd, 'unit', 'close', hetang, '--on', '2025-02-01');
    expect(stderr).toMatch(/^next: qualreg unit show 430202000001( |$)/m);
  });

  it('nobody posted: nothing is said of officers', () => {
    const cwd = makeRegister();
    writeLines(cwd, 'more.csv', ['单位编码,单位名称', '430204000001,石峰区城市管理局']);
    runImport(cwd, 'units', 'more.csv');
    expect(say(cwd, 'unit', 'close', '石峰区城市管理局').stderr).not.toContain('posted');
  });
});

describe('unit merge', () => {
  it('results of the day and later count for the unit that took its place', () => {
    const cwd = makeRegister();
    say(cwd, 'unit', 'merge', hetang, '--into', '芦淞城管', '--on', '2024-06-15');
    expect(ask(cwd, 'unit', 'show', hetang)).toMatchObject({
      closedOn: '2024-06-15',
      mergedInto: { code: '430203000001', name: lusong },
    });
    expect(sit(cwd, hetang, '2024-06-14')).toEqual({ codes: [], units: [hetang] });
    const file = writeLines(cwd, 'a.csv', [examHeader, examLine(12, '陈二', '荷塘城管')]);
    const { json } = runExam(cwd, file);
    expect(json.findings).toMatchObject([
      { line: 2, field: 'unit', code: 'unit-merged', severity: 'warning' },
    ]);
    for (const part of [hetang, lusong, '2024-06-15']) expect(json.findings[0]!.message).toContain(part);
    expect(json.totals).toMatchObject({ added: 1, warnings: 1, rejected: 0 });
  });

  it('follows several mergers to the one that is open on the day', () => {
    const cwd = makeRegister();
    say(cwd, 'unit', 'merge', hetang, '--into', lusong, '--on', '2024-03-01');
    say(cwd, 'unit', 'merge', lusong, '--into', market, '--on', '2024-06-01');
    expect(sit(cwd, hetang, '2024-05-31')).toEqual({ codes: ['unit-merged'], units: [lusong] });
    expect(sit(cwd, hetang, '2024-06-01')).toMatchObject({ units: [market] });
    say(cwd, 'unit', 'close', market, '--on', '2024-09-01');
    expect(sit(cwd, hetang, '2024-09-01')).toEqual({ codes: ['unit-closed'], units: [] });
  });

  it('a name read in another form and then as another unit says both', () => {
    const cwd = makeRegister();
    say(cwd, 'unit', 'merge', market, '--into', lusong, '--on', '2024-03-01');
    expect(sit(cwd, '市市场监督管理局', '2024-06-15')).toEqual({
      codes: ['unit-read-as', 'unit-merged'],
      units: [lusong],
    });
  });

  it('a list of officers still names the closed unit: its people have not moved', () => {
    const cwd = makeRegister();
    say(cwd, 'unit', 'merge', hetang, '--into', lusong, '--on', '2024-06-15');
    const lines = ['身份证号,姓名,单位,状态日期', `${idOf(11)},刘一,${hetang},2024-07-01`];
    const { json } = runImport(cwd, 'officers', writeLines(cwd, 'people.csv', lines));
    expect(json.findings).toEqual([]);
    const { json: officer } = runJson(['officer', 'show', idOf(11)], { cwd });
    expect(officer).toMatchObject({ unit: { name: hetang } });
  });

  it('the name of the closed unit may go over to the other', () => {
    const cwd = makeRegister();
    say(cwd, 'unit', 'merge', hetang, '--into', lusong, '--on', '2024-06-15');
    // Both had 城管局 as an alias.
    expect(ask(cwd, 'unit', 'show', '城管局').name).toBe(lusong);
    say(cwd, 'unit', 'alias', lusong, hetang);
    expect(ask(cwd, 'unit', 'show', hetang).name).toBe(lusong);
    expect(runImport(cwd, 'units', 'units.csv').json.totals).toMatchObject({ rejected: 0, unchanged: 3 });
  });

  it('mergers that a list states in a circle end in no unit', () => {
    const cwd = makeRegister();
    const header = '单位编码,单位名称,撤销日期,并入单位';
    const lines = [
      `430202000001,${hetang},2024-03-01,${lusong}`,
      `430203000001,${lusong},2024-03-01,${hetang}`,
    ];
    runImport(cwd, 'units', writeLines(cwd, 'circle.csv', [header, ...lines]));
    expect(sit(cwd, hetang, '2024-06-15')).toEqual({ codes: ['unit-closed'], units: [] });
  });
});

describe('unit alias', () => {
  it('adds names and takes others away', () => {
    const cwd = makeRegister();
    const args = ['unit', 'alias', hetang, '荷塘执法局', 'Hetang Bureau', '--remove', '城管局'];
    const { stdout } = say(cwd, ...args);
    expect(stdout.split('\n')).toHaveLength(3);
    const unit = ask(cwd, 'unit', 'show', 'hetang bureau');
    expect([...unit.aliases].sort()).toEqual(['Hetang Bureau', '荷塘城管', '荷塘执法局'].sort());
    // The other unit has the name for itself now.
    expect(ask(cwd, 'unit', 'show', '城管局').name).toBe(lusong);
  });

  it('makes the roster of a unit that writes itself in its own way importable', () => {
    const cwd = makeRegister();
    expect(sit(cwd, '荷塘行政执法大队', '2024-06-15').codes).toEqual(['unit-unknown']);
    say(cwd, 'unit', 'alias', '荷塘城管', '荷塘行政执法大队');
    expect(sit(cwd, '荷塘行政执法大队', '2024-06-15')).toEqual({ codes: [], units: [hetang] });
  });
});

describe('what makes no sense is refused, and nothing is written', () => {
  const cwd = makeRegister();
  for (const [code, name] of [
    ['430200000011', '旧一局'],
    ['430200000012', '旧二局'],
  ]) {
    runImport(cwd, 'units', writeLines(cwd, `${name!}.csv`, ['单位编码,单位名称', `${code!},${name!}`]));
  }
  say(cwd, 'unit', 'merge', '旧一局', '--into', '旧二局', '--on', '2024-03-01');
  say(cwd, 'unit', 'merge', '旧二局', '--into', market, '--on', '2024-06-01');
  const before = dump(cwd);

  const cases: [args: string[], code: string, message: RegExp, hint: RegExp][] = [
    [['rename', hetang, hetang], 'unit-name-unchanged', /荷塘区城市管理局/, /nothing/],
    [['rename', hetang, ' '], 'unit-name-missing', /empty/, /./],
    [['rename', hetang, lusong], 'unit-name-in-use', /芦淞区城市管理局 \(430203000001\)/, /merge/],
    [['rename', hetang, '市监局'], 'unit-name-in-use', /株洲市市场监督管理局/, /--remove/],
    [['rename', hetang, '430203000001'], 'unit-name-in-use', /芦淞区城市管理局/, /./],
    [['rename', '没有的局', '新局'], 'unit-not-found', /没有的局/, /unit list/],
    [['rename', '城管局', '新局'], 'unit-not-found', /城管局/, /./],
    [['close', '旧一局'], 'unit-is-closed', /旧一局.*2024-03-01/, /list of units/],
    [['close', market, '--on', '2024-05-31'], 'unit-closed-too-early', /旧二局.*2024-06-01/, /--on/],
    [['close', hetang, '--on', '2024-06-31'], 'date-malformed', /2024-06-31/, /./],
    [['merge', '旧一局', '--into', hetang], 'unit-is-closed', /旧一局/, /./],
    [['merge', hetang, '--into', '荷塘城管'], 'unit-merge-self', /itself/, /--into/],
    [['merge', market, '--into', '旧一局'], 'unit-merge-circle', /旧一局.*株洲市市场监督管理局/, /--into/],
    [
      ['merge', hetang, '--into', '旧一局'],
      'unit-target-closed',
      /旧一局.*2024-03-01/,
      /株洲市市场监督管理局/,
    ],
    [['merge', hetang, '--into', '没有的局'], 'unit-not-found', /没有的局/, /./],
    [['alias', hetang, lusong], 'unit-name-in-use', /芦淞区城市管理局/, /./],
    [['alias', hetang, '荷塘执法', '市监局'], 'unit-name-in-use', /市监局/, /./],
    [['alias', hetang, '荷塘城管'], 'unit-alias-known', /荷塘城管/, /./],
    [['alias', hetang, '城管局'], 'unit-alias-known', /城管局/, /./],
    [['alias', hetang, '新名', '--remove', '没有的'], 'unit-alias-unknown', /没有的/, /荷塘城管/],
    [['alias', hetang], 'unit-name-missing', /empty/, /./],
    [['alias', hetang, '新名', '--reason', ' '], 'reason-missing', /reason/, /./],
  ];

  it.each(cases)('unit %j', (args, code, message, hint) => {
    expectError(['unit', ...args], cwd, { exit: 2, code, message, hint });
    expectJsonError(['unit', ...args], cwd, { exit: 2, code, message, hint });
    expect(dump(cwd)).toBe(before);
  });

  it('may be merged before the target is closed', () => {
    const other = makeRegister();
    say(other, 'unit', 'close', lusong, '--on', '2024-06-01');
    const args = ['unit', 'merge', hetang, '--into', lusong, '--on'];
    expectJsonError([...args, '2024-06-01'], other, {
      exit: 2,
      code: 'unit-target-closed',
      message: /芦淞区城市管理局/,
      hint: /--into/,
    });
    say(other, ...args, '2024-05-31');
  });
});

describe('units on the command line', () => {
  it('are found by another form of the city’s name, and shown in full', () => {
    const cwd = makeRegister();
    expect(ask(cwd, 'unit', 'show', '湖南省株洲市市场监督管理局').name).toBe(market);
    const { json } = runJson(['officer', 'list', '--unit', '市市场监督管理局'], { cwd });
    expect(json).toMatchObject({ officers: [{ unit: { name: market } }] });
  });
});

describe('in Chinese', () => {
  it.each([
    [['rename', hetang, '荷塘区综合执法局']],
    [['close', hetang]],
    [['merge', hetang, '--into', lusong]],
    [['alias', hetang, '荷塘执法局', '--remove', '荷塘城管']],
    [['rename', hetang, lusong]],
    [['merge', hetang, '--into', hetang]],
    [['alias', hetang, '--remove', '没有的']],
  ])('unit %j says nothing in English', (args) => {
    const { stdout, stderr } = run(['unit', ...args, '--lang', 'zh'], { cwd: makeRegister() });
    const said = `${stdout}${stderr}`.replace(/qualreg [^\n：）]*|--[a-z]+/g, '');
    expect(said).toMatch(/\p{Script=Han}/u);
    expect(said).not.toMatch(/[A-Za-z]{2,}/);
  });
});
