import { describe, expect, it } from 'vitest';
import { run, runJson } from '../run-program.js';
import { expectError, expectJsonError, type ExpectedError } from './expect-error.js';
import { importResults, importSignUp, resultLines, unit } from './sign-up-round.js';
import {
  dump,
  examHeader,
  examLine,
  idOf,
  makeRegister,
  runImport,
  select,
  writeLines,
} from './small-register.js';

/** Five signed up, three of them and a stranger have results. */
function makeRound(): string {
  const cwd = makeRegister();
  importSignUp(cwd);
  importResults(cwd);
  return cwd;
}

function close(cwd: string, asOf = '2024-07-01'): ReturnType<typeof runJson> {
  return runJson(['exam', 'close', '2024-1', '--as-of', asOf], { cwd });
}

function reopen(cwd: string, asOf: string): ReturnType<typeof runJson> {
  return runJson(['exam', 'reopen', '2024-1', '--reason', ' 成绩复核 ', '--as-of', asOf], { cwd });
}

function ask(cwd: string, command: string, asOf: string): Record<string, unknown> {
  return runJson([...command.split(' '), '--as-of', asOf], { cwd }).json as Record<string, unknown>;
}

const awaiting = { registered: 6, sat: 3, passed: 2, exempt: 1, absent: 0, awaiting: 2 };
const absent = { ...awaiting, absent: 2, awaiting: 0 };
const rates = { attendanceRate: 3 / 6, passRate: 2 / 3 };

describe('a closed round', () => {
  const cwd = makeRound();
  const closed = close(cwd);

  it('counts who has no result', () => {
    expect(closed).toEqual({ code: 0, json: { exam: '2024-1', closedOn: '2024-07-01', becameAbsent: 2 } });
  });

  it.each([
    ['2024-06-30', awaiting, null],
    ['2024-07-01', absent, '2024-07-01'],
    ['2024-12-31', absent, '2024-07-01'],
  ])('in exam list and exam show, as of %s', (asOf, figures, closedOn) => {
    expect(ask(cwd, 'exam list', asOf)).toMatchObject({ exams: [{ ...figures, ...rates, closedOn }] });
    const shown = ask(cwd, 'exam show 2024-1', asOf);
    expect(shown).toMatchObject({ ...figures, ...rates, closedOn, byUnit: [{ name: unit, ...figures }] });
    expect(shown.events).toHaveLength(closedOn ? 1 : 0);
  });

  it.each([
    ['2024-06-30', 'registered', 0],
    ['2024-07-01', 'absent', 1],
  ])('in officer show, as of %s: %s', (asOf, outcome, exams) => {
    const officer = ask(cwd, `officer show ${idOf(14)}`, asOf);
    expect(officer).toMatchObject({ sittings: [{ exam: '2024-1', outcome, score: null }] });
    expect((officer.reasons as { text: string }[])[0]!.text).toMatch(exams === 0 ? /^no exam/ : /^1 exam/);
    expect(ask(cwd, `officer show ${idOf(12)}`, asOf)).toMatchObject({ sittings: [{ outcome: 'failed' }] });
  });

  it.each([
    ['2024-06-30', 0],
    ['2024-07-01', 2],
  ])('in the reports, as of %s: %d absent', (asOf, count) => {
    const { registered, sat, passed } = awaiting;
    expect(ask(cwd, 'report annual --year 2024', asOf)).toMatchObject({
      ...{ exams: 1, units: 1, persons: 6, sittings: 6 },
      ...{ registered, sat, passed, absent: count, ...rates },
    });
    const units = (ask(cwd, 'report units', asOf).units as { name: string }[]).find((u) => u.name === unit);
    expect(units).toMatchObject({ registered, sat, passed, ...rates });
  });

  it('says so to people', () => {
    const { stdout } = run(['exam', 'list'], { cwd });
    expect(stdout.split('\n')[1]!.split('\t').at(-1)).toBe('closed on 2024-07-01');
    expect(run(['exam', 'show', '2024-1'], { cwd }).stderr).toContain('closed on 2024-07-01 by tester');
    const timeline = run(['officer', 'show', idOf(14), '--as-of', '2024-06-30'], { cwd }).stdout;
    expect(timeline).toContain('round 2024-1: signed up, no result yet');
  });

  it.each([
    ['a new result', 'a.csv', [examHeader, examLine(14, '周四')]],
    ['a new sign-up', 'b.csv', ['身份证号,姓名,单位', `${idOf(17)},冯七,${unit}`]],
    ['nothing new', 'results.csv', resultLines],
  ])('takes no file: %s', (_what, name, lines) => {
    const before = dump(cwd);
    const file = writeLines(cwd, name, lines);
    // Closed is closed, whatever day is asked about.
    for (const asOf of ['2024-12-31', '2024-06-20']) {
      const args = ['import', 'exam', file, '--exam', '2024-1', '--as-of', asOf];
      const expected = {
        exit: 5,
        code: 'exam-closed',
        message: /2024-1.*2024-07-01/,
        hint: /exam reopen 2024-1/,
      };
      expectError(args, cwd, expected);
      expectJsonError(args, cwd, expected);
    }
    expect(dump(cwd)).toBe(before);
  });
});

