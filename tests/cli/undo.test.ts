// An import taken back: whole when it is the newest, otherwise as far as nothing later builds on it.
import { describe, expect, it } from 'vitest';
import { run, runJson } from '../run-program.js';
import { expectError, expectJsonError } from './expect-error.js';
import { dump, makeRegister, runImport, select, writeLines } from './small-register.js';
import {
  alter,
  card,
  complete,
  dumpFacts,
  headers,
  load,
  officer,
  result,
  undo,
  unitA,
  unitB,
} from './undo-register.js';

const loose = ['--create-units', '--accept-name-changes'];
const round = ['--exam', '2024-1'];

describe('the newest import, taken back, leaves the register as it was', () => {
  const firstRound = { kind: 'exam', lines: [headers.exam, result(1, '张伟')], flags: round };
  it.each([
    {
      what: 'units: new, renamed, with an alias, closed, merged into a new one',
      kind: 'units',
      lines: [
        headers.units,
        '430202000001,荷塘区综合执法局,,,,荷塘综执',
        '430203000001,芦淞区城市管理局,撤销,2024-12-01,株洲市综合执法局,',
        '430200000009,株洲市综合执法局,,,,市综执',
      ],
      reversed: 3,
    },
    {
      what: 'officers: new, renamed, moved, with a new unit',
      kind: 'officers',
      lines: [
        headers.officers,
        officer(1, '张伟一'),
        officer(2, '李娜', unitA, '2024-11-01'),
        officer(11, '刘一', '醴陵市应急管理局'),
      ],
      flags: loose,
      reversed: 3,
    },
    {
      what: 'certificates: a new one, an event of a known one, a new name',
      kind: 'certificates',
      lines: [
        headers.certificates,
        card(1, 1, '遗失', '2024-12-01'),
        card(2, 2, '暂扣', '2024-03-01').replace(',,', ',李娜娜,'),
        card(3, 3, '暂扣', '2024-12-01'),
      ],
      flags: loose,
      reversed: 3,
    },
    {
      what: 'a new round: candidates, a new unit, a move, a new name',
      kind: 'exam',
      lines: [
        headers.exam,
        result(1, '张伟', unitB),
        result(2, '李娜娜', unitB),
        result(11, '刘一', '醴陵市应急管理局'),
      ],
      flags: [...round, ...loose],
      reversed: 3,
    },
    {
      what: 'more results of a round, which name it and make it longer',
      before: firstRound,
      kind: 'exam',
      lines: [headers.exam, result(2, '李娜', unitB, '2024-06-16'), result(11, '刘一', unitB, '2024-06-14')],
      flags: [...round, '--name', '第一轮'],
      reversed: 2,
    },
  ])('$what', ({ before, kind, lines, flags = [], reversed }) => {
    const cwd = makeRegister();
    if (before) load(cwd, before.kind, 'before.csv', before.lines, ...before.flags);
    const facts = dumpFacts(cwd);
    const batch = load(cwd, kind, 'new.csv', lines, ...flags);
    expect(dumpFacts(cwd)).not.toEqual(facts);
    expect(undo(cwd, batch)).toEqual(complete(batch, reversed));
    expect(dumpFacts(cwd)).toEqual(facts);
  });

  it('several files in one import', () => {
    const cwd = makeRegister();
    const facts = dumpFacts(cwd);
    const a = writeLines(cwd, 'a.csv', [headers.exam, result(11, '刘一', '醴陵市应急管理局')]);
    const b = writeLines(cwd, 'b.csv', [headers.exam, result(12, '陈二', '醴陵市应急管理局', '2024-06-17')]);
    const { json } = runImport(cwd, 'exam', a, b, ...round, ...loose);
    expect(undo(cwd, json.batch!)).toEqual(complete(4, 2));
    expect(dumpFacts(cwd)).toEqual(facts);
  });

  it('the log tells of both, with the hash of the file; the number is given again', () => {
    const cwd = makeRegister();
    const lines = [headers.officers, officer(11, '刘一')];
    load(cwd, 'officers', 'new.csv', lines);
    const [[sha256]] = select(cwd, 'select sha256 from batch_file where file_id = 4') as [[string]];
    undo(cwd, 4);
    expect(select(cwd, 'select actor, action, detail from log order by log_id desc limit 2')).toEqual([
      ['tester', 'imports-undo', `batch 4 officers: new.csv ${sha256}`],
      ['tester', 'import', 'batch 4 officers'],
    ]);
    expect(load(cwd, 'officers', 'new.csv', lines)).toBe(4);
  });
});

