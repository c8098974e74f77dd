import { closest as findClosest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { papers, postingStates, staffings } from './facts.js';
import type { GroundCode, GroundMode } from './grounds/ground.js';
import { grounds } from './grounds/index.js';
import { maskWithin } from './identity-number.js';
import { hunanPolicy, type Policy } from './policy.js';
import type { PolicyPath, PolicyProblem, PolicyProblemCode, PolicyProblemParams } from './policy-problem.js';
import type { RetirementClass, RetirementRule } from './retirement-age.js';

// Each object names all keys of its type and no other, so that neither schema nor type can drift.
type Shape<T> = { [K in keyof T]-?: z.ZodType<T[K]> };
const keyed = <T extends object>(shape: Shape<T>): z.ZodType<T> =>
  z.strictObject(shape) as unknown as z.ZodType<T>;

/** What a leaf must be; the parameters become those of the problem. */
function must<T, C extends PolicyProblemCode>(
  isRight: (value: unknown) => boolean,
  problem: C,
  params: Omit<PolicyProblemParams[C], 'value' | 'closest'>,
): z.ZodType<T> {
  return z.custom<T>(isRight, { params: { problem, ...params } });
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const text = must<string, 'not-text'>(isText, 'not-text', {});
const yesNo = must<boolean, 'not-yes-no'>((value) => typeof value === 'boolean', 'not-yes-no', {});
const isWithin = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'number' && value >= min && value <= max;
const whole = (min: number, max: number): z.ZodType<number> =>
  must((value) => isWithin(value, min, max) && Number.isInteger(value), 'not-number', {
    ...{ whole: true, min, max },
  });
const number = (min: number, max: number): z.ZodType<number> =>
  must((value) => isWithin(value, min, max), 'not-number', { whole: false, min, max });
const oneOf = <T extends string>(allowed: readonly T[]): z.ZodType<T> =>
  must((value) => allowed.some((one) => one === value), 'not-choice', { allowed: [...allowed] });

const listOf = <T>(item: z.ZodType<T>, { min = 1 } = {}): z.ZodType<T[]> => z.array(item).min(min);

/** Longer than anybody's working life: what is above is a slip. */
const maxYears = 50;
const months = (min = 0): z.ZodType<number> => whole(min, maxYears * 12);
const groundCodes = grounds.map(({ code }) => code);
const twoPapers = papers.filter((paper) => paper !== 'single');
const rule = keyed<RetirementRule>({ baseAge: whole(40, 80), step: whole(1, 12), maxDelay: whole(0, 120) });
const women = listOf(oneOf<Exclude<RetirementClass, 'men'>>(['women-55', 'women-50']));

const schema = keyed<Policy>({
  name: text,
  certificateValidForYears: whole(1, maxYears),
  renewalWindowMonths: months(),
  renewalGraceMonths: months(),
  passValidForMonths: months(),
  passMarks: keyed<Policy['passMarks']>({
    single: number(0, 100),
    'public-law': number(0, 100),
    'special-law': number(0, 100),
  }),
  papersRequired: listOf(oneOf(twoPapers)),
  paperPassKeptForMonths: months(),
  exemptKinds: listOf(text, { min: 0 }),
  trainingHoursPerYear: number(0, 1000),
  minutesPerClassHour: whole(1, 120),
  inactiveAfterMonths: months(1),
  roundSpansAtMostDays: whole(0, 366),
  certificateNumberPattern: must(isPattern, 'not-pattern', {}),
  onEstablishment: listOf(oneOf(staffings)),
  shouldHold: keyed<Policy['shouldHold']>({
    states: listOf(oneOf(postingStates)),
    exceptPosts: listOf(text, { min: 0 }),
  }),
  retirement: keyed<Policy['retirement']>({
    classes: keyed<Policy['retirement']['classes']>({ men: rule, 'women-55': rule, 'women-50': rule }),
    womenByStaffing: keyed<Policy['retirement']['womenByStaffing']>({
      administrative: women,
      'civil-servant-managed': women,
      'public-institution': women,
      contract: women,
      agency: women,
      temporary: women,
      workman: women,
      auxiliary: women,
      unknown: women,
    }),
    flagAfter: oneOf(['earliest', 'latest']),
  }),
  grounds: listOf(
    keyed<{ ground: GroundCode; mode: GroundMode }>({
      ground: oneOf(groundCodes),
      mode: oneOf(['certain', 'confirm']),
    }),
  ),
  guards: keyed<Policy['guards']>({ maxRemovalsPercent: number(0, 100), allowEmptyUnits: yesNo }),
  districts: listOf(
    keyed<Policy['districts'][number]>({
      code: must((value) => typeof value === 'string' && /^\d{6}$/.test(value), 'not-area-code', {}),
      zh: text,
      en: text,
    }),
  ),
  region: keyed<Policy['region']>({ province: text, city: text, cityForShort: text }),
});

/**
 * Decides whether a complete policy is right, and finds everything that is not at once.
 * @param data as it was read, the defaults filled in: see `completePolicy`
 * @returns the policy, or null with what is wrong
 */
export function checkPolicy(data: unknown): { policy: Policy | null; problems: PolicyProblem[] } {
  const { data: policy, error } = schema.safeParse(data);
  const found = error?.issues.flatMap((issue) => explain(issue, data)) ?? [];
  const problems = [...found, ...findTwice(data, [])];
  return { policy: policy && problems.length === 0 ? policy : null, problems };
}

/** What names an entry of a list, and so may stand there once. */
const naming = ['ground', 'code', 'zh', 'en'];

/** In no list of a policy anything may stand twice; looked for whatever else is wrong. */
function findTwice(value: unknown, path: PolicyPath): PolicyProblem[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value))
    return Object.entries(value).flatMap(([key, inner]) => findTwice(inner, [...path, key]));
  const columns = [null, ...naming].map((key) => ({
    key,
    values: value.map((item: unknown) => (key === null ? item : pick(item, key))),
  }));
  return columns.flatMap(({ key, values }) =>
    values.flatMap((one, i): PolicyProblem[] => {
      if (typeof one !== 'string' || values.indexOf(one) === i) return [];
      const at = key === null ? [...path, i] : [...path, i, key];
      return [{ code: 'value-twice', path: at, params: { value: show(one) } }];
    }),
  );
}

