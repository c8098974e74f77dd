import type { CalendarDate } from '../domain/calendar-date.js';
import type { GroundCode, GroundMode } from '../domain/grounds/ground.js';
import type { AnswerKind, SettledFinding } from '../domain/settlement.js';
import { sourceOfAnswer } from '../store/answers.js';
import { listDecisionsOf, listPlanIdsOf, type AnswerOf } from '../store/officer-plans.js';
import type { Store } from '../store/open.js';
import type { DecisionRow } from '../store/schema.js';
import type { Locate, Source } from './locate-facts.js';
import { readPlan } from './read-plan.js';
import type { PlanState } from './summarise-plan.js';

/** A finding of a plan on one person, as it stands. */
export interface PlanOfOfficer extends Pick<
  SettledFinding,
  'ground' | 'decision' | 'decidedBy' | 'decisionReason' | 'evidence'
> {
  plan: number;
  state: PlanState;
  asOf: CalendarDate;
  appliedOn: CalendarDate | null;
  mode: GroundMode;
  certificate: string;
}

export interface AnswerOnOfficer {
  plan: number;
  on: CalendarDate;
  unit: string;
  answer: AnswerKind;
  ground: GroundCode | null;
  movedTo: string | null;
  since: CalendarDate | null;
  reason: string | null;
  source: Source;
}

export interface DecisionOnOfficer {
  plan: number;
  on: CalendarDate;
  decision: 'remove' | 'keep';
  /** Null: of all findings of the person. */
  ground: GroundCode | null;
  reason: string;
  actor: string;
}

/** What a person went through in the cleanups: the plans, oldest first, the units' answers, the bureau's decisions. */
export interface OfficerCleanups {
  plans: PlanOfOfficer[];
  answers: AnswerOnOfficer[];
  decisions: DecisionOnOfficer[];
}

/** Reads every plan in which a person was flagged or answered for, as it stands today. */
export async function readOfficerPlans(
  store: Store,
  officerId: number,
  { answers, locate }: { answers: readonly AnswerOf[]; locate: Locate },
): Promise<OfficerCleanups> {
  const plans: PlanOfOfficer[] = [];
  for (const planId of await listPlanIdsOf(store, officerId)) {
    const { plan, persons } = await readPlan(store, planId);
    const person = persons.find((one) => one.officerId === officerId);
    const { as_of: asOf, applied_on: appliedOn } = plan;
    const state = appliedOn === null ? 'open' : 'applied';
    for (const { certificateNumber: certificate, ...finding } of person?.findings ?? []) {
      const { ground, mode, decision, decidedBy, decisionReason, evidence } = finding;
      const settled = { ground, mode, certificate, decision, decidedBy, decisionReason, evidence };
      plans.push({ plan: planId, state, asOf, appliedOn, ...settled });
    }
  }
  const decisions = await listDecisionsOf(store, officerId);
  return {
    plans,
    answers: answers.map((answer) => toAnswer(answer, locate)),
    decisions: decisions.map(toDecision),
  };
}

function toAnswer(row: AnswerOf, locate: Locate): AnswerOnOfficer {
  const { plan_id: plan, answered_on: on, unitName: unit, movedToName: movedTo } = row;
  const { answer, ground, since, reason } = row;
  return { plan, on, unit, answer, ground, movedTo, since, reason, source: locate(sourceOfAnswer(row)) };
}

function toDecision({ plan_id: plan, decided_on: on, ...row }: DecisionRow): DecisionOnOfficer {
  const { decision, ground, reason, actor } = row;
  return { plan, on, decision, ground, reason, actor };
}
