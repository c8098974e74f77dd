// Lists of certificates go the way of every import: findings, rejects, dry run, undo.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../src/files/workbook-writer.js';
import { run, runJson } from '../run-program.js';
import {
  counts,
  examHeader,
  examLine,
  idOf,
  makeRegister,
  runExam,
  select,
  sumUp,
  writeLines,
  type ImportJson,
} from './small-register.js';
import { complete, dumpFacts, undo } from './undo-register.js';

/** 张伟's card is valid, 李娜's suspended since 2024-03-01; both end on 2027-10-31. */
const [valid, suspended] = ['18000000001', '18000000002'] as const;

function list(
  cwd: string,
  verb: string,
  lines: readonly string[],
  ...flags: string[]
): { code: number | null; json: ImportJson } {
  const file = writeLines(cwd, 'list.csv', lines);
  const { code, json } = runJson(['certificate', verb, '--list', file, ...flags], { cwd });
  return { code, json: json as ImportJson };
}

const events = (cwd: string): unknown[] =>
  select(
    cwd,
    `select number, e.kind, occurred_on, until, reason, e.line from certificate_event e
     join certificate c using (officer_id, certificate_id) where e.kind <> 'suspended' or until is not null
     order by number, event_no`,
  );

/** 赵敏 has passed, 刘一 has failed. */
function makeQualified(): string {
  const cwd = makeRegister();
  const lines = [examHeader, examLine(4, '赵敏'), examLine(11, '刘一', undefined, '59')];
  expect(runExam(cwd, writeLines(cwd, 'exam.csv', lines)).code).toBe(0);
  return cwd;
}

