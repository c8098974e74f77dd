import type { CalendarDate } from '../calendar-date.js';
import { distance } from 'fastest-levenshtein';
import { normaliseUnitName } from './cells.js';
import { isMergedInto } from './unit-mergers.js';
import { readLocalName, readUnitName, type Places } from './unit-names.js';

/** A unit as rosters name it. */
export interface NamedUnit {
  unitId: number;
  code: string;
  name: string;
  closedOn: CalendarDate | null;
  mergedInto: number | null;
}

/** `isExact`: by one of its own names; else with another form of the city's name in front, which a person should hear of. */
export type UnitMatch =
  { unit: NamedUnit; isExact: boolean } | { unit: null; ambiguous: boolean; candidates: string[] };

/** Shorter names stand in many texts by chance. */
const shortestName = 3;

/**
 * Finds units by code, name, alias or former name, whatever the width of letters and brackets; failing that, by what is left of
 * these names without the city's. The first of the two that knows any unit decides. Never guesses.
 */
export class UnitIndex {
  readonly #units = new Map<number, NamedUnit>();
  readonly #byKey = new Map<string, Set<number>>();
  /** By the name without province and city. */
  readonly #byRest = new Map<string, Set<number>>();
  /** Units of districts, by the name that is used within their district. */
  readonly #byLocalName = new Map<string, Set<number>>();
  readonly #known: { key: string; name: string }[] = [];
  readonly #missed = new Map<string, string[]>();
  /** By a text as it was written: rosters repeat the names of their units. */
  readonly #exact = new Map<string, NamedUnit>();

  constructor(
    private readonly places: Places,
    units: readonly (NamedUnit & { aliases: readonly string[] })[] = [],
  ) {
    for (const unit of units) this.add(unit, unit.aliases);
  }

  add(unit: NamedUnit, names: readonly string[]): void {
    this.#units.set(unit.unitId, unit);
    note(this.#byKey, normaliseUnitName(unit.code), unit);
    const keys = [unit.name, ...names].map(normaliseUnitName);
    const isOfDistrict = this.#read(unit.name).some(({ whose }) => whose === 'district');
    for (const key of keys) {
      note(this.#byKey, key, unit);
      for (const { whose, rest } of readUnitName(key, this.places)) {
        // 市城管局 may be what a county-level city calls its own: that name alone finds it, not 株洲市城管局.
        if (isOfDistrict && whose !== 'district') continue;
        note(this.#byRest, rest, unit);
        const local = whose === 'district' ? readLocalName(rest, this.places) : null;
        if (local !== null) note(this.#byLocalName, local, unit);
      }
      this.#known.push({ key, name: unit.name });
    }
    this.#missed.clear();
    this.#exact.clear();
  }

  nameOf(unitId: number): string {
    return this.#units.get(unitId)?.name ?? '';
  }

  unitOf(unitId: number): NamedUnit | undefined {
    return this.#units.get(unitId);
  }

  find(text: string): UnitMatch {
    const before = this.#exact.get(text);
    if (before) return { unit: before, isExact: true };
    const exact = this.findExact(text);
    const found = exact.length > 0 ? exact : this.#findByRest(text);
    const [unit] = found;
    if (unit && exact.length === 1) this.#exact.set(text, unit);
    if (unit && found.length === 1) return { unit, isExact: exact.length > 0 };
    if (unit) return { unit: null, ambiguous: true, candidates: found.map(nameCandidate) };
    return { unit: null, ambiguous: false, candidates: this.#findClosest(text) };
  }

  /** The units one of whose names stands in a longer text; a name that is a part of another one found there does not count. */
  findWithin(text: string): NamedUnit[] {
    const key = normaliseUnitName(text);
    const names = [...this.#byKey.keys()].filter((name) => name.length >= shortestName && key.includes(name));
    const longest = names.filter((name) => !names.some((other) => other !== name && other.includes(name)));
    return this.#list(new Set(longest.flatMap((name) => [...(this.#byKey.get(name) ?? [])])));
  }

  /** The units that have a name as it is written: one that was closed and merged into another of them leaves it to that. */
  findExact(text: string): NamedUnit[] {
    return this.#list(this.#byKey.get(normaliseUnitName(text)));
  }

  #findByRest(text: string): NamedUnit[] {
    const found = this.#read(text).flatMap(({ whose, rest }) => {
      const ids = [...(this.#byRest.get(rest) ?? [])];
      // A name that does not say whose unit it is may be meant by people of a district.
      const isUnclear = whose === 'unsaid' && ids.length > 0;
      return isUnclear ? [...ids, ...(this.#byLocalName.get(rest) ?? [])] : ids;
    });
    return this.#list(new Set(found));
  }

  #read(name: string): ReturnType<typeof readUnitName> {
    return readUnitName(normaliseUnitName(name), this.places);
  }

  #list(unitIds: ReadonlySet<number> = new Set()): NamedUnit[] {
    const units = [...unitIds].flatMap((unitId) => this.#units.get(unitId) ?? []);
    const findUnit = (unitId: number): NamedUnit | undefined => this.#units.get(unitId);
    // Of two that lists state to be merged into each other, neither is gone.
    const isGone = (unit: NamedUnit): boolean =>
      unit.closedOn !== null &&
      units.some((other) => isMergedInto(unit, other, findUnit) && !isMergedInto(other, unit, findUnit));
    return units.filter((unit) => !isGone(unit));
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

function note(index: Map<string, Set<number>>, key: string, { unitId }: NamedUnit): void {
  index.set(key, (index.get(key) ?? new Set()).add(unitId));
}

function nameCandidate({ name, code }: NamedUnit): string {
  return `${name} (${code})`;
}
