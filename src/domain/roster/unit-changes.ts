import type { CalendarDate } from '../calendar-date.js';
import { cleanCell, normaliseUnitName } from './cells.js';
import type { NamedUnit, UnitIndex } from './unit-index.js';
import { findSuccessor, isMergedInto } from './unit-mergers.js';

/** Why a change of a unit by hand makes no sense, and the values its sentence needs. */
interface Refusals {
  'unit-name-missing': Record<string, never>;
  'unit-name-unchanged': { unit: string };
  'unit-name-in-use': { name: string; units: string[] };
  'unit-alias-known': { unit: string; name: string };
  'unit-alias-unknown': { unit: string; name: string; known: string[] };
  'unit-is-closed': { unit: string; on: CalendarDate };
  'unit-merge-self': { unit: string };
  'unit-merge-circle': { unit: string; into: string };
  'unit-target-closed': { unit: string; on: CalendarDate; successor: string | null };
  'unit-closed-too-early': { unit: string; on: CalendarDate; other: string; otherOn: CalendarDate };
}
export type UnitRefusal = { [C in keyof Refusals]: [code: C, params: Refusals[C]] }[keyof Refusals];

type AliasedUnit = NamedUnit & { aliases: readonly string[] };

/** Reads a unit's name as a person types it; the empty text for none. */
export function readTypedName(text: string): string {
  return cleanCell(text);
}

/** Decides whether a unit may take a name: not the one it has, nor one by which another unit is found. */
export function refuseRename(unit: NamedUnit, name: string, index: UnitIndex): UnitRefusal | null {
  if (name === '') return ['unit-name-missing', {}];
  if (name === unit.name) return ['unit-name-unchanged', { unit: unit.name }];
  return refuseClaimed(unit, name, index);
}

/** Decides whether a unit may be found by one more name. */
export function refuseAlias(unit: NamedUnit, name: string, index: UnitIndex): UnitRefusal | null {
  if (name === '') return ['unit-name-missing', {}];
  const isKnown = index.findExact(name).some(({ unitId }) => unitId === unit.unitId);
  return isKnown ? ['unit-alias-known', { unit: unit.name, name }] : refuseClaimed(unit, name, index);
}

/** The aliases of a unit that are written like a name, whatever the width of letters and brackets. */
export function findAliases({ aliases }: AliasedUnit, name: string): string[] {
  return aliases.filter((alias) => normaliseUnitName(alias) === normaliseUnitName(name));
}

/** Decides whether an alias can be taken away from a unit. */
export function refuseAliasRemoval(unit: AliasedUnit, name: string): UnitRefusal | null {
  if (findAliases(unit, name).length > 0) return null;
  return ['unit-alias-unknown', { unit: unit.name, name, known: [...unit.aliases] }];
}

/**
 * Decides whether a unit can be closed from a day on: not twice, and not before another was merged into it.
 * @param all every unit of the register
 */
export function refuseClosing(
  unit: NamedUnit,
  on: CalendarDate,
  all: readonly NamedUnit[],
): UnitRefusal | null {
  if (unit.closedOn !== null) return ['unit-is-closed', { unit: unit.name, on: unit.closedOn }];
  for (const other of all) {
    if (other.mergedInto !== unit.unitId || other.closedOn === null || other.closedOn <= on) continue;
    const otherOn = other.closedOn;
    return ['unit-closed-too-early', { unit: unit.name, on, other: other.name, otherOn }];
  }
  return null;
}

/** Decides whether a unit can be merged into another from a day on; that one must be open then, and no part of a circle. */
export function refuseMerger(
  unit: NamedUnit,
  target: NamedUnit,
  on: CalendarDate,
  all: readonly NamedUnit[],
): UnitRefusal | null {
  const findUnit = (unitId: number): NamedUnit | undefined => all.find((one) => one.unitId === unitId);
  if (unit.unitId === target.unitId) return ['unit-merge-self', { unit: unit.name }];
  if (isMergedInto(target, unit, findUnit))
    return ['unit-merge-circle', { unit: unit.name, into: target.name }];
  const refusal = refuseClosing(unit, on, all);
  if (refusal || target.closedOn === null || target.closedOn > on) return refusal;
  const successor = findSuccessor(target, on, findUnit)?.name ?? null;
  return ['unit-target-closed', { unit: target.name, on: target.closedOn, successor }];
}

/** A name stays with one unit; only that of a unit merged into this one may be taken over. */
function refuseClaimed(unit: NamedUnit, name: string, index: UnitIndex): UnitRefusal | null {
  const findUnit = (unitId: number): NamedUnit | undefined => index.unitOf(unitId);
  const others = index
    .findExact(name)
    .filter((other) => other.unitId !== unit.unitId && !isMergedInto(other, unit, findUnit));
  if (others.length === 0) return null;
  return ['unit-name-in-use', { name, units: others.map((other) => `${other.name} (${other.code})`) }];
}
