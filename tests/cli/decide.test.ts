// What the bureau decides goes before the register and the unit; nothing of it is lost.
import { cpSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { id } from '../cleanup/small-bureau.js';
import { makeFolder, run, runJson } from '../run-program.js';
import { expectError } from './expect-error.js';
import {
  expectDone,
  listDecisions,
  makeBureau,
  returnRows,
  showPlan,
  units,
  type PlanJson,
  unguarded,
} from './loop-register.js';
import { dump, mask, select } from './small-register.js';

let bureau = '';
let cwd = '';
beforeAll(async () => {
  bureau = await makeBureau();
});
beforeEach(() => {
  cwd = makeFolder();
  cpSync(bureau, cwd, { recursive: true });
});

const decide = (officer: string, decision: string, ...flags: string[]): string[] => [
  ...['cleanup', 'decide', '1', '--officer', officer, '--decision', decision],
  ...(flags.includes('--reason') ? flags : [...flags, '--reason', '核实']),
];

test('a finding that the register is certain of is kept, by identity number or by certificate', () => {
  const { json } = runJson(
    [...decide(id.retired, 'keep', '--reason', '返聘,手续齐全'), '--officer', '18000000011'],
    {
      cwd,
    },
  );
  expect((json as PlanJson).findings).toMatchObject([
    {
      officer: mask(id.retired),
      name: '李退',
      ground: 'retired',
      decision: 'keep',
      decidedBy: 'bureau',
      decisionReason: '返聘,手续齐全',
    },
    {
      officer: mask(id.lapsed),
      name: '吴期',
      ground: 'certificate-lapsed',
      decision: 'keep',
      decidedBy: 'bureau',
    },
  ]);
  expectDone(cwd, 'cleanup', 'apply', '1', ...unguarded);
  const standing = (one: string): unknown =>
    (runJson(['officer', 'show', one], { cwd }).json as { standing: string }).standing;
  expect([standing(id.retired), standing(id.retiredContract)]).toEqual(['certified', 'removed']);
});

test('of one ground only: the others stay as they are', () => {
  expectDone(cwd, ...decide(id.retiredContract, 'keep', '--ground', 'retired'));
  expect(listDecisions(cwd, '赵兼')).toEqual(['retired keep bureau', 'not-on-establishment remove register']);
});

test('goes before the unit, whoever spoke last', () => {
  const row = `1,${units.lusong},周超,18000000009`;
  expectDone(cwd, ...decide(id.tooOld, 'remove', '--as-of', '2025-01-10'));
  returnRows(cwd, [`${row},保留,,,,在办`]);
  expect(listDecisions(cwd, '周超')).toEqual(['past-retirement-age remove bureau']);
  expectDone(cwd, ...decide(id.tooOld, 'keep'));
  expect(listDecisions(cwd, '周超')).toEqual(['past-retirement-age keep bureau']);
  // The history is kept, and so is who decided.
  expect(
    select(
      cwd,
      'select decision_no, decision, ground, reason, decided_on, actor from decision order by decision_no',
    ),
  ).toEqual([
    [1, 'remove', 'past-retirement-age', '核实', '2025-01-10', 'tester'],
    [2, 'keep', 'past-retirement-age', '核实', '2024-12-31', 'tester'],
  ]);
  expect(select(cwd, "select detail from log where action = 'cleanup-decide'")).toEqual([
    ['plan 1: remove, 1'],
    ['plan 1: keep, 1'],
  ]);
});

test('what is left to decide is listed, and gone once it is decided', () => {
  const names = (): string[] => showPlan(cwd, '--pending').findings.map(({ name }) => name);
  expect(names()).toEqual(['周超']);
  expectDone(cwd, ...decide(id.tooOld, 'keep'));
  expect(names()).toEqual([]);
});

test('says what it makes of the person, by whose word and why', () => {
  const { stdout, stderr } = run([...decide(id.lapsed, 'keep', '--reason', '已换证'), '--lang', 'zh'], {
    cwd,
  });
  expect(stdout.trimEnd().split('\n')).toEqual([
    '单位\t姓名\t身份证号\t执法证号\t理由\t处理意见\t决定方\t来源',
    `芦淞区城市管理局\t吴期\t${mask(id.lapsed)}\t18000000011\t执法证18000000011有效期至2023-12-31，已过期\t保留\t司法局：已换证\t${/\S+第\d+行$/.exec(stdout.trimEnd())?.[0] ?? ''}`,
  ]);
  expect(stderr).toBe('已对1人作出决定。\n下一步：qualreg cleanup show 1 --pending --as-of 2024-12-31\n');
});

describe('refused, and nothing is written:', () => {
  test.each([
    [
      'a person without a finding',
      () => decide(id.fine, 'keep'),
      'person-not-flagged',
      /no finding on 430299\*+\d{4}/,
    ],
    [
      'one of several',
      () => [...decide(id.lapsed, 'keep'), '--officer', id.fine],
      'person-not-flagged',
      /no finding/,
    ],
    ['a person nobody knows', () => decide('18999999999', 'keep'), 'officer-not-found', /\*/],
    ['another ground', () => decide(id.lapsed, 'keep', '--ground', 'retired'), 'ground-not-found', /retired/],
    ['another decision', () => decide(id.lapsed, 'perhaps'), 'choice-unknown', /perhaps/],
    ['a blank reason', () => decide(id.lapsed, 'keep', '--reason', ' '), 'reason-missing', /empty/],
    [
      'a day before the plan',
      () => decide(id.lapsed, 'keep', '--as-of', '2024-12-30'),
      'plan-before-date',
      /as of 2024-12-31/,
    ],
  ])('%s', (_, args, code, message) => {
    const before = dump(cwd);
    expectError(args(), cwd, { exit: 2, code, message, hint: /./ });
    expect(dump(cwd)).toBe(before);
  });

  test('an applied plan', () => {
    expectDone(cwd, 'cleanup', 'apply', '1', ...unguarded);
    const refused = { exit: 2, code: 'plan-applied', message: /applied/, hint: /./ };
    expectError(decide(id.tooOld, 'keep'), cwd, refused);
  });
});
