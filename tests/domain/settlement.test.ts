import { describe, expect, it, test } from 'vitest';
import type { GroundCode, GroundMode } from '../../src/domain/grounds/ground.js';
import { hunanPolicy } from '../../src/domain/policy.js';
import {
  removesPerson,
  settleFindings,
  type BureauDecision,
  type Decision,
  type PlannedFinding,
  type UnitAnswer,
} from '../../src/domain/settlement.js';

const order = hunanPolicy.grounds.map(({ ground }) => ground);
const source = { fileId: 1, line: 2 };

function plan(...texts: `${GroundMode} ${GroundCode}`[]): PlannedFinding[] {
  return texts.map((text) => {
    const [mode, ground] = text.split(' ') as [GroundMode, GroundCode];
    const evidence = { from: 'unit', ground, unit: '', since: null, reason: null } as const;
    return { ground, mode, certificateNumber: '18000000001', evidence, source };
  });
}

function answer(
  kind: UnitAnswer['answer'],
  ground: GroundCode | null = null,
  asked: readonly GroundCode[] = order,
): UnitAnswer {
  return {
    answer: kind,
    ground,
    certificateNumber: '18000000001',
    unit: '荷塘区城市管理局',
    movedTo: null,
    since: null,
    reason: '说明',
    answeredOn: '2025-01-20',
    asked,
    source: { fileId: 9, line: 7 },
  };
}

function decide(decision: BureauDecision['decision'], ground: GroundCode): BureauDecision {
  return { decision, ground, reason: '核实', decidedOn: '2025-02-01', actor: 'chief' };
}

type Row = [
  why: string,
  planned: PlannedFinding[],
  answer: UnitAnswer | null,
  decisions: BureauDecision[],
  settled: string[],
];

test.each<Row>([
  ['a certain ground removes by itself', plan('certain retired'), null, [], ['retired remove register']],
  ['one to confirm waits', plan('confirm never-qualified'), null, [], ['never-qualified pending -']],
  [
    'the unit confirms it',
    plan('confirm never-qualified'),
    answer('remove', 'never-qualified'),
    [],
    ['never-qualified remove unit'],
  ],
  [
    'the unit keeps',
    plan('confirm past-retirement-age'),
    answer('keep'),
    [],
    ['past-retirement-age keep unit'],
  ],
  [
    'the person has moved',
    plan('confirm past-retirement-age'),
    answer('moved'),
    [],
    ['past-retirement-age keep unit'],
  ],
  [
    'the unit contradicts what is certain',
    plan('certain retired'),
    answer('keep'),
    [],
    ['retired pending -'],
  ],
  [
    'the unit knows another ground, which is counted in its place',
    plan('confirm past-retirement-age'),
    answer('remove', 'deceased'),
    [],
    ['deceased remove unit', 'past-retirement-age pending -'],
  ],
  ['the unit names somebody not flagged', [], answer('remove', 'left'), [], ['left remove unit']],
  ['a holder who is confirmed is no finding', [], answer('keep'), [], []],
  [
    'what was found after the unit spoke waits for it',
    plan('confirm past-retirement-age', 'confirm inactive'),
    answer('keep', null, ['past-retirement-age']),
    [],
    ['past-retirement-age keep unit', 'inactive pending -'],
  ],
  [
    'a certain ground found after the unit spoke is not contradicted by it',
    plan('certain retired'),
    answer('keep', null, []),
    [],
    ['retired remove register'],
  ],
  [
    'what was found after the bureau spoke is not decided',
    plan('confirm past-retirement-age', 'confirm inactive'),
    null,
    [decide('remove', 'past-retirement-age')],
    ['past-retirement-age remove bureau', 'inactive pending -'],
  ],
  [
    'the bureau goes before the unit',
    plan('certain retired', 'confirm past-retirement-age'),
    answer('keep'),
    [decide('remove', 'retired'), decide('remove', 'past-retirement-age')],
    ['retired remove bureau', 'past-retirement-age remove bureau'],
  ],
  [
    'the bureau decides one ground',
    plan('certain retired', 'confirm past-retirement-age'),
    null,
    [decide('keep', 'retired')],
    ['retired keep bureau', 'past-retirement-age pending -'],
  ],
  [
    'the last word counts',
    plan('confirm past-retirement-age'),
    null,
    [decide('remove', 'past-retirement-age'), decide('keep', 'past-retirement-age')],
    ['past-retirement-age keep bureau'],
  ],
])('%s', (_, planned, answered, decisions, settled) => {
  const findings = settleFindings(planned, answered, decisions, order);
  expect(findings.map((f) => `${f.ground} ${f.decision} ${f.decidedBy ?? '-'}`)).toEqual(settled);
});

it('has the form as evidence of what only the unit knows', () => {
  const [finding] = settleFindings([], answer('remove', 'deceased'), [], order);
  expect(finding).toMatchObject({
    evidence: { from: 'unit', unit: '荷塘区城市管理局', reason: '说明' },
    source: { fileId: 9, line: 7 },
  });
});

describe('removesPerson', () => {
  it.each<[GroundCode, Decision, boolean]>([
    ['retired', 'remove', true],
    ['retired', 'keep', false],
    ['retired', 'pending', false],
    ['past-retirement-age', 'remove', true],
    ['never-qualified', 'pending', false],
    ['surplus-certificate', 'remove', false],
    ['surplus-certificate', 'keep', false],
  ])('%s, %s: %s', (ground, decision, ends) => {
    expect(removesPerson({ ground, decision })).toBe(ends);
  });
});
