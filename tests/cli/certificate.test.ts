// One certificate at a time: what each command writes, says and refuses. Days and numbers are worked out by hand.
import { describe, expect, it } from 'vitest';
import { run, runJson } from '../run-program.js';
import { expectError, expectJsonError } from './expect-error.js';
import {
  idOf,
  makeRegister,
  mask,
  runExam,
  select,
  writeLines,
  examHeader,
  examLine,
} from './small-register.js';
import { complete, dumpFacts, undo } from './undo-register.js';

/** 张伟's card is valid, 李娜's suspended since 2024-03-01; both end on 2027-10-31. */
const [valid, suspended] = ['18000000001', '18000000002'] as const;

interface Recorded {
  action: string;
  result: string;
  batch: number | null;
  certificate: {
    number: string;
    state: string;
    expiresOn: string;
    officer: { id: string; name: string };
    events: { kind: string; on: string; until: string | null; reason: string | null }[];
  };
  findings: { code: string }[];
}

function act(cwd: string, ...args: string[]): Recorded {
  const { code, json } = runJson(['certificate', ...args], { cwd });
  expect(code).toBe(0);
  return json as Recorded;
}

const events = (cwd: string): unknown[] =>
  select(
    cwd,
    'select kind, occurred_on, until, reason, actor from certificate_event order by certificate_id, event_no',
  );

describe('each event is dated, with reason and actor, and is an import of its own', () => {
  it.each<[args: string[], event: unknown[], state: string]>([
    [['suspend', valid, '--reason', '涉嫌违规'], ['suspended', '2024-12-31', null, '涉嫌违规'], 'suspended'],
    [
      ['suspend', valid, '--on', '2024-12-01', '--until', '2025-01-31', '--reason', '涉嫌违规'],
      ['suspended', '2024-12-01', '2025-01-31', '涉嫌违规'],
      'suspended',
    ],
    [['lost', valid, '--on', '2024-12-02'], ['lost', '2024-12-02', null, null], 'lost'],
    [['return', valid, '--reason', '调离交回'], ['returned', '2024-12-31', null, '调离交回'], 'returned'],
    [['revoke', valid, '--reason', '违法执法'], ['revoked', '2024-12-31', null, '违法执法'], 'revoked'],
    [['cancel', valid, '--reason', '辞职'], ['cancelled', '2024-12-31', null, '辞职'], 'cancelled'],
  ])('%j', (args, event, state) => {
    const cwd = makeRegister();
    const before = dumpFacts(cwd);
    const done = act(cwd, ...args);
    expect(done).toMatchObject({ action: args[0], result: 'updated', batch: 4, findings: [] });
    expect(done.certificate).toMatchObject({
      number: valid,
      state,
      officer: { id: mask(idOf(1)), name: '张伟' },
    });
    expect(events(cwd)[0]).toEqual([...event, 'tester']);
    expect(undo(cwd, 4)).toEqual(complete(4, 1));
    expect(dumpFacts(cwd)).toEqual(before);
  });

  it('resume ends a suspension', () => {
    const cwd = makeRegister();
    const { certificate } = act(cwd, 'resume', suspended, '--reason', '查无违规', '--on', '2024-06-01');
    expect(certificate).toMatchObject({
      state: 'valid',
      events: [
        { kind: 'suspended', on: '2024-03-01' },
        { kind: 'resumed', on: '2024-06-01', reason: '查无违规' },
      ],
    });
  });

  it('the batch keeps the reason, and imports show tells it', () => {
    const cwd = makeRegister();
    act(cwd, 'cancel', valid, '--reason', '辞职');
    const { stdout, stderr } = run(['imports', 'show', '4'], { cwd });
    expect(stdout + stderr).toMatch(/qualreg certificate cancel/);
    expect(stderr).toContain('辞职');
  });
});

describe('a suspension with an end', () => {
  it.each([
    ['2025-01-31', 'suspended', 'suspended'],
    ['2025-02-01', 'valid', 'certified'],
  ])('on %s the card is %s by itself', (asOf, state, standing) => {
    const cwd = makeRegister();
    act(cwd, 'suspend', valid, '--until', '2025-01-31', '--reason', '涉嫌违规');
    expect(runJson(['certificate', 'show', valid, '--as-of', asOf], { cwd }).json).toMatchObject({ state });
    expect(runJson(['officer', 'show', valid, '--as-of', asOf], { cwd }).json).toMatchObject({ standing });
  });
});

