import type { CalendarDate } from '../calendar-date.js';
import { distance } from 'fastest-levenshtein';
import { normaliseUnitName } from './cells.js';

/** A unit as rosters name it. */
export interface NamedUnit {
  unitId: number;
  code: string;
  name: string;
  closedOn: CalendarDate | null;
}

export type UnitMatch = { unit: NamedUnit } | { unit: null; ambiguous: boolean; candidates: string[] };

/** Shorter names stand in many texts by chance. */
const shortestName = 3;

/** Finds units by code, name, alias or former name, whatever the width of letters and brackets. Never guesses. */
export class UnitIndex {
  readonly #byKey = new Map<string, NamedUnit[]>();
  readonly #byId = new Map<number, NamedUnit>();
  readonly #known: { key: string; name: string }[] = [];
  readonly #missed = new Map<string, string[]>();

  add(unit: NamedUnit, names: readonly string[]): void {
    for (const name of [unit.code, unit.name, ...names]) {
      const key = normaliseUnitName(name);
      const found = this.#byKey.get(key) ?? [];
      if (!found.some((other) => other.unitId === unit.unitId)) this.#byKey.set(key, [...found, unit]);
    }
    this.#byId.set(unit.unitId, unit);
    for (const name of [unit.name, ...names])
      this.#known.push({ key: normaliseUnitName(name), name: unit.name });
    this.#missed.clear();
  }

  nameOf(unitId: number): string {
    return this.#byId.get(unitId)?.name ?? '';
  }

  findById(unitId: number): NamedUnit | null {
    return this.#byId.get(unitId) ?? null;
  }

  find(text: string): UnitMatch {
    const found = this.#byKey.get(normaliseUnitName(text)) ?? [];
    const [unit] = found;
    if (unit && found.length === 1) return { unit };
    if (unit) return { unit: null, ambiguous: true, candidates: found.map((u) => `${u.name} (${u.code})`) };
    return { unit: null, ambiguous: false, candidates: this.#findClosest(text) };
  }

  /** The units one of whose names stands in a longer text; a name that is a part of another one found there does not count. */
  findWithin(text: string): NamedUnit[] {
    const key = normaliseUnitName(text);
    const names = [...this.#byKey.keys()].filter((name) => name.length >= shortestName && key.includes(name));
    const longest = names.filter((name) => !names.some((other) => other !== name && other.includes(name)));
    const found = longest.flatMap((name) => this.#byKey.get(name) ?? []);
    return [...new Map(found.map((unit) => [unit.unitId, unit])).values()];
  }

  /** Ranks by letters that differ beyond those left out: short names leave letters out. */
  #findClosest(text: string): string[] {
    const known = this.#missed.get(text);
    if (known) return known;
    const key = normaliseUnitName(text);
    const ranked = this.#known.map(({ key: other, name }) => {
      const leftOut = Math.max(0, other.length - key.length);
      return { name, wrong: distance(key, other) - leftOut, leftOut };
    });
    ranked.sort((a, b) => a.wrong - b.wrong || a.leftOut - b.leftOut);
    const close = ranked.filter((one) => one.wrong <= key.length / 2).map((one) => one.name);
    const closest = [...new Set(close)].slice(0, 3);
    this.#missed.set(text, closest);
    return closest;
  }
}
