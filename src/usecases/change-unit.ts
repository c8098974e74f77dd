// What a person states of one unit by hand. Each statement is a batch of its own, to be listed and taken back like a file.
import { addDays, type CalendarDate } from '../domain/calendar-date.js';
import type { SourceRef } from '../domain/facts.js';
import type { Policy } from '../domain/policy.js';
import {
  findAliases,
  readTypedName,
  refuseAlias,
  refuseAliasRemoval,
  refuseClosing,
  refuseMerger,
  refuseRename,
  type UnitRefusal,
} from '../domain/roster/unit-changes.js';
import { UnitIndex } from '../domain/roster/unit-index.js';
import type { KnownUnit } from '../domain/roster/units.js';
import type { Store } from '../store/open.js';
import { deleteAlias, insertAliases, listUnits, updateUnit } from '../store/units.js';
import { UserError } from '../user-error.js';
import { countPosted, type Posted } from './count-posted.js';
import { requireUnit } from './name-unit.js';
import { recordByHand } from './record-by-hand.js';

export interface UnitRequest {
  /** Code, name or alias. */
  unit: string;
  policy: Policy;
  asOf: CalendarDate;
  actor: string;
  reason: string | null;
}

export interface Changed {
  batch: number;
  code: string;
}

/** Gives a unit a new name; it is still found by the former one. Throws UserError when the name is another unit's. */
export async function renameUnit(
  store: Store,
  request: UnitRequest & { name: string },
): Promise<Changed & { from: string; to: string }> {
  const name = readTypedName(request.name);
  return change(store, request, 'rename', [name], async ({ tx, source, unit, index }) => {
    refuse(refuseRename(unit, name, index));
    for (const alias of findAliases(unit, name)) await deleteAlias(tx, source, unit.unitId, alias);
    await insertAliases(tx, unit.unitId, [unit.name], 'former-name', source);
    await update(tx, source, unit, { name });
    return { from: unit.name, to: name };
  });
}

export interface Closed extends Changed {
  name: string;
  /** First day on which the unit is closed. */
  on: CalendarDate;
  lastDay: CalendarDate;
  mergedInto: string | null;
  /** Who stands at the unit on the day of the request. */
  posted: Posted;
}

/** Closes a unit from a day on. Throws UserError when it is closed already. */
export async function closeUnit(store: Store, request: UnitRequest & { on: CalendarDate }): Promise<Closed> {
  const { on, asOf } = request;
  return change(store, request, 'close', [on], async ({ tx, source, unit, all }) => {
    refuse(refuseClosing(unit, on, all));
    await update(tx, source, unit, { closed_on: on });
    return describeClosing(unit, on, null, await countPosted(tx, unit.unitId, asOf));
  });
}

/**
 * Closes a unit from a day on, and says which one takes its place.
 * @throws UserError when the unit is closed already, or the other is not open on that day or was merged into this one
 */
export async function mergeUnit(
  store: Store,
  request: UnitRequest & { into: string; on: CalendarDate },
): Promise<Closed> {
  const { on, asOf } = request;
  return change(store, request, 'merge', [request.into, on], async ({ tx, source, unit, all, index }) => {
    const target = requireUnit(index, request.into);
    refuse(refuseMerger(unit, target, on, all));
    await update(tx, source, unit, { closed_on: on, merged_into: target.unitId });
    return describeClosing(unit, on, target.name, await countPosted(tx, unit.unitId, asOf));
  });
}

/** Takes names away from a unit and gives it others by which it is found. Throws UserError when one is another unit's. */
export async function aliasUnit(
  store: Store,
  request: UnitRequest & { add: readonly string[]; remove: readonly string[] },
): Promise<Changed & { name: string; added: string[]; removed: string[] }> {
  const added = [...new Set(request.add.map(readTypedName))];
  if (added.length === 0 && request.remove.length === 0) throw new UserError('unit-name-missing', {});
  const words = [...added, '--remove', ...request.remove];
  return change(store, request, 'alias', words, async ({ tx, source, unit, index }) => {
    for (const name of request.remove) refuse(refuseAliasRemoval(unit, name));
    for (const name of added) refuse(refuseAlias(unit, name, index));
    const removed = [...new Set(request.remove.flatMap((name) => findAliases(unit, name)))];
    for (const alias of removed) await deleteAlias(tx, source, unit.unitId, alias);
    await insertAliases(tx, unit.unitId, added, 'alias', source);
    return { name: unit.name, added, removed };
  });
}

interface Work {
  tx: Store;
  source: SourceRef;
  unit: KnownUnit;
  all: KnownUnit[];
  index: UnitIndex;
}

async function change<R>(
  store: Store,
  { unit: text, policy, actor, asOf, reason }: UnitRequest,
  verb: string,
  words: readonly string[],
  work: (given: Work) => Promise<R>,
): Promise<R & Changed> {
  const command = `qualreg unit ${verb}`;
  const statement = [command, text, ...words].join('\n');
  const entry = { kind: 'units' as const, command, statement, actor, asOf, reason };
  const { batch, result } = await recordByHand(store, entry, async (tx, source) => {
    const all = await listUnits(tx);
    const index = new UnitIndex(policy, all);
    const { unitId } = requireUnit(index, text);
    const unit = all.find((one) => one.unitId === unitId);
    if (!unit) throw new Error(`unit ${unitId} is not in the register`);
    return { ...(await work({ tx, source, unit, all, index })), code: unit.code };
  });
  return { ...result, batch };
}

function refuse(refusal: UnitRefusal | null): void {
  if (refusal) throw new UserError(...refusal);
}

function update(
  tx: Store,
  source: SourceRef,
  { unitId }: KnownUnit,
  set: Parameters<typeof updateUnit>[3],
): Promise<void> {
  return updateUnit(tx, source, unitId, { ...set, file_id: source.fileId, line: source.line });
}

function describeClosing(
  { name }: KnownUnit,
  on: CalendarDate,
  mergedInto: string | null,
  posted: Posted,
): Omit<Closed, keyof Changed> {
  return { name, on, lastDay: addDays(on, -1), mergedInto, posted };
}