describe('the same again', () => {
  it('leaves no trace: no import, nothing written', () => {
    const cwd = makeRegister();
    act(cwd, 'lost', valid, '--on', '2024-12-02');
    const before = dumpFacts(cwd);
    for (const args of [['--on', '2024-12-02'], []]) {
      expect(act(cwd, 'lost', valid, ...args)).toMatchObject({ result: 'unchanged', batch: null });
    }
    expect(dumpFacts(cwd)).toEqual(before);
    expect(run(['certificate', 'lost', valid], { cwd }).stderr).toContain('on record already');
  });

  it('a dry run writes nothing, not even in the log', () => {
    const cwd = makeRegister();
    const before = dumpFacts(cwd);
    const log = select(cwd, 'select count(*) from log');
    expect(act(cwd, 'cancel', valid, '--reason', '辞职', '--dry-run')).toMatchObject({
      result: 'updated',
      batch: null,
      certificate: { state: 'valid' },
    });
    expect(dumpFacts(cwd)).toEqual(before);
    expect(select(cwd, 'select count(*) from log')).toEqual(log);
  });
});

describe('replace', () => {
  it('the new card has the last day of the old one, which is over', () => {
    const cwd = makeRegister();
    const before = dumpFacts(cwd);
    act(cwd, 'lost', valid, '--on', '2024-12-02');
    expect(act(cwd, 'replace', valid, '--number', '18000000009').certificate.state).toBe('replaced');
    expect(runJson(['certificate', 'show', '18000000009'], { cwd }).json).toMatchObject({
      state: 'valid',
      issuedOn: '2024-12-31',
      expiresOn: '2027-10-31',
      officer: { name: '张伟' },
      events: [],
    });
    expect(act(cwd, 'replace', valid, '--number', '18000000009').result).toBe('unchanged');
    expect([undo(cwd, 5), undo(cwd, 4)]).toEqual([complete(5, 1), complete(4, 1)]);
    expect(dumpFacts(cwd)).toEqual(before);
  });
});

/** 张伟 passes the renewal exam of 2027-06-15. */
function makeRenewable(): string {
  const cwd = makeRegister();
  const file = writeLines(cwd, 'renewal.csv', [examHeader, examLine(1, '张伟')]);
  const flags = ['--exam', '2027-1', '--held-on', '2027-06-15', '--as-of', '2027-06-30'];
  expect(run(['import', 'exam', file, ...flags], { cwd }).code).toBe(0);
  return cwd;
}

describe('renew', () => {
  it('keeps the number and moves the last day; a list that gives it is no conflict', () => {
    const cwd = makeRenewable();
    const before = dumpFacts(cwd);
    expect(act(cwd, 'renew', valid, '--as-of', '2027-07-01')).toMatchObject({
      result: 'updated',
      batch: 5,
      certificate: { number: valid, state: 'valid', expiresOn: '2032-10-31' },
    });
    const list = ['执法证号,身份证号,发证日期,有效期至,证件状态'];
    for (const [until, code] of [
      ['2032-10-31', 0],
      ['2027-10-31', 0],
      ['2032-10-30', 3],
    ] as const) {
      const file = writeLines(cwd, 'list.csv', [...list, `${valid},${idOf(1)},2022-11-01,${until},有效`]);
      const { code: exit, json } = runJson(['import', 'certificates', file, '--as-of', '2027-07-02'], {
        cwd,
      });
      expect(exit).toBe(code);
      expect(json).toMatchObject({ batch: null, totals: { unchanged: code === 0 ? 1 : 0 } });
    }
    const on = (day: string): unknown =>
      runJson(['certificate', 'show', valid, '--as-of', day], { cwd }).json;
    expect(on('2027-06-30')).toMatchObject({ expiresOn: '2027-10-31', state: 'valid' });
    expect(on('2032-10-31')).toMatchObject({ state: 'valid' });
    expect(on('2032-11-01')).toMatchObject({ state: 'lapsed' });
    expect(undo(cwd, 5)).toEqual(complete(5, 1));
    expect(dumpFacts(cwd)).toEqual(before);
  });

  it('once more with the same last day changes nothing; without one it is too early', () => {
    const cwd = makeRenewable();
    const renew = ['renew', valid, '--as-of', '2027-07-01'];
    act(cwd, ...renew);
    expect(act(cwd, ...renew)).toMatchObject({ result: 'unchanged', batch: null });
    const next = ['renew', valid, '--as-of', '2027-07-02'];
    expect(act(cwd, ...next, '--expires', '2032-10-31')).toMatchObject({ result: 'unchanged' });
    expectError(['certificate', ...next], cwd, {
      exit: 2,
      code: '',
      message: /2032-10-31.*2032-05-01/,
      hint: /exam/,
    });
  });

  it.each([
    [['2024-12-31'], 'renewal-too-early', /valid up to and including 2027-10-31; .*from 2027-05-01 on/],
    [['2027-06-14'], 'renewal-pass-missing', /no pass or exemption.*2027-05-01/],
    [['2027-07-01', '--expires', '2027-10-31'], 'until-too-early', /2027-10-31, is too early.*2027-11-01/],
  ])('%j is refused: %s', ([asOf, ...flags], _code, message) => {
    const cwd = makeRenewable();
    expectError(['certificate', 'renew', valid, '--as-of', asOf!, ...flags], cwd, {
      exit: 2,
      code: 'certificate-refused',
      message,
      hint: /./,
    });
  });
});