describe('a row stays, and tells what it stays for,', () => {
  /** One earlier import of a row that is held and one that is not; one later step. */
  const cases: {
    what: string;
    kind: string;
    lines: string[];
    flags?: string[];
    later: (cwd: string) => void;
    line: number | null;
    because: Record<string, unknown>[];
    reversed: number;
  }[] = [
    {
      what: 'when its person has a card since',
      kind: 'officers',
      lines: [headers.officers, officer(11, '刘一'), officer(12, '陈二')],
      later: (cwd) => load(cwd, 'certificates', 'later.csv', [headers.certificates, card(3, 11)]),
      line: 2,
      because: [{ batch: 5, file: 'later.csv', line: 2 }],
      reversed: 1,
    },
    {
      what: 'when its person has another posting since',
      kind: 'officers',
      lines: [headers.officers, officer(11, '刘一'), officer(12, '陈二')],
      later: (cwd) =>
        load(cwd, 'officers', 'later.csv', [headers.officers, officer(12, '陈二', unitB, '2024-01-01')]),
      line: 3,
      because: [{ batch: 5, file: 'later.csv', line: 2 }],
      reversed: 1,
    },
    {
      what: 'when its card was suspended since',
      kind: 'certificates',
      lines: [headers.certificates, card(3, 3), card(4, 4)],
      later: (cwd) =>
        load(cwd, 'certificates', 'later.csv', [headers.certificates, card(4, 4, '暂扣', '2024-12-01')]),
      line: 3,
      because: [{ batch: 5, file: 'later.csv', line: 2 }],
      reversed: 1,
    },
    {
      what: 'when more happened to the card it suspended',
      kind: 'certificates',
      lines: [headers.certificates, card(1, 1, '暂扣', '2024-11-01'), card(4, 4)],
      later: (cwd) =>
        load(cwd, 'certificates', 'later.csv', [headers.certificates, card(1, 1, '遗失', '2024-12-01')]),
      line: 2,
      because: [{ batch: 5, file: 'later.csv', line: 2 }],
      reversed: 1,
    },
    {
      what: 'when the person it renamed was renamed again',
      kind: 'officers',
      lines: [headers.officers, officer(1, '张伟一', unitA, '2020-01-01'), officer(11, '刘一')],
      flags: loose,
      later: (cwd) =>
        load(
          cwd,
          'officers',
          'later.csv',
          [headers.officers, officer(1, '张伟二', unitA, '2020-01-01')],
          ...loose,
        ),
      line: 2,
      because: [{ batch: 5, file: 'later.csv', line: 2 }],
      reversed: 1,
    },
    {
      what: 'when the unit it added was changed since',
      kind: 'units',
      lines: [headers.units, '430200000008,株洲市交通局,,,,', '430200000009,株洲市财政局,,,,'],
      later: (cwd) =>
        load(cwd, 'units', 'later.csv', [headers.units, '430200000009,株洲市财政局,撤销,2024-12-01,,']),
      line: 3,
      because: [{ batch: 5, file: 'later.csv', line: 2 }],
      reversed: 1,
    },
    {
      what: 'when people were posted to its unit since, one line standing for all',
      kind: 'units',
      lines: [headers.units, '430200000008,株洲市交通局,,,,', '430200000009,株洲市财政局,,,,'],
      later: (cwd) =>
        load(cwd, 'officers', 'later.csv', [
          headers.officers,
          officer(11, '刘一', '株洲市交通局'),
          officer(12, '陈二', '株洲市交通局'),
        ]),
      line: 2,
      because: [{ batch: 5, file: 'later.csv', line: 2 }],
      reversed: 1,
    },
    {
      what: 'when another unit was merged into its unit since',
      kind: 'units',
      lines: [headers.units, '430200000008,株洲市交通局,,,,', '430200000009,株洲市财政局,,,,'],
      later: (cwd) =>
        load(cwd, 'units', 'later.csv', [
          headers.units,
          '430202000001,荷塘区城市管理局,撤销,2024-12-01,株洲市交通局,',
        ]),
      line: 2,
      because: [{ batch: 5, file: 'later.csv', line: 2 }],
      reversed: 1,
    },
    {
      what: 'when a later file is of its unit',
      kind: 'units',
      lines: [headers.units, '430200000008,株洲市交通局,,,,', '430200000009,株洲市财政局,,,,'],
      later: (cwd) => {
        load(cwd, 'officers', 'later.csv', [headers.officers, officer(11, '刘一')]);
        alter(
          cwd,
          "update batch_file set unit_id = (select unit_id from unit where code = '430200000008') where file_id = 5",
        );
      },
      line: 2,
      because: [{ batch: 5, file: 'later.csv', line: null }],
      reversed: 1,
    },
    {
      what: 'when a plan took it as evidence',
      kind: 'officers',
      lines: [
        headers.officers,
        officer(1, '张伟', unitA, '2024-11-01').replace('在岗', '退休'),
        officer(11, '刘一'),
      ],
      later: (cwd) => run(['cleanup', 'plan', '--grounds', 'retired'], { cwd }),
      line: 2,
      because: [{ plan: 1 }],
      reversed: 1,
    },
    {
      what: 'when a cleanup cancelled its card',
      kind: 'certificates',
      lines: [
        headers.certificates,
        card(3, 3),
        card(4, 4).replace('2022-11-01,2027-10-31', '2019-01-01,2023-12-31'),
      ],
      later: (cwd) => {
        run(['cleanup', 'plan', '--grounds', 'certificate-lapsed'], { cwd });
        run(['cleanup', 'apply', '1', '--yes', '--max-removals', '100%', '--allow-empty-units'], { cwd });
      },
      line: 3,
      because: [{ plan: 1 }],
      reversed: 1,
    },
    {
      what: 'but the round alone, when later results are in it',
      kind: 'exam',
      lines: [headers.exam, result(11, '刘一'), result(12, '陈二')],
      flags: round,
      later: (cwd) => load(cwd, 'exam', 'later.csv', [headers.exam, result(13, '林三')], ...round),
      line: null,
      because: [
        { batch: 5, file: 'later.csv', line: null },
        { batch: 5, file: 'later.csv', line: 2 },
      ],
      reversed: 2,
    },
    {
      what: 'but the round alone, when it was closed and opened again',
      kind: 'exam',
      lines: [headers.exam, result(11, '刘一'), result(12, '陈二')],
      flags: round,
      later: (cwd) =>
        alter(
          cwd,
          `insert into exam_event values (1, 1, 'closed', '2024-07-01', null, 'chief', '2024-07-01T00:00:00Z'),
            (1, 2, 'reopened', '2024-07-02', 'why', 'chief', '2024-07-02T00:00:00Z')`,
        ),
      line: null,
      because: [{ round: '2024-1' }],
      reversed: 2,
    },
  ];

  it.each(cases)('$what', ({ kind, lines, flags = [], later, line, because, reversed }) => {
    const cwd = makeRegister();
    const batch = load(cwd, kind, 'new.csv', lines, ...flags);
    later(cwd);
    const before = dump(cwd);
    const { code, json } = undo(cwd, batch, '--dry-run');
    expect(code).toBe(3);
    expect(json).toEqual({
      batch,
      dryRun: true,
      complete: false,
      reversed,
      kept: line === null ? 0 : 1,
      failed: 0,
      rows: [{ file: 'new.csv', line, result: 'kept', because }],
    });
    expect(dump(cwd)).toBe(before);
    expect(undo(cwd, batch)).toEqual({ code, json: { ...json, dryRun: false } });
    expect(select(cwd, 'pragma foreign_key_check')).toEqual([]);
    // What could go is gone, so that a second try finds what stayed only.
    expect(undo(cwd, batch).json).toEqual({ ...json, dryRun: false, reversed: 0 });
  });

  it('and keeps the rows of its own file that it needs', () => {
    const cwd = makeRegister();
    const unit = '醴陵市应急管理局';
    load(
      cwd,
      'exam',
      'new.csv',
      [headers.exam, result(11, '刘一', unit), result(12, '陈二', unit), result(13, '林三', unit)],
      ...round,
      ...loose,
    );
    load(cwd, 'certificates', 'later.csv', [headers.certificates, card(3, 12)]);
    const { code, json } = undo(cwd, 4);
    expect([code, json.reversed, json.kept]).toEqual([3, 1, 2]);
    const because = [{ batch: 4, file: 'new.csv', line: 3 }];
    expect(json.rows).toEqual([
      { file: 'new.csv', line: null, result: 'kept', because: expect.arrayContaining(because) as unknown },
      { file: 'new.csv', line: 2, result: 'kept', because },
      { file: 'new.csv', line: 3, result: 'kept', because: [{ batch: 5, file: 'later.csv', line: 2 }] },
    ]);
    expect(select(cwd, 'select line from sitting order by line').flat()).toEqual([2, 3]);
  });
});