describe('a reopened round', () => {
  const cwd = makeRound();
  close(cwd);
  const reopened = reopen(cwd, '2024-07-10');

  it('awaits results again, from that day on', () => {
    expect(reopened).toEqual({ code: 0, json: { exam: '2024-1', reopenedOn: '2024-07-10', awaiting: 2 } });
    expect(ask(cwd, 'exam show 2024-1', '2024-07-09')).toMatchObject({ ...absent, closedOn: '2024-07-01' });
    expect(ask(cwd, 'exam show 2024-1', '2024-07-10')).toMatchObject({ ...awaiting, closedOn: null });
  });

  it('takes files, and may be closed again', () => {
    const late = writeLines(cwd, 'late.csv', [examHeader, examLine(14, '周四', unit, '60')]);
    expect(runImport(cwd, 'exam', late, '--exam', '2024-1').json.totals.updated).toBe(1);
    expect(close(cwd, '2024-07-20').json).toMatchObject({ closedOn: '2024-07-20', becameAbsent: 1 });
    expect(ask(cwd, 'exam show 2024-1', '2024-07-20')).toMatchObject({
      ...{ registered: 6, sat: 4, passed: 3, exempt: 1, absent: 1, awaiting: 0 },
      events: [
        { kind: 'closed', on: '2024-07-01', reason: null, actor: 'tester' },
        { kind: 'reopened', on: '2024-07-10', reason: '成绩复核', actor: 'tester' },
        { kind: 'closed', on: '2024-07-20', reason: null, actor: 'tester' },
      ],
    });
  });

  it('is in the log, as its closing is', () => {
    expect(
      select(cwd, "select action, detail, actor from log where action like 'exam-%' order by log_id"),
    ).toEqual([
      ['exam-close', 'round 2024-1', 'tester'],
      ['exam-reopen', 'round 2024-1', 'tester'],
      ['exam-close', 'round 2024-1', 'tester'],
    ]);
  });
});