describe('issue', () => {
  function makeQualified(): string {
    const cwd = makeRegister();
    const lines = [examHeader, examLine(4, '赵敏'), examLine(11, '刘一', undefined, '59')];
    expect(runExam(cwd, writeLines(cwd, 'exam.csv', lines)).code).toBe(0);
    return cwd;
  }

  it('to a qualified officer, for as long as the policy says or until a given day', () => {
    const cwd = makeQualified();
    const before = dumpFacts(cwd);
    const issued = act(cwd, 'issue', '18000000004', '--officer', idOf(4));
    expect(issued).toMatchObject({
      result: 'added',
      batch: 5,
      certificate: { state: 'valid', issuedOn: '2024-12-31', expiresOn: '2029-12-30' },
    });
    expect(JSON.stringify(issued)).not.toContain(idOf(4));
    expect(act(cwd, 'issue', '18000000004', '--officer', idOf(4))).toMatchObject({ result: 'unchanged' });
    expect(undo(cwd, 5)).toEqual(complete(5, 1));
    expect(dumpFacts(cwd)).toEqual(before);
    const flags = ['--on', '2024-07-01', '--expires', '2027-06-30'];
    expect(act(cwd, 'issue', 'A-7', '--officer', idOf(4), ...flags)).toMatchObject({
      certificate: { number: 'A-7', issuedOn: '2024-07-01', expiresOn: '2027-06-30' },
      findings: [{ code: 'number-unusual' }],
    });
  });

  it.each<[who: string, args: string[], message: RegExp]>([
    ['a holder', ['18000000005', '--officer', valid], /张伟 holds certificate 18000000001 \(valid\)/],
    [
      'who failed',
      ['18000000005', '--officer', idOf(11)],
      /刘一 is not qualified.*1 exam on record, none passed/,
    ],
    [
      'whose pass has lapsed',
      ['18000000005', '--officer', idOf(4), '--as-of', '2026-06-16'],
      /赵敏 .*2026-06-15/,
    ],
    ['before the pass', ['18000000005', '--officer', idOf(4), '--on', '2024-06-14'], /no exam on record/],
    ['ahead', ['18000000005', '--officer', idOf(4), '--on', '2025-01-01'], /2025-01-01 is after 2024-12-31/],
    [
      'a number in use',
      [valid, '--officer', idOf(4)],
      /number 18000000001 is in use \(certificates\.csv, line 2\)/,
    ],
    ['for no day', ['18000000005', '--officer', idOf(4), '--expires', '2024-12-30'], /too early.*2024-12-31/],
  ])('not to %s', (_who, args, message) => {
    const cwd = makeQualified();
    const before = dumpFacts(cwd);
    const expected = { exit: 2, code: 'certificate-refused', message, hint: /./ };
    expectError(['certificate', 'issue', ...args], cwd, expected);
    expectJsonError(['certificate', 'issue', ...args], cwd, expected);
    expect(dumpFacts(cwd)).toEqual(before);
  });
});

