import type { FactRecord } from '../domain/fact-list.js';
import type { GroundCode, GroundMatch, GroundMode } from '../domain/grounds/ground.js';
import { hunanPolicy, type Policy } from '../domain/policy.js';
import {
  settleFindings,
  type BureauDecision,
  type PlannedFinding,
  type SettledFinding,
  type UnitAnswer,
} from '../domain/settlement.js';
import { listAnswers, listDecisions, sourceOfAnswer, type ListedAnswer } from '../store/answers.js';
import { groupRows } from '../store/group-rows.js';
import type { Store } from '../store/open.js';
import {
  listPlanFindings,
  listPlanOfficers,
  listPlans,
  type ListedPlan,
  type ListedPlanOfficer,
} from '../store/plans.js';
import type { DecisionRow, PlanFindingRow } from '../store/schema.js';
import { UserError } from '../user-error.js';

/** A flagged person, with what the register, the unit and the bureau say together. */
export interface FlaggedPerson {
  officerId: number;
  idNumber: string;
  name: string;
  /** On the day of planning. */
  unit: { unitId: number; code: string; name: string } | null;
  /** The ground the person is counted under. */
  ground: GroundCode;
  mode: GroundMode;
  findings: SettledFinding[];
  answer: UnitAnswer | null;
  /** What was reviewed of the person. */
  facts: FactRecord[];
}

export interface ReviewedPlan {
  plan: ListedPlan;
  /** The one it was made with. */
  policy: Policy;
  /** By unit and person. */
  persons: FlaggedPerson[];
  /** The units' last words on holders who are not flagged. */
  unflagged: ListedAnswer[];
}

/** Throws UserError when there is no plan of that number. */
export async function requirePlan(store: Store, planId: number): Promise<ListedPlan> {
  const [plan] = await listPlans(store, planId);
  if (!plan) throw new UserError('plan-not-found', { plan: planId });
  return plan;
}

/** The policy that a plan was made with; the first plans did not keep theirs, which was the program's own. */
export function policyOfPlan({ policy }: ListedPlan): Policy {
  return policy === null ? hunanPolicy : (JSON.parse(policy) as Policy);
}

/** Reads a plan as it stands: findings, units' answers and the bureau's decisions. Throws UserError when there is none of that number. */
export async function readPlan(store: Store, planId: number): Promise<ReviewedPlan> {
  const plan = await requirePlan(store, planId);
  const policy = policyOfPlan(plan);
  const order = policy.grounds.map(({ ground }) => ground);
  const findings = groupRows(await listPlanFindings(store, planId), (row) => row.officer_id);
  const decisions = groupRows(await listDecisions(store, planId), (row) => row.officer_id);
  const answers = new Map((await listAnswers(store, planId)).map((row) => [row.officer_id, row]));
  const settle = (officerId: number): Pick<FlaggedPerson, 'findings' | 'answer'> => {
    const row = answers.get(officerId);
    const answer = row ? toAnswer(row) : null;
    const valid = row?.cured_on === null ? answer : null;
    const planned = (findings.get(officerId) ?? []).map(toFinding);
    const decided = (decisions.get(officerId) ?? []).map(toDecision);
    return { answer, findings: settleFindings(planned, valid, decided, order) };
  };
  const flagged = (await listPlanOfficers(store, planId)).map((row): FlaggedPerson => {
    return { ...toPerson(row), ...countUnder(settle(row.officer_id), row) };
  });
  const isFlagged = new Set(flagged.map(({ officerId }) => officerId));
  const others = [...answers.values()].filter((row) => !isFlagged.has(row.officer_id));
  const added = others.flatMap((row): FlaggedPerson[] => {
    const { ground } = row;
    if (row.answer !== 'remove' || !ground || row.cured_on !== null) return [];
    return [{ ...toPersonOfAnswer(row), ...countUnder(settle(row.officer_id), { ground, mode: 'certain' }) }];
  });
  const persons = [...flagged, ...added].sort(comparePersons);
  return { plan, policy, persons, unflagged: others.filter((row) => row.answer !== 'remove') };
}

/** A person is counted under the first certain ground, the unit's among them, or else as planned. */
export function countUnder<S extends Pick<FlaggedPerson, 'findings'>>(
  settled: S,
  planned: Pick<FlaggedPerson, 'ground' | 'mode'>,
): S & Pick<FlaggedPerson, 'ground' | 'mode'> {
  const { ground, mode } = settled.findings.find((one) => one.mode === 'certain') ?? planned;
  return { ...settled, ground, mode };
}

function comparePersons(a: FlaggedPerson, b: FlaggedPerson): number {
  const [one, other] = [a.unit?.code ?? '', b.unit?.code ?? ''];
  return one < other ? -1 : one > other ? 1 : a.officerId - b.officerId;
}

type Named = Pick<FlaggedPerson, 'officerId' | 'idNumber' | 'name' | 'unit' | 'facts'>;

function toPerson(row: ListedPlanOfficer): Named {
  const { unit_id: unitId, unitCode: code, unitName: name } = row;
  return {
    officerId: row.officer_id,
    idNumber: row.idNumber,
    name: row.name,
    unit: unitId === null || code === null || name === null ? null : { unitId, code, name },
    facts: JSON.parse(row.facts ?? '[]') as FactRecord[],
  };
}

function toPersonOfAnswer(row: ListedAnswer): Named {
  return {
    officerId: row.officer_id,
    idNumber: row.idNumber,
    name: row.name,
    unit: { unitId: row.unit_id, code: row.unitCode, name: row.unitName },
    facts: JSON.parse(row.facts ?? '[]') as FactRecord[],
  };
}

export function toFinding(row: PlanFindingRow): PlannedFinding {
  const params = JSON.parse(row.params) as GroundMatch['params'];
  return {
    ground: row.ground,
    mode: row.mode,
    certificateNumber: row.certificate_number,
    evidence: { from: 'register', match: { ground: row.ground, params } },
    source: { fileId: row.file_id, line: row.line },
  };
}

export function toAnswer(row: ListedAnswer): UnitAnswer {
  return {
    answer: row.answer,
    ground: row.ground,
    certificateNumber: row.certificate_number,
    unit: row.unitName,
    movedTo: row.movedToName,
    since: row.since,
    reason: row.reason,
    answeredOn: row.answered_on,
    asked: JSON.parse(row.asked) as GroundCode[],
    source: sourceOfAnswer(row),
  };
}

function toDecision({ decision, ground, reason, decided_on: decidedOn, actor }: DecisionRow): BureauDecision {
  return { decision, ground, reason, decidedOn, actor };
}