describe('an import taken back in part', () => {
  function makePartial(): { cwd: string; before: string[]; between: string[] } {
    const cwd = makeRegister();
    const before = dumpFacts(cwd);
    load(cwd, 'officers', 'new.csv', [headers.officers, officer(11, '刘一'), officer(12, '陈二')]);
    const between = dumpFacts(cwd);
    load(cwd, 'certificates', 'later.csv', [headers.certificates, card(3, 11)]);
    expect(undo(cwd, 4)).toMatchObject({ code: 3, json: { reversed: 1, kept: 1, failed: 0 } });
    return { cwd, before, between };
  }

  it('goes whole when what held it is taken back', () => {
    const { cwd, before } = makePartial();
    expect(undo(cwd, 5)).toEqual(complete(5, 1));
    expect(undo(cwd, 4)).toEqual(complete(4, 1));
    expect(dumpFacts(cwd)).toEqual(before);
  });

  it('is shown as such', () => {
    const { cwd } = makePartial();
    const { imports } = runJson(['imports', 'list'], { cwd }).json as {
      imports: { batch: number; undoneAt: string | null }[];
    };
    expect(imports.map(({ batch, undoneAt }) => [batch, undoneAt !== null])).toEqual([
      [5, false],
      [4, true],
      [3, false],
      [2, false],
      [1, false],
    ]);
    const rows = run(['imports', 'list'], { cwd })
      .stdout.trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(rows[0]!.at(-1)).toBe('Taken back');
    expect(rows[2]!.at(-1)).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(rows[1]!.at(-1)).toBe('');
    expect(run(['imports', 'show', '4'], { cwd }).stderr).toMatch(/^taken back in part, \d{4}-/m);
  });

  it('brings its rows again when it is imported again', () => {
    const cwd = makeRegister();
    const undated = (n: number, name: string): string => officer(n, name, unitA, '');
    load(cwd, 'officers', 'new.csv', [headers.officers, undated(11, '刘一'), undated(12, '陈二')]);
    load(cwd, 'certificates', 'later.csv', [headers.certificates, card(3, 11)]);
    undo(cwd, 4);
    const { json } = runImport(cwd, 'officers', 'new.csv');
    expect(json.totals).toMatchObject({ added: 1, unchanged: 1 });
    expect(select(cwd, 'select count(*) from posting where file_id in (4, 6)')).toEqual([[2]]);
  });
});

