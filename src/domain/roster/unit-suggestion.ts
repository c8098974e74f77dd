import type { NamedUnit, UnitIndex } from './unit-index.js';

/** A unit that a file seems to be of; never taken without the user's word. */
export interface UnitSuggestion {
  unit: NamedUnit;
  from: 'title' | 'file-name';
}

/**
 * Decides which unit a file without a unit column seems to be of: the one that its title rows name, or its file name. Both may speak,
 * but not of two units.
 * @param titles the texts above the header
 * @param fileName without its folder
 * @returns the suggestion, or the names of the units between which nobody can choose (none, when none is named)
 */
export function suggestUnit(
  index: UnitIndex,
  titles: readonly string[],
  fileName: string,
): UnitSuggestion | { unit: null; candidates: string[] } {
  const inTitle = titles.flatMap((title) => index.findWithin(title));
  const inName = index.findWithin(fileName);
  const named = new Map([...inTitle, ...inName].map((unit) => [unit.unitId, unit]));
  const [unit] = named.values();
  if (unit && named.size === 1) return { unit, from: inTitle.length > 0 ? 'title' : 'file-name' };
  return { unit: null, candidates: [...named.values()].map(({ name }) => name) };
}
