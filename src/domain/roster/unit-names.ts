import type { Policy } from '../policy.js';

/** The places whose names stand in front of those of units. */
export type Places = Pick<Policy, 'region' | 'districts'>;

/** One way to understand a unit's name: whose unit it says it is, and the name without province and city. */
export interface NameReading {
  whose: 'city' | 'district' | 'unsaid';
  /** A district's name stays in front. */
  rest: string;
}

/** A name is not cut down to a word that any unit could have. */
const shortestRest = 3;

/**
 * Understands a name as `normaliseUnitName` gives it. The city may be called by its name or for short (市), with the province or
 * without, or be left out before a district. The province alone counts only before a place of the city: 湖南省林业局 is not the
 * city's. A name that begins with 市 has two readings: the city, or a word like 市场.
 */
export function readUnitName(name: string, places: Places): NameReading[] {
  const { city, cityForShort } = places.region;
  const inner = dropProvince(name, places);
  if (findDistrict(inner, places) !== null) return [{ whose: 'district', rest: inner }];
  const prefix = [city, cityForShort].find((one) => inner.startsWith(one));
  const whole: NameReading = { whose: 'unsaid', rest: inner };
  if (prefix === undefined) return [whole];
  const rest = inner.slice(prefix.length);
  if (findDistrict(rest, places) !== null) return [{ whose: 'district', rest }];
  if (rest.length < shortestRest) return [whole];
  const ofCity: NameReading = { whose: 'city', rest };
  return prefix === city ? [ofCity] : [ofCity, whole];
}

/** What a district's own people call its unit (荷塘区水利局 → 水利局); null when too little is left. */
export function readLocalName(rest: string, places: Places): string | null {
  const local = rest.slice(findDistrict(rest, places)?.length ?? 0);
  return local.length < shortestRest ? null : local;
}

function dropProvince(name: string, places: Places): string {
  const { province, city } = places.region;
  if (!name.startsWith(province)) return name;
  const rest = name.slice(province.length);
  return rest.startsWith(city) || findDistrict(rest, places) !== null ? rest : name;
}

function findDistrict(name: string, { districts }: Places): string | null {
  // The code of the city itself ends in 00; its units are no district's.
  const found = districts.find(({ code, zh }) => !code.endsWith('00') && name.startsWith(zh));
  return found?.zh ?? null;
}