describe('what cannot be closed or reopened', () => {
  const open = makeRound();
  const closed = makeRound();
  close(closed);
  const reopened = makeRound();
  close(reopened);
  reopen(reopened, '2024-07-10');

  const cases: [cwd: string, args: string[], expected: ExpectedError][] = [
    [
      open,
      ['exam', 'close', '2024-1', '--as-of', '2024-06-14'],
      {
        exit: 2,
        code: 'exam-close-too-early',
        message: /2024-06-14.*2024-06-15/,
        hint: /--as-of 2024-06-15/,
      },
    ],
    [
      reopened,
      ['exam', 'close', '2024-1', '--as-of', '2024-07-09'],
      {
        exit: 2,
        code: 'exam-close-too-early',
        message: /2024-07-09.*2024-07-10/,
        hint: /--as-of 2024-07-10/,
      },
    ],
    [
      open,
      ['exam', 'close', '2024-9'],
      { exit: 2, code: 'exam-not-found', message: /2024-9/, hint: /2024-1/ },
    ],
    [
      open,
      ['exam', 'reopen', '2024-9', '--reason', 'x'],
      { exit: 2, code: 'exam-not-found', message: /2024-9/, hint: /2024-1/ },
    ],
    [
      closed,
      ['exam', 'close', '2024-1'],
      { exit: 2, code: 'exam-already-closed', message: /2024-07-01/, hint: /exam show/ },
    ],
    [
      open,
      ['exam', 'reopen', '2024-1', '--reason', 'x'],
      { exit: 2, code: 'exam-not-closed', message: /2024-1/, hint: /./ },
    ],
    [
      closed,
      ['exam', 'reopen', '2024-1', '--reason', 'x', '--as-of', '2024-06-30'],
      {
        exit: 2,
        code: 'exam-reopen-too-early',
        message: /2024-07-01.*2024-06-30/,
        hint: /--as-of 2024-07-01/,
      },
    ],
    [
      closed,
      ['exam', 'reopen', '2024-1', '--reason', '  '],
      { exit: 2, code: 'reason-missing', message: /reason/, hint: /--reason/ },
    ],
    [closed, ['exam', 'reopen', '2024-1'], { exit: 2, code: 'usage', message: /--reason/, hint: /--help/ }],
  ];

  it.each(cases)('%#: %j', (cwd, args, expected) => {
    const before = dump(cwd);
    expectError(args, cwd, expected);
    expectJsonError(args, cwd, expected);
    expect(dump(cwd)).toBe(before);
  });

  it('may be closed on its first day, and reopened on the day of its closing', () => {
    const cwd = makeRound();
    expect(close(cwd, '2024-06-15').code).toBe(0);
    expect(reopen(cwd, '2024-06-15').code).toBe(0);
    expect(ask(cwd, 'exam show 2024-1', '2024-06-15')).toMatchObject(awaiting);
  });
});

describe('closing a round', () => {
  it('in January gives the year of the exam its absent', () => {
    const cwd = makeRegister();
    const roster = ['身份证号,姓名,单位', `${idOf(11)},刘一,${unit}`];
    const file = writeLines(cwd, 'a.csv', roster);
    runImport(cwd, 'exam', file, '--exam', '2024-3', '--held-on', '2024-12-20');
    runJson(['exam', 'close', '2024-3', '--as-of', '2025-01-10'], { cwd });
    const annual = (asOf: string): unknown => ask(cwd, 'report annual --year 2024', asOf);
    expect(annual('2025-01-09')).toMatchObject({ asOf: '2024-12-31', registered: 1, absent: 0 });
    expect(annual('2025-01-10')).toMatchObject({ asOf: '2024-12-31', registered: 1, absent: 1 });
  });

  it('leaves a cleanup plan that rests on results as it was', () => {
    const cwd = makeRegister();
    const lines = [examHeader, examLine(1, '张伟', unit, '59')];
    runImport(cwd, 'exam', writeLines(cwd, 'a.csv', lines), '--exam', '2024-1', '--held-on', '2024-06-15');
    const retired = ['身份证号,姓名,单位,人员状态,状态日期', `${idOf(1)},张伟,${unit},退休,2024-06-30`];
    runImport(cwd, 'officers', writeLines(cwd, 'b.csv', retired));
    expect(ask(cwd, 'cleanup plan', '2024-07-01')).toMatchObject({ flagged: 1, certain: 1 });
    close(cwd);
    expect(
      ask(cwd, 'cleanup apply 1 --yes --max-removals 100% --allow-empty-units', '2024-07-02'),
    ).toMatchObject({ removed: 1 });
  });
});
