import { describe, expect, it } from 'vitest';
import { answerTitles } from '../../src/output/messages/check-forms-en.js';
import { en } from '../../src/output/messages/en.js';
import {
  certificateRows,
  correctionRows,
  examRows,
  officerRows,
  recordRows,
  trainingRows,
  unitRows,
  type FindingRow,
} from './finding-rows.js';
import { examLine, idOf, makeRegister, mask, runExam, runImport, writeLines } from './small-register.js';

const tables: [kind: string, table: { header: string; rows: FindingRow[] }, flags: string[]][] = [
  ['exam', examRows, ['--exam', '2024-1', '--held-on', '2024-06-15']],
  ['officers', officerRows, []],
  ['officers', recordRows, []],
  ['training', trainingRows, []],
  ['certificates', certificateRows, []],
  ['units', unitRows, []],
  ['corrections', correctionRows, []],
];

describe.each(tables)('import %s', (kind, { header, rows }, flags) => {
  const cwd = makeRegister();
  const file = writeLines(cwd, 'table.csv', [header, ...rows.map(([row]) => row)]);
  const { code, json } = runImport(cwd, kind, file, ...flags);
  const lineOf = (i: number): number =>
    2 + rows.slice(0, i).reduce((lines, [row]) => lines + row.split('\n').length, 0);

  it.each(rows.map(([row, found, field, severity = 'error'], i) => ({ i, row, found, field, severity })))(
    '$row: $found',
    ({ i, found, field, severity }) => {
      const here = json.findings.filter(({ line }) => line === lineOf(i));
      const expected = found ? [{ file, line: lineOf(i), field, code: found, severity }] : [];
      expect(here).toMatchObject(expected);
      expect(here).toHaveLength(expected.length);
      for (const { message, hint } of here) expect([message, hint]).not.toContain('');
    },
  );

  it('counts the rows with an error as rejected, the others as taken', () => {
    const rejected = rows.filter(([, found, , severity]) => found && !severity).length;
    const warnings = rows.filter(([, , , severity]) => severity === 'warning').length;
    const taken = json.totals.added + json.totals.updated;
    expect({ ...json.totals, taken }).toMatchObject({
      rows: rows.length,
      taken: rows.length - rejected,
      unchanged: 0,
      rejected,
      warnings,
      skipped: 0,
    });
    expect(code).toBe(3);
  });

  it('says no identity number in full', () => {
    const said = json.findings.map(({ message, hint }) => message + hint).join('\n');
    expect(said).not.toMatch(/430299\d{8}/);
  });
});

describe('what a table of rows cannot show', () => {
  it('column-unused stands at the header line, once per column', () => {
    const cwd = makeRegister();
    const header = '身份证号,姓名,单位,分数,颜色,味道';
    const rows = [`${idOf(11)},刘一,荷塘城管,80,红,甜`, `${idOf(12)},陈二,荷塘城管,80,红,甜`];
    const { json } = runExam(cwd, writeLines(cwd, 'roster.csv', ['标题', header, ...rows]));
    expect(json.findings).toMatchObject([
      { line: 2, field: null, code: 'column-unused', severity: 'warning' },
      { line: 2, field: null, code: 'column-unused', severity: 'warning' },
    ]);
    expect(json.findings.map(({ message }) => /"(.*)"/.exec(message)?.[1])).toEqual(['颜色', '味道']);
  });

  it('unit-created and name-changed come with their flags', () => {
    const cwd = makeRegister();
    const lines = ['身份证号,姓名,性别,单位,分数', examLine(11, '刘一', '新设局'), examLine(1, '张卫')];
    const flags = ['--create-units', '--accept-name-changes'];
    const { json } = runExam(cwd, writeLines(cwd, 'roster.csv', lines), ...flags);
    expect(json.findings).toMatchObject([
      { line: 2, field: 'unit', code: 'unit-created', severity: 'warning' },
      { line: 3, field: 'name', code: 'name-changed', severity: 'warning' },
    ]);
  });

  it('one row with several errors has them all, and is rejected once', () => {
    const cwd = makeRegister();
    const lines = ['身份证号,姓名,性别,单位,分数', ',陈?,不详,,101'];
    const { json } = runExam(cwd, writeLines(cwd, 'roster.csv', lines));
    const codes = ['id-missing', 'name-damaged', 'score-out-of-range', 'unit-missing', 'value-unknown'];
    expect(json.findings.map((f) => f.code).sort()).toEqual(codes);
    expect(json.totals).toMatchObject({ rows: 1, rejected: 1, added: 0 });
  });

  it('hints name what helps: the closest units, the first row, the first name', () => {
    const cwd = makeRegister();
    const lines = [
      '身份证号,姓名,性别,单位,分数',
      examLine(11, '刘一', '荷塘区城管局'),
      examLine(12, '陈二'),
      examLine(12, '陈二', '芦淞城管'),
      examLine(1, '张卫'),
      `${idOf(13)}1,孙三,,荷塘城管,80`,
    ];
    const said = runExam(cwd, writeLines(cwd, 'roster.csv', lines)).json.findings;
    expect(said[0]?.hint).toContain('荷塘区城市管理局');
    expect(said[1]?.message).toMatch(/roster\.csv(, line |:)3\b/);
    expect(said[2]?.message).toMatch(/张伟.*officers\.csv(, line |:)2\b.*张卫/);
    expect(said[3]?.message).toContain(mask(`${idOf(13)}1`).replace('********', '*********'));
  });
});

it('every finding the program knows is caused by a row here', () => {
  const inTables = tables.flatMap(([, { rows }]) => rows.map(([, code]) => code));
  // In import-doubtful.test.ts: what a single table cannot show.
  const doubtful = ['unit-closed', 'number-scientific', 'authority-changed', 'posting-newer'];
  // In forms.test.ts: what only a workbook can show. The others have tests of their own.
  const ofSheets = ['sheet-skipped', 'sheet-hidden', 'rows-hidden'];
  const changes = ['unit-merged', 'id-corrected', 'merge-conflict', 'not-registered', 'exempt-kind-unknown'];
  const ofFiles = ['origin-other-round', 'title-names-other', 'result-changed', 'alias-shared'];
  /** What returned check forms say: tests/cli/check-returns.test.ts. */
  const ofAnswers = Object.keys(answerTitles);
  // In certificate-lists.test.ts: what is wrong with lists for the commands on certificates.
  const ofCards = [
    ...[
      'certificate-unknown',
      'card-event-future',
      'card-event-too-early',
      'card-state-unfit',
      'card-day-differs',
      'card-reason-missing',
    ],
    ...[
      'until-too-early',
      'until-too-late',
      'card-still-out',
      'renewal-too-early',
      'renewal-pass-missing',
      'number-in-use',
    ],
    ...['holder-holds-card', 'holder-not-qualified', 'holder-not-in-post'],
  ];
  const elsewhere = [
    ...ofAnswers,
    'column-unused',
    // In import-records.test.ts.
    'record-changed',
    'unit-created',
    'name-changed',
    ...doubtful,
    ...ofSheets,
    ...changes,
    ...ofFiles,
    ...ofCards,
  ];
  expect([...new Set([...inTables, ...elsewhere])].filter((code) => code !== null).sort()).toEqual(
    Object.keys(en.findings).sort(),
  );
});