type Issue = z.core.$ZodIssue;

function explain(issue: Issue, data: unknown): PolicyProblem[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => explainUnknownKey(path, key));
  const found = path.reduce<unknown>(pick, data);
  if (found === undefined) return [{ code: 'key-missing', path, params: {} }];
  if (found === null) return [{ code: 'value-missing', path, params: {} }];
  const value = show(found);
  if (issue.code === 'invalid_type') {
    if (issue.expected === 'array') return [{ code: 'not-list', path, params: { value } }];
    return [{ code: 'not-keys', path, params: { value, allowed: listKeys(path) } }];
  }
  if (issue.code === 'too_small') return [{ code: 'list-empty', path, params: {} }];
  if (issue.code !== 'custom') throw new Error(`policy schema: ${issue.code} has no sentence`);
  const { problem, ...params } = issue.params as { problem: PolicyProblemCode };
  if (problem === 'not-choice') {
    const { allowed } = params as { allowed: string[] };
    return [{ code: problem, path, params: { value, allowed, closest: suggest(value, allowed) } }];
  }
  return [{ code: problem, path, params: { ...params, value } } as PolicyProblem];
}

function explainUnknownKey(path: PolicyPath, key: string): PolicyProblem {
  const allowed = listKeys(path);
  const params = { closest: suggest(key, allowed), allowed };
  return { code: 'key-unknown', path: [...path, key], params };
}

/** The keys that may stand in a place: the default has all of them. */
function listKeys(path: PolicyPath): string[] {
  const first = path.map((part) => (typeof part === 'number' ? 0 : part));
  return Object.keys(first.reduce<unknown>(pick, hunanPolicy) ?? {});
}

function pick(from: unknown, key: string | number): unknown {
  return typeof from === 'object' && from !== null ? (from as Record<string, unknown>)[key] : undefined;
}

/** The word that was probably meant, if one is close. */
function suggest(word: string, allowed: readonly string[]): string | null {
  const fold = (text: string): string => text.toLowerCase().replace(/[-_ ]/g, '');
  const nearest = findClosest(fold(word), allowed.map(fold));
  const isNear = distance(fold(word), nearest) <= (word.length + 1) / 3;
  return (isNear && allowed.find((one) => fold(one) === nearest)) || null;
}

/** A value in the words of the file, cut where it is long. */
function show(value: unknown): string {
  const text = maskWithin(typeof value === 'string' ? value : writeValue(value));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** JSON knows neither of YAML's .nan and .inf. */
function writeValue(value: unknown): string {
  if (typeof value !== 'number' || Number.isFinite(value)) return JSON.stringify(value);
  if (Number.isNaN(value)) return '.nan';
  return value > 0 ? '.inf' : '-.inf';
}

function isPattern(value: unknown): boolean {
  if (!isText(value)) return false;
  try {
    new RegExp(value);
    return true;
  } catch {
    return false;
  }
}
