import type { CalendarDate } from '../domain/calendar-date.js';
import { countAnswers, listCheckForms, type ListedCheckForm } from '../store/check-forms.js';
import { groupRows } from '../store/group-rows.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';
import type { Policy } from '../domain/policy.js';
import { indexUnits, requireUnit } from './name-unit.js';
import { readPlan, type FlaggedPerson } from './read-plan.js';

/** `part`: the form came back, and flagged officers are still without an answer. */
export type ReturnState = 'waiting' | 'part' | 'done';

export interface WaitingUnit {
  code: string;
  name: string;
  /** Persons. */
  flagged: number;
  holders: number;
  answered: number;
  open: number;
  state: ReturnState;
  due: CalendarDate | null;
  /** The day of the first answer. */
  returnedOn: CalendarDate | null;
  /** Returned after the due date. */
  late: boolean;
  /** Not done, and the due date is over. */
  overdue: boolean;
}

/** Units, except the last four, which are persons. */
export interface WaitingTotals extends Record<ReturnState, number> {
  units: number;
  overdue: number;
  late: number;
  flagged: number;
  holders: number;
  answered: number;
  open: number;
}

export interface Waiting {
  plan: number;
  due: CalendarDate | null;
  units: WaitingUnit[];
  totals: WaitingTotals;
}

/**
 * Which units have not answered on a day: those that are not done, or the one that is asked for. The totals are those of all.
 * @throws UserError when no check forms of the plan have gone out
 */
export async function listWaiting(
  store: Store,
  policy: Policy,
  request: { plan: number; unit: string | null; asOf: CalendarDate },
): Promise<Waiting> {
  const { plan, asOf } = request;
  const { persons } = await readPlan(store, plan);
  const asked = request.unit === null ? null : requireUnit(await indexUnits(store, policy), request.unit);
  const forms = await listCheckForms(store, plan);
  const [first] = forms;
  if (!first) throw new UserError('plan-not-dispatched', { plan });
  const answers = await countAnswers(store, plan);
  const byUnit = groupRows(persons, ({ unit }) => unit?.unitId);
  const all = forms.map((form) => {
    const own = byUnit.get(form.unit_id) ?? [];
    return { unitId: form.unit_id, ...describe(form, own, answers.get(form.unit_id), asOf) };
  });
  const shown = all.filter(({ unitId, state }) => (asked ? unitId === asked.unitId : state !== 'done'));
  const units = shown.map(({ unitId: _, ...unit }) => unit);
  return { plan, due: first.due_on, units, totals: addUp(all) };
}

function describe(
  { code, name, holders, due_on: due }: ListedCheckForm,
  persons: readonly FlaggedPerson[],
  answers: { answered: number; firstOn: CalendarDate } | undefined,
  asOf: CalendarDate,
): WaitingUnit {
  const open = persons.filter(({ answer }) => answer === null).length;
  const state = !answers ? 'waiting' : open > 0 ? 'part' : 'done';
  const returnedOn = answers?.firstOn ?? null;
  return {
    code,
    name,
    flagged: persons.length,
    holders,
    answered: answers?.answered ?? 0,
    open,
    state,
    due,
    returnedOn,
    late: due !== null && returnedOn !== null && returnedOn > due,
    overdue: due !== null && due < asOf && state !== 'done',
  };
}

function addUp(units: readonly WaitingUnit[]): WaitingTotals {
  const sum = (key: 'flagged' | 'holders' | 'answered' | 'open'): number =>
    units.reduce((total, unit) => total + unit[key], 0);
  const count = (is: (unit: WaitingUnit) => boolean): number => units.filter(is).length;
  return {
    units: units.length,
    waiting: count(({ state }) => state === 'waiting'),
    part: count(({ state }) => state === 'part'),
    done: count(({ state }) => state === 'done'),
    overdue: count(({ overdue }) => overdue),
    late: count(({ late }) => late),
    flagged: sum('flagged'),
    holders: sum('holders'),
    answered: sum('answered'),
    open: sum('open'),
  };
}
