import type { CalendarDate } from '../domain/calendar-date.js';
import { contradictsRegister, flagOfficer, type FlaggedOfficer } from '../domain/cleanup.js';
import { listFacts, type FactChange } from '../domain/fact-list.js';
import type { OfficerFacts } from '../domain/facts.js';
import { compareFindings } from '../domain/finding-changes.js';
import { maskIdentityNumber } from '../domain/identity-number.js';
import type { GroundContext } from '../domain/grounds/ground.js';
import type { SettledFinding, UnitAnswer } from '../domain/settlement.js';
import { setAnswerReviewed } from '../store/answers.js';
import { findFacts, streamFacts } from '../store/facts.js';
import { writeLog } from '../store/log.js';
import type { Store } from '../store/open.js';
import { deletePlanOfficers, insertPlanOfficers, setPlanDay } from '../store/plans.js';
import { UserError, type ChangedOfficer } from '../user-error.js';
import { compareReviewed, nameChanges } from './find-changes.js';
import { findHolder, toFindingRows, toOfficerRow } from './plan-cleanup.js';
import { hideCards } from './print-ids.js';
import { readGroundContext } from './read-ground-context.js';
import { readOpenPlan } from './read-open-plan.js';
import { readPlan, type FlaggedPerson, type ReviewedPlan } from './read-plan.js';

export interface RefreshRequest {
  plan: number;
  asOf: CalendarDate;
  actor: string;
  /** Goes through everything and writes nothing. */
  dryRun: boolean;
  signal: AbortSignal;
}

/** A finding and whose it is, masked. */
export interface OfficerFinding {
  officer: string;
  name: string;
  unit: { code: string; name: string } | null;
  finding: SettledFinding;
}

export interface RefreshResult {
  plan: number;
  asOf: CalendarDate;
  dryRun: boolean;
  dropped: OfficerFinding[];
  changed: (OfficerFinding & { before: SettledFinding })[];
  added: OfficerFinding[];
  /** Persons without any finding left. */
  outOfPlan: number;
  /** The others whose facts were taken anew, and what changed of them since they were reviewed. */
  reviewedAnew: ChangedOfficer[];
}

/**
 * Looks again, with the plan's own policy and grounds, at the persons whom the plan flags or a unit's answer names, and at nobody
 * else. Findings that are cured drop out, answers and decisions stay on record.
 * @throws UserError when the plan was applied, is of an earlier version or of a later day
 */
export function refreshCleanup(store: Store, request: RefreshRequest): Promise<RefreshResult> {
  return store.transact(
    async (tx) => {
      const before = await readOpenPlan(tx, request.plan, request.asOf);
      const context = await readGroundContext(tx, before.policy, request.asOf);
      const facts = await lookAgain(tx, before, context, request);
      const after = await readPlan(tx, request.plan);
      await writeLog(tx, request.actor, 'cleanup-refresh', `plan ${request.plan} as of ${request.asOf}`);
      const { plan, asOf, dryRun } = request;
      return { plan, asOf, dryRun, ...hideCards(comparePlans(before, after, facts, context)) };
    },
    () => !request.dryRun,
  );
}

/** Writes the plan's persons and findings anew. @returns what is known of each person now */
async function lookAgain(
  tx: Store,
  { plan, persons }: ReviewedPlan,
  context: GroundContext,
  { asOf, signal }: RefreshRequest,
): Promise<Map<number, OfficerFacts>> {
  const planId = plan.plan_id;
  const inPlan = new Map(persons.map((person) => [person.officerId, person]));
  const known = new Map<number, OfficerFacts>();
  await deletePlanOfficers(tx, planId);
  for await (const group of findFacts(
    tx,
    [...inPlan.keys()].sort((a, b) => a - b),
  )) {
    if (signal.aborted) throw new UserError('interrupted', {});
    for (const facts of group) {
      known.set(facts.officerId, facts);
      const found = flagOfficer(facts, context);
      if (found)
        await insertPlanOfficers(
          tx,
          [toOfficerRow(planId, facts, found, context)],
          toFindingRows(planId, facts, found),
        );
      const answer = inPlan.get(facts.officerId)?.answer;
      if (answer) await reviewAnswer(tx, planId, answer, facts, found, context);
    }
  }
  await setPlanDay(tx, planId, { asOf, holders: await countHolders(tx, asOf, plan.unit_id, signal) });
  return known;
}

async function countHolders(
  tx: Store,
  asOf: CalendarDate,
  unitId: number | null,
  signal: AbortSignal,
): Promise<number> {
  let holders = 0;
  for await (const group of streamFacts(tx, 'cardholders')) {
    if (signal.aborted) throw new UserError('interrupted', {});
    for (const facts of group) if (findHolder(facts, asOf, unitId)) holders += 1;
  }
  return holders;
}

/** What a unit's answer rests on is taken anew; a removal whose ground no longer holds is cured. */
async function reviewAnswer(
  tx: Store,
  planId: number,
  { ground, asked }: UnitAnswer,
  facts: OfficerFacts,
  found: FlaggedOfficer | null,
  context: GroundContext,
): Promise<void> {
  const isFound = found?.findings.some(({ match }) => match.ground === ground) ?? false;
  const isCured =
    ground !== null && !isFound && (asked.includes(ground) || contradictsRegister(ground, facts, context));
  await setAnswerReviewed(tx, planId, facts.officerId, {
    facts: JSON.stringify(listFacts(facts)),
    curedOn: isCured ? context.asOf : null,
  });
}

function comparePlans(
  before: ReviewedPlan,
  after: ReviewedPlan,
  facts: ReadonlyMap<number, OfficerFacts>,
  context: GroundContext,
): Pick<RefreshResult, 'dropped' | 'changed' | 'added' | 'outOfPlan' | 'reviewedAnew'> {
  const now = new Map(after.persons.map((person) => [person.officerId, person]));
  const compared = before.persons.map((person) => {
    const { officerId, findings } = person;
    const name = nameFinding(now.get(officerId) ?? person);
    const { dropped, changed, added } = compareFindings(findings, now.get(officerId)?.findings ?? []);
    return {
      dropped: dropped.map(name),
      changed: changed.map((one) => ({ ...name(one.now), before: one.before })),
      added: added.map(name),
    };
  });
  const stay = before.persons.filter(({ officerId }) => now.has(officerId));
  const anew = stay.map((person) => nameChanges(person, listChanges(person, facts, context)));
  return {
    dropped: compared.flatMap(({ dropped }) => dropped),
    changed: compared.flatMap(({ changed }) => changed),
    added: compared.flatMap(({ added }) => added),
    outOfPlan: before.persons.length - stay.length,
    reviewedAnew: anew.filter(({ changes }) => changes.length > 0),
  };
}

function listChanges(
  person: FlaggedPerson,
  known: ReadonlyMap<number, OfficerFacts>,
  context: GroundContext,
): FactChange[] {
  const facts = known.get(person.officerId);
  return facts ? compareReviewed(person, facts, context) : [];
}

function nameFinding({ idNumber, name, unit }: FlaggedPerson): (finding: SettledFinding) => OfficerFinding {
  const whose = {
    officer: maskIdentityNumber(idNumber),
    name,
    unit: unit && { code: unit.code, name: unit.name },
  };
  return (finding) => ({ ...whose, finding });
}