describe('a list', () => {
  it('a row tells its own day, last day and reason; the flags hold for the others', () => {
    const cwd = makeRegister();
    expect(list(cwd, 'resume', ['证号', suspended], '--on', '2024-06-01', '--reason', '查无违规').code).toBe(
      0,
    );
    const before = dumpFacts(cwd);
    const rows = [
      '证号,办理日期,暂扣期至,事由',
      `${valid},2024-11-01,,`,
      `${suspended},2024-12-01,2025-01-31,另案`,
    ];
    const flags = ['--until', '2025-01-31', '--reason', '涉嫌违规'];
    const { code, json } = list(cwd, 'suspend', rows, ...flags);
    expect(code).toBe(0);
    expect(json).toMatchObject({ kind: 'card-events', batch: 5, findings: [] });
    expect(sumUp(json.totals)).toEqual(counts({ rows: 2, updated: 2 }));
    expect(events(cwd)).toEqual([
      [valid, 'suspended', '2024-11-01', '2025-01-31', '涉嫌违规', 2],
      [suspended, 'resumed', '2024-06-01', null, '查无违规', 2],
      [suspended, 'suspended', '2024-12-01', '2025-01-31', '另案', 3],
    ]);
    expect(undo(cwd, 5)).toEqual(complete(5, 2));
    expect(dumpFacts(cwd)).toEqual(before);
  });

  it('the numbers alone will do, and a list once more changes nothing', () => {
    const cwd = makeRegister();
    const rows = ['序号,执法证号,姓名,单位,备注', `1,${valid},张伟,荷塘城管,退休`, `2,${suspended},李娜,,`];
    expect(list(cwd, 'return', rows)).toMatchObject({
      code: 0,
      json: { findings: [], totals: { updated: 2 } },
    });
    expect(events(cwd)).toEqual([
      [valid, 'returned', '2024-12-31', null, '退休', 2],
      [suspended, 'returned', '2024-12-31', null, null, 3],
    ]);
    // The next day as well: a row without a day of its own tells nothing new of a card that is back.
    for (const asOf of ['2024-12-31', '2025-01-01']) {
      const again = list(cwd, 'return', rows, '--as-of', asOf);
      expect(again).toMatchObject({ code: 0, json: { batch: null, totals: { unchanged: 2, rejected: 0 } } });
    }
  });

  it('a dry run says the same and writes nothing', () => {
    const cwd = makeRegister();
    const before = dumpFacts(cwd);
    const { json } = list(cwd, 'lost', ['证号', valid, '19'], '--dry-run');
    expect(json).toMatchObject({ batch: null, dryRun: true, totals: { updated: 1, rejected: 1 } });
    expect(json.findings).toMatchObject([{ line: 3, code: 'certificate-unknown' }]);
    expect(dumpFacts(cwd)).toEqual(before);
  });

  it('a workbook with titles above its header is read like any other', async () => {
    const cwd = makeRegister();
    const rows = [
      ['证件收回登记表'],
      ['证号', '姓名', '日期'],
      [valid, '张伟', '2024年12月5日'],
      ['合计', '1'],
    ];
    const columns = [{}, {}, {}];
    await writeWorkbook(join(cwd, 'back.xlsx'), [{ name: '收回', columns, frozenRows: 0, rows }]);
    const { code, stdout } = run(['certificate', 'return', '--list', 'back.xlsx'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^back\.xlsx\t2\t0\t1\t0\t0\t1\t0$/m);
    expect(events(cwd)).toEqual([[valid, 'returned', '2024-12-05', null, null, 3]]);
  });

  it('rejected rows lie beside the list, to be mended and given again', () => {
    const cwd = makeRegister();
    const { code, stderr } = run(
      [
        'certificate',
        'cancel',
        '--list',
        writeLines(cwd, 'c.csv', ['证号,事由', `${valid},辞职`, `${suspended},`]),
      ],
      { cwd },
    );
    expect(code).toBe(3);
    expect(stderr).toMatch(/^next: qualreg certificate cancel --list 'c\.csv\.rejects\.csv'/m);
    const rejects = readFileSync(join(cwd, 'c.csv.rejects.csv'), 'utf8');
    expect(rejects).toContain('needs a reason');
    const mended = runJson(['certificate', 'cancel', '--list', 'c.csv.rejects.csv', '--reason', '退休'], {
      cwd,
    });
    expect(mended).toMatchObject({ code: 0, json: { totals: { updated: 1 } } });
  });
});

type Row = [row: string, code: string | null, field?: string | null];

/** Rows of one list, the finding each must have, and under which field. */
const lists: { verb: string; flags: string[]; header: string; rows: Row[] }[] = [
  {
    verb: 'suspend',
    flags: [],
    header: '证号,身份证号,姓名,日期,暂扣期至,事由',
    rows: [
      [',,,,,违规', 'number-missing', 'number'],
      ['1.8E+10,,,,,违规', 'number-scientific', 'number'],
      ['18000000019,,,,,违规', 'certificate-unknown', 'number'],
      [`${valid},,,,,`, 'card-reason-missing', 'reason'],
      [`${valid},,,2025-01-01,,违规`, 'card-event-future', 'on'],
      [`${valid},,,2024.13.1,,违规`, 'date-invalid', 'on'],
      [`${valid},,,2022-10-31,,违规`, 'card-event-too-early', 'on'],
      [`${valid},,,2024-12-01,2024-11-30,违规`, 'until-too-early', 'until'],
      [`${valid},,张卫,,,违规`, 'name-mismatch', 'name'],
      [`${valid},${idOf(2)},,,,违规`, 'number-taken', 'number'],
      [`${valid},${idOf(99)},,,,违规`, 'officer-unknown', 'idNumber'],
      [`${valid},${idOf(1)}1,,,,违规`, 'id-length', 'idNumber'],
      [`${suspended},,,2024-12-01,,违规`, 'card-state-unfit', 'number'],
      [`${valid},${idOf(1)},张伟,2024-12-01,,违规`, null],
      [`${valid},,,2024-12-02,,违规`, 'duplicate-certificate', 'number'],
    ],
  },
  {
    verb: 'replace',
    flags: [],
    header: '证号,新证号',
    rows: [
      [`${valid},`, 'number-missing', 'newNumber'],
      [`${valid},${suspended}`, 'number-in-use', 'newNumber'],
      [`${suspended},18000000009`, 'card-state-unfit', 'number'],
      [`${valid},18000000008`, null],
    ],
  },
  {
    verb: 'renew',
    flags: ['--as-of', '2027-10-31'],
    header: '证号,有效期至',
    rows: [[`${valid},2032-10-31`, 'renewal-pass-missing', 'number']],
  },
  {
    verb: 'renew',
    flags: [],
    header: '证号,有效期至',
    rows: [[`${valid},2032-10-31`, 'renewal-too-early', 'on']],
  },
  {
    verb: 'issue',
    flags: [],
    header: '证号,身份证号,姓名,发证日期,有效期至',
    rows: [
      [`18000000009,,赵敏,,`, 'id-missing', 'idNumber'],
      [`18000000009,${idOf(98)},谁知,,`, 'officer-unknown', 'idNumber'],
      [`18000000009,${idOf(4)},赵小敏,,`, 'name-mismatch', 'name'],
      [`${valid},${idOf(4)},赵敏,,`, 'number-in-use', 'number'],
      [`18000000009,${idOf(1)},张伟,,`, 'holder-holds-card', 'idNumber'],
      [`18000000009,${idOf(11)},刘一,,`, 'holder-not-qualified', 'idNumber'],
      [`18000000009,${idOf(4)},赵敏,2025-01-01,`, 'card-event-future', 'issuedOn'],
      [`18000000009,${idOf(4)},赵敏,2024-12-01,2024-11-30`, 'until-too-early', 'expiresOn'],
      [`18000000009,${idOf(4)},赵敏,2024-12-01,2029-12-01`, 'until-too-late', 'expiresOn'],
      [`18000000009,${idOf(4)},赵敏,2024-12-01,2029-11-30`, null],
      [`18000000010,${idOf(4)},赵敏,2024-12-01,2029-11-30`, 'holder-holds-card', 'idNumber'],
    ],
  },
];

describe.each(lists)('the rows of a list: $verb $flags', ({ verb, flags, header, rows }) => {
  const cwd = makeQualified();
  const { json } = list(cwd, verb, [header, ...rows.map(([row]) => row)], ...flags);

  it.each(rows.map(([row, code, field], i) => ({ row, code, field, line: i + 2 })))(
    '$row: $code',
    ({ code, field, line }) => {
      const here = json.findings.filter((found) => found.line === line);
      expect(here).toMatchObject(code === null ? [] : [{ code, field, severity: 'error' }]);
      for (const { message, hint } of here) expect([message, hint]).not.toContain('');
    },
  );

  it('takes what has no error', () => {
    const taken = rows.filter(([, code]) => code === null).length;
    const { totals } = json;
    expect([totals.added + totals.updated, totals.rejected]).toEqual([taken, rows.length - taken]);
    expect(JSON.stringify(json.findings)).not.toMatch(/430299\d{8}/);
  });
});

it('nobody out of post is issued a card', () => {
  const cwd = makeQualified();
  const retired = ['身份证号,姓名,单位,人员状态,状态日期', `${idOf(4)},赵敏,荷塘城管,退休,2024-10-01`];
  expect(run(['import', 'officers', writeLines(cwd, 'o.csv', retired)], { cwd }).code).toBe(0);
  const { json } = list(cwd, 'issue', ['证号,身份证号', `18000000009,${idOf(4)}`]);
  expect(json.findings).toMatchObject([
    {
      code: 'holder-not-in-post',
      field: 'idNumber',
      message: expect.stringContaining('赵敏 is retired') as string,
    },
  ]);
});

describe("a card's own dates in a list", () => {
  const rows = ['执法证号,姓名,发证日期,有效期至', `${valid},张伟,2022-11-01,2027-10-31`];

  it.each([
    [
      ['cancel', '--on', '2024-10-01'],
      ['cancelled', '2024-10-01', null],
    ],
    [
      ['suspend', '--until', '2025-01-31'],
      ['suspended', '2024-12-31', '2025-01-31'],
    ],
  ])('are no days of %j, and are named as not used', ([verb = '', ...flags], event) => {
    const cwd = makeRegister();
    const { code, json } = list(cwd, verb, rows, ...flags, '--reason', '调离');
    expect(code).toBe(0);
    expect(events(cwd)).toEqual([[valid, ...event, '调离', 2]]);
    expect(json.findings).toMatchObject(
      ['发证日期', '有效期至'].map((heading) => ({
        line: 1,
        code: 'column-unused',
        message: expect.stringContaining(heading) as string,
      })),
    );
  });

  it('a day of the event beside them is read', () => {
    const cwd = makeRegister();
    const dated = ['执法证号,发证日期,日期', `${valid},2022-11-01,2024-12-05`];
    expect(list(cwd, 'return', dated).code).toBe(0);
    expect(events(cwd)).toEqual([[valid, 'returned', '2024-12-05', null, null, 2]]);
  });
});

it.each<[verb: string, header: string, row: string, flags: string[], field: string]>([
  ['cancel', '证号,日期', `${valid},2024-11-01`, ['--on', '2024-12-01', '--reason', '调离'], 'on'],
  ['suspend', '证号,暂扣期至', `${valid},2025-03-31`, ['--until', '2025-01-31', '--reason', '违规'], 'until'],
  [
    'issue',
    '证号,身份证号,发证日期',
    `18000000009,${idOf(4)},2024-11-01`,
    ['--on', '2024-12-01'],
    'issuedOn',
  ],
  [
    'issue',
    '证号,身份证号,有效期至',
    `18000000009,${idOf(4)},2028-12-31`,
    ['--expires', '2029-11-30'],
    'expiresOn',
  ],
])('%s: a row that disagrees with the command about %s is rejected', (verb, header, row, flags, field) => {
  const cwd = makeQualified();
  const { code, json } = list(cwd, verb, [header, row], ...flags);
  expect(code).toBe(3);
  expect(json.findings).toMatchObject([{ line: 2, code: 'card-day-differs', field }]);
  for (const day of [row.split(',').at(-1) ?? '?', flags[1] ?? '?']) {
    expect(json.findings[0]?.message).toContain(day);
  }
});

it('nobody out of post has a card replaced or renewed', () => {
  const cwd = makeRegister();
  const dead = ['身份证号,姓名,单位,人员状态,状态日期', `${idOf(1)},张伟,荷塘城管,死亡,2024-10-01`];
  expect(run(['import', 'officers', writeLines(cwd, 'o.csv', dead)], { cwd }).code).toBe(0);
  const before = dumpFacts(cwd);
  for (const [verb, ...flags] of [
    ['replace'],
    // He was in post on that day, but is not on the day of the command.
    ['replace', '--on', '2024-09-30'],
    ['renew', '--as-of', '2027-10-31'],
  ] as const) {
    const { json } = list(cwd, verb, ['证号,新证号', `${valid},18000000008`], ...flags);
    expect(json.findings).toMatchObject(
      verb === 'renew'
        ? [{ code: 'column-unused' }, { code: 'holder-not-in-post' }]
        : [{ code: 'holder-not-in-post' }],
    );
  }
  expect(dumpFacts(cwd)).toEqual(before);
});

describe('our table of removals comes back as the list of returned cards', () => {
  const masked = `${idOf(1).slice(0, 6)}********${idOf(1).slice(-4)}`;
  const header = '身份证号,执法证号,证件是否收回';

  it('who has not handed theirs back is named, and nothing is recorded', () => {
    const cwd = makeRegister();
    const { code, json } = list(cwd, 'return', [header, `${masked},${valid},否`, `,${suspended},是`]);
    expect(code).toBe(0);
    expect(json).toMatchObject({
      totals: { updated: 1, unchanged: 1, rejected: 0 },
      findings: [{ line: 2, code: 'card-still-out', severity: 'warning', field: 'returned' }],
    });
    expect(events(cwd)).toEqual([[suspended, 'returned', '2024-12-31', null, null, 3]]);
  });

  it.each([
    [`${masked},${valid},`, null],
    [`${masked},${valid},yes`, null],
    [`${masked},${valid},不详`, 'value-unknown'],
    [`${masked.slice(0, -2)}99,${valid},是`, 'number-taken'],
    [`${masked}*,${valid},是`, 'id-characters'],
  ])('%s: %s', (row, code) => {
    const { json } = list(makeRegister(), 'return', [header, row]);
    expect(json.findings).toMatchObject(code === null ? [] : [{ code }]);
    expect(json.totals.updated).toBe(code === null ? 1 : 0);
  });
});

it('the policy of its day decides about an issue, by hand or in a draft', () => {
  const cwd = makeQualified();
  const policy = writeLines(cwd, 'policy.yaml', ['name: 三年', 'certificateValidForYears: 3']);
  const set = ['policy', 'set', policy, '--from', '2024-12-15', '--reason', '试行', '--yes'];
  expect(run(set, { cwd }).code).toBe(0);
  const draft = ['certificate', 'issue', '--exam', '2024-1', '--numbers', '1-9', '--out'];
  for (const [on, last] of [
    ['2024-12-14', '2029-12-13'],
    ['2024-12-15', '2027-12-14'],
  ] as const) {
    expect(runJson([...draft, `${on}.csv`, '--on', on], { cwd }).json).toMatchObject({
      issued: [{ expiresOn: last }],
    });
  }
  expect(list(cwd, 'issue', ['证号,身份证号', `18000000009,${idOf(4)}`], '--on', '2024-12-14').code).toBe(0);
  expect(runJson(['certificate', 'show', '18000000009'], { cwd }).json).toMatchObject({
    expiresOn: '2029-12-13',
  });
});

it('the number of a card that is over is not given again', () => {
  const cwd = makeQualified();
  const issue = ['证号,身份证号', `18000000009,${idOf(4)}`];
  expect(list(cwd, 'issue', issue).code).toBe(0);
  expect(list(cwd, 'cancel', ['证号', '18000000009'], '--reason', '误发').code).toBe(0);
  expect(list(cwd, 'issue', issue).json.findings).toMatchObject([{ code: 'number-in-use' }]);
});