describe('what is refused, in one sentence with a way out', () => {
  const refused = 'certificate-refused';
  it.each<[args: string[], code: string, message: RegExp, hint: RegExp]>([
    [['suspend', '19'], refused, /no certificate 19/, /import the list/],
    [['suspend', valid], refused, /needs a reason/, /--reason/],
    [['suspend', valid, '--reason', ' '], 'reason-missing', /./, /./],
    [['resume', valid, '--reason', '核实'], refused, /is valid and cannot be resumed/, /Only a suspended/],
    [['suspend', suspended, '--reason', '又'], 'unchanged', /./, /./],
    [
      ['suspend', suspended, '--on', '2024-12-30', '--reason', '又'],
      refused,
      /suspended since 2024-03-01/,
      /Nothing/,
    ],
    [['renew', suspended], refused, /suspended since 2024-03-01 and cannot be renewed/, /certificate resume/],
    [
      ['suspend', valid, '--as-of', '2027-11-01', '--reason', '违规'],
      refused,
      /lapsed.*2027-10-31/,
      /renew it/,
    ],
    [['lost', valid, '--on', '2022-10-31'], refused, /issued on 2022-11-01/, /day/],
    [
      ['lost', suspended, '--on', '2024-02-29'],
      refused,
      /suspended on 2024-03-01; nothing.*2024-02-29/,
      /undo/,
    ],
    [['lost', valid, '--on', '2025-01-01'], refused, /2025-01-01 is after 2024-12-31/, /day/],
    [['lost', valid, '--on', '20250101'], 'date-malformed', /./, /./],
    [['replace', valid], 'option-needed', /needs --number/, /--help/],
    [['replace', valid, '--number', suspended], refused, /number 18000000002 is in use/, /number of its own/],
    [['lost'], 'option-needed', /NUMBER \/ --list FILE/, /--help/],
    [['lost', valid, '--list', 'x.csv'], 'option-unfitting', /--list/, /./],
    [['issue', '18000000009'], 'option-needed', /--officer/, /--help/],
    [['issue', '18000000009', '--officer', '19'], 'officer-not-found', /19/, /./],
    [['issue', '18000000009', '--numbers', '1-2'], 'option-needed', /--exam/, /--help/],
    [['show', '19'], 'certificate-not-found', /no certificate 19/, /officer list/],
    [['show', idOf(1)], 'certificate-not-found', /no certificate/, /officer list/],
  ])('%j: %s', (args, code, message, hint) => {
    const cwd = makeRegister();
    const before = dumpFacts(cwd);
    if (code === 'unchanged') expect(act(cwd, ...args)).toMatchObject({ result: 'unchanged' });
    else expectJsonError(['certificate', ...args], cwd, { exit: 2, code, message, hint });
    expect(dumpFacts(cwd)).toEqual(before);
  });
});

it.each<[args: string[], next: RegExp]>([
  [['lost', valid], /certificate replace 18000000001 --number NEW/],
  [['suspend', valid, '--reason', '违规'], /certificate resume 18000000001 --reason TEXT/],
  [['suspend', valid, '--until', '2025-01-31', '--reason', '违规'], /officer show 18000000001/],
  [['cancel', valid, '--reason', '辞职'], /certificate return 18000000001/],
  [['replace', valid, '--number', '18000000009'], /certificate show 18000000009/],
])('after %j comes %s', (args, next) => {
  const { stderr } = run(['certificate', ...args], { cwd: makeRegister() });
  expect(/^next: (.*)$/m.exec(stderr)?.[1]).toMatch(next);
});

it('officer show tells last days and reasons in its time line, in both languages', () => {
  const cwd = makeRegister();
  act(cwd, 'suspend', valid, '--until', '2025-01-31', '--reason', '涉嫌违规');
  const show = (...flags: string[]): string => run(['officer', 'show', valid, ...flags], { cwd }).stdout;
  expect(show()).toContain(
    '2024-12-31  certificate 18000000001: suspended, up to and including 2025-01-31 (涉嫌违规)',
  );
  expect(show('--lang', 'zh')).toContain(
    '2024-12-31  执法证18000000001：暂扣，至2025-01-31（含当日）（涉嫌违规）',
  );
});

it('a lost card that is cancelled need not be fetched', () => {
  const cwd = makeRegister();
  act(cwd, 'lost', valid);
  const { stderr } = run(['certificate', 'cancel', valid, '--reason', '辞职'], { cwd });
  expect(stderr).toMatch(/^next: qualreg officer show 18000000001 /m);
});

it.each([
  [['show', idOf(1)], 'certificate-not-found'],
  [['lost', idOf(1), '--list', 'x.csv'], 'option-unfitting'],
  [['issue', idOf(1), '--exam', '2024-1'], 'option-unfitting'],
])('%j: an error says no identity number in full', (args, code) => {
  const { stdout, stderr } = run(['certificate', ...args, '--json'], { cwd: makeRegister() });
  expect(stderr).toContain(code);
  expect(stdout + stderr).not.toContain(idOf(1));
});
