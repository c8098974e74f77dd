import { hunanPolicy, type Policy } from './policy.js';

/**
 * Fills in what a policy file leaves out with Hunan's values: deep in objects, lists as a whole. A policy has a name of its own.
 * @param given as it was read, right or wrong; unknown keys and wrong values stay, for `checkPolicy` to find
 * @returns the whole, and the keys that were filled in: `districts`, or `passMarks.public-law` of an object given in part
 */
export function completePolicy(given: unknown): { data: unknown; defaults: string[] } {
  const defaults: string[] = [];
  return { data: complete(given, { ...hunanPolicy, name: undefined }, '', defaults), defaults };
}

function complete(given: unknown, standard: unknown, key: string, defaults: string[]): unknown {
  if (given === undefined && standard !== undefined) {
    defaults.push(key);
    return standard;
  }
  if (!isKeyed(given) || !isKeyed(standard)) return given;
  const filled = Object.entries(standard).map(([name, value]) => [
    name,
    complete(given[name], value, join(key, name), defaults),
  ]);
  return { ...given, ...(Object.fromEntries(filled) as object) };
}

/** One value that two policies do not share; objects are compared key by key, lists as a whole. */
export interface PolicyChange {
  key: string;
  before: unknown;
  after: unknown;
}

/** What changes from one policy to the other, in the order of the keys. */
export function comparePolicies(before: Policy, after: Policy): PolicyChange[] {
  return compare(before, after, '');
}

function compare(before: unknown, after: unknown, key: string): PolicyChange[] {
  if (isKeyed(before) && isKeyed(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => compare(before[name], after[name], join(key, name)));
  }
  return isSame(before, after) ? [] : [{ key, before, after }];
}

/** The order of keys does not count, that of a list does. */
function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, i) => isSame(one, b[i]));
  if (isKeyed(a) && isKeyed(b)) return compare(a, b, '').length === 0;
  return a === b;
}

function isKeyed(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(key: string, name: string): string {
  return key === '' ? name : `${key}.${name}`;
}
