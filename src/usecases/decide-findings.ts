import type { CalendarDate } from '../domain/calendar-date.js';
import type { GroundCode } from '../domain/grounds/ground.js';
import { maskIdentityNumber } from '../domain/identity-number.js';
import { insertDecision } from '../store/answers.js';
import { writeLog } from '../store/log.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';
import { readPlan, type FlaggedPerson } from './read-plan.js';
import { refuseClosedPlan } from './refuse-plan.js';
import { requireOfficer } from './show-officer.js';

export interface DecideRequest {
  plan: number;
  /** Identity or certificate numbers. */
  officers: readonly string[];
  decision: 'remove' | 'keep';
  /** Null for all grounds that the persons are found under now. */
  ground: string | null;
  reason: string;
  asOf: CalendarDate;
  actor: string;
}

/** What is decided on the command line. Throws UserError with the choices. */
export function readDecision(text: string): DecideRequest['decision'] {
  if (text === 'keep' || text === 'remove') return text;
  throw new UserError('choice-unknown', { value: text, allowed: ['keep', 'remove'] });
}

/**
 * Writes down what the bureau decides on flagged persons; its last word goes before the register's and the unit's.
 * @returns the persons it was decided on
 * @throws UserError when the plan is applied, the reason is blank, or a person was not found under that ground
 */
export function decideFindings(store: Store, request: DecideRequest): Promise<number[]> {
  const { plan, asOf, actor } = request;
  const reason = request.reason.trim();
  return store.transact(async (tx) => {
    const reviewed = await readPlan(tx, plan);
    refuseClosedPlan(reviewed.plan, asOf);
    if (reason === '') throw new UserError('reason-missing', {});
    const byId = new Map(reviewed.persons.map((person) => [person.officerId, person]));
    const officerIds = new Set<number>();
    for (const id of request.officers) {
      const officerId = await requireOfficer(tx, id);
      const grounds = requireGrounds(request, id, byId.get(officerId));
      if (officerIds.has(officerId)) continue;
      officerIds.add(officerId);
      const { decision } = request;
      const said = { officer_id: officerId, plan_id: plan, decision, reason, decided_on: asOf, actor };
      // One by one: what is found later was not decided on.
      for (const ground of grounds) await insertDecision(tx, { ...said, ground });
    }
    await writeLog(tx, actor, 'cleanup-decide', `plan ${plan}: ${request.decision}, ${officerIds.size}`);
    return [...officerIds];
  });
}

/** @returns the grounds that are decided on; throws UserError when the person was not found under the one that is named */
function requireGrounds(
  { plan, ground }: DecideRequest,
  id: string,
  person: FlaggedPerson | undefined,
): GroundCode[] {
  if (!person) throw new UserError('person-not-flagged', { plan, officer: maskIdentityNumber(id) });
  const found = [...new Set(person.findings.map((one) => one.ground))];
  const match = found.find((code) => code === ground);
  if (ground === null) return found;
  if (match) return [match];
  const officer = `${person.name} ${maskIdentityNumber(person.idNumber)}`;
  throw new UserError('ground-not-found', { officer, ground, found });
}
