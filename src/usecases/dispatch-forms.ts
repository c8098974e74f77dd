import type { CalendarDate } from '../domain/calendar-date.js';
import { isThere, makeFolder } from '../files/output-file.js';
import { replaceCheckForms } from '../store/check-forms.js';
import { writeLog } from '../store/log.js';
import type { Store } from '../store/open.js';
import { listUnits } from '../store/units.js';
import { UserError } from '../user-error.js';
import { listHolders } from './list-holders.js';
import { allowIds, hideCards, type IdRequest } from './print-ids.js';
import { readPlan, type ReviewedPlan } from './read-plan.js';
import { refuseClosedPlan } from './refuse-plan.js';
import { summariseForms } from './summarise-forms.js';
import {
  nameFiles,
  writeForm,
  writeTables,
  type FormChoices,
  type FormTexts,
  type UnitForm,
} from './write-check-form.js';

export interface DispatchRequest {
  plan: number;
  /** The folder for the forms; made when it is not there. */
  out: string;
  /** Last day for the units' answers, inclusive; null for none. */
  due: CalendarDate | null;
  asOf: CalendarDate;
  actor: string;
  texts: FormTexts;
  ids: IdRequest;
  /** Asked when files of these names are there already. */
  mayReplace: (files: readonly string[]) => Promise<boolean>;
}

export interface DispatchResult {
  plan: number;
  dispatchedOn: CalendarDate;
  due: CalendarDate | null;
  out: string;
  forms: number;
  /** Persons. */
  flagged: number;
  holders: number;
  /** Flagged persons who stand on no form, as they had no unit on the plan's date. */
  withoutUnit: number;
  summary: string[];
  units: { code: string; name: string; holders: number; flagged: number; files: string[] }[];
}

/**
 * Writes a check form for every unit with holders, and the bureau's summary, and notes to whom they went. Doing it again replaces
 * what was noted.
 * @throws UserError when the plan is applied, the dates do not fit, or a file must not or cannot be written
 */
export async function dispatchForms(store: Store, request: DispatchRequest): Promise<DispatchResult> {
  const { plan, out, due, asOf, texts } = request;
  const reviewed = await readPlan(store, plan);
  refuseClosedPlan(reviewed.plan, asOf);
  if (due !== null && due < asOf) throw new UserError('due-before-dispatch', { due, on: asOf });
  const { forms, openUnits } = await layOutForms(store, reviewed, request);
  const summary = nameFiles(out, texts.summaryName);
  makeFolder(out);
  await refuseReplacing([...forms.flatMap(({ files }) => files), ...summary], request);

  const printId = await allowIds(store, request.ids);
  const grounds = reviewed.policy.grounds.map(({ ground }) => ground);
  const choices: FormChoices = { plan, grounds, openUnits };
  for (const form of forms)
    await writeForm({ ...form, holders: hideCards(form.holders, request.ids) }, choices, printId, texts);
  const rows = summariseForms(forms, grounds, due, texts);
  const columns = (rows[0] ?? []).map((_, i) => ({ width: i === 0 ? 28 : 14 }));
  await writeTables(summary, { name: texts.summaryName, columns, rows }, []);
  await noteForms(store, request, forms);
  return describe(request, reviewed, forms, summary);
}

/** A form for each unit of the plan, by code; and the names of the units that are open. */
async function layOutForms(
  store: Store,
  reviewed: ReviewedPlan,
  { out, asOf }: DispatchRequest,
): Promise<{ forms: UnitForm[]; openUnits: string[] }> {
  const { held, units } = await store.read(async () => ({
    held: await listHolders(store, reviewed),
    units: await listUnits(store),
  }));
  const holders = new Map(held.map((one) => [one.unitId, one]));
  const forms = units.flatMap(({ unitId, code, name, field }): UnitForm[] => {
    const found = holders.get(unitId);
    return found ? [{ ...found, unit: { code, name, field }, files: nameFiles(out, `${code} ${name}`) }] : [];
  });
  const open = units.filter(({ closedOn }) => closedOn === null || closedOn > asOf);
  return { forms, openUnits: open.map(({ name }) => name) };
}

/** A form of the same name may be one that a unit has filled in. */
async function refuseReplacing(
  files: readonly string[],
  { mayReplace }: Pick<DispatchRequest, 'mayReplace'>,
): Promise<void> {
  const there = files.filter(isThere);
  const [path] = there;
  if (path !== undefined && !(await mayReplace(there))) throw new UserError('file-exists', { path });
}

function noteForms(
  store: Store,
  { plan, due, asOf, actor }: DispatchRequest,
  forms: readonly UnitForm[],
): Promise<void> {
  return store.transact(async (tx) => {
    const rows = forms.map((form) => ({
      plan_id: plan,
      unit_id: form.unitId,
      holders: form.holders.length,
      flagged: countFlagged(form),
      dispatched_on: asOf,
      due_on: due,
      actor,
    }));
    await replaceCheckForms(tx, plan, rows);
    await writeLog(tx, actor, 'cleanup-dispatch', `plan ${plan}`);
  });
}

const countFlagged = ({ holders }: UnitForm): number =>
  holders.filter(({ flagged }) => flagged !== null).length;

function describe(
  { plan, asOf, due, out }: DispatchRequest,
  { persons }: ReviewedPlan,
  forms: readonly UnitForm[],
  summary: string[],
): DispatchResult {
  const units = forms.map((form) => ({
    code: form.unit.code,
    name: form.unit.name,
    holders: form.holders.length,
    flagged: countFlagged(form),
    files: form.files,
  }));
  return {
    plan,
    dispatchedOn: asOf,
    due,
    out,
    forms: forms.length,
    flagged: units.reduce((sum, unit) => sum + unit.flagged, 0),
    holders: units.reduce((sum, unit) => sum + unit.holders, 0),
    withoutUnit: persons.filter(({ unit }) => unit === null).length,
    summary,
    units,
  };
}