describe('a row fails', () => {
  it('when what it changed was changed again without a trace', () => {
    const cwd = makeRegister();
    load(cwd, 'units', 'new.csv', [
      headers.units,
      '430202000001,荷塘区综合执法局,,,,',
      '430203000001,芦淞区综合执法局,,,,',
    ]);
    alter(cwd, "update unit set district = '430299' where code = '430203000001'");
    const { code, json } = undo(cwd, 4);
    expect([code, json.reversed, json.kept, json.failed]).toEqual([3, 1, 0, 1]);
    expect(json.rows).toEqual([
      { file: 'new.csv', line: 3, result: 'failed', because: [{ altered: 'unit' }] },
    ]);
    expect(select(cwd, 'select name from unit order by code').flat()).toEqual([
      '株洲市市场监督管理局',
      unitA,
      '芦淞区综合执法局',
    ]);
  });
});

describe('refused, with nothing written:', () => {
  function expectRefused(cwd: string, args: string[], exit: number, code: string, message: RegExp): void {
    const before = dump(cwd);
    const expected = { exit, code, message, hint: /./ };
    expectError(['imports', 'undo', ...args], cwd, expected);
    expectJsonError(['imports', 'undo', ...args], cwd, expected);
    expect(dump(cwd)).toBe(before);
  }

  it('with --strict, when a row would stay', () => {
    const cwd = makeRegister();
    expectRefused(
      cwd,
      ['2', '--strict'],
      5,
      'undo-incomplete',
      /import 2.* 2 rows would be kept, 0 would fail$/,
    );
  });

  it('with --strict, when a round would stay', () => {
    const cwd = makeRegister();
    load(cwd, 'exam', 'new.csv', [headers.exam, result(11, '刘一')], ...round);
    load(cwd, 'exam', 'later.csv', [headers.exam, result(13, '林三')], ...round);
    expectRefused(cwd, ['4', '--strict'], 5, 'undo-incomplete', / 0 rows .*round or headings of 1 file/);
    expect(undo(cwd, 5, '--strict')).toEqual(complete(5, 1));
  });

  it('an import that is not there, or not any more', () => {
    const cwd = makeRegister();
    undo(cwd, 3);
    for (const batch of ['3', '9']) expectRefused(cwd, [batch], 2, 'batch-not-found', new RegExp(batch));
  });

  it('an import of an older version', () => {
    const cwd = makeRegister();
    alter(cwd, 'update batch set reversible = 0 where batch_id = 3');
    expectRefused(cwd, ['3'], 2, 'batch-not-reversible', /import 3/);
  });

  it('an import of a closed round', () => {
    const cwd = makeRegister();
    load(cwd, 'exam', 'new.csv', [headers.exam, result(11, '刘一')], ...round);
    alter(
      cwd,
      "insert into exam_event values (1, 1, 'closed', '2024-07-01', null, 'chief', '2024-07-01T00:00:00Z')",
    );
    expectRefused(cwd, ['4'], 5, 'exam-closed', /2024-1.*2024-07-01/);
  });
});

it('says what stays in both languages', () => {
  const cwd = makeRegister();
  const lines = [headers.officers, ...[11, 12, 13].map((n) => officer(n, '刘一'))];
  load(cwd, 'officers', 'new.csv', lines);
  load(cwd, 'certificates', 'later.csv', [headers.certificates, card(3, 11)]);
  const en = run(['imports', 'undo', '4', '--dry-run'], { cwd });
  expect(en.stdout).toBe(
    'This takes 2 rows of import 4 back; 1 would stay.\nSource\tResult\tBecause of\nnew.csv:2\tkept\timport 5 · later.csv:2\n',
  );
  const zh = run(['imports', 'undo', '4', '--lang', 'zh'], { cwd });
  expect(zh.stdout).toBe(
    '第4批导入已部分撤回：撤回2行，保留1行，无法撤回0行。\n来源\t结果\t原因\nnew.csv第2行\t保留\t第5批导入·later.csv第2行\n',
  );
});
