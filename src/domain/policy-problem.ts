/** Where a value stands in a policy: keys, and places in lists from 0. */
export type PolicyPath = readonly (string | number)[];

/** Everything that can be wrong in a policy file, and the values its sentence needs. */
export interface PolicyProblemParams {
  /** Text that is no YAML (JSON is YAML). */
  syntax: Record<string, never>;
  'tab-indent': Record<string, never>;
  'documents-several': Record<string, never>;
  /** `%YAML` and the like. */
  directive: { value: string };
  /** `!!set`: what a value is to be. */
  tag: { value: string };
  /** `&name`, and `*name` in another place. */
  reference: { value: string };
  'key-twice': Record<string, never>;
  'key-unknown': { closest: string | null; allowed: string[] };
  'key-missing': Record<string, never>;
  'value-missing': Record<string, never>;
  'not-keys': { value: string; allowed: string[] };
  'not-list': { value: string };
  'not-text': { value: string };
  'not-yes-no': { value: string };
  'not-number': { value: string; whole: boolean; min: number; max: number };
  'not-choice': { value: string; closest: string | null; allowed: string[] };
  'not-area-code': { value: string };
  'not-pattern': { value: string };
  'list-empty': Record<string, never>;
  'value-twice': { value: string };
}
export type PolicyProblemCode = keyof PolicyProblemParams;

/** One wrong key or value. */
export type PolicyProblem = {
  [C in PolicyProblemCode]: { code: C; path: PolicyPath; params: PolicyProblemParams[C] };
}[PolicyProblemCode];

/** Writes a place as a person types it: `passMarks.single`, `grounds[2].mode`; empty for the whole policy. */
export function formatPath(path: PolicyPath): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`))
    .join('');
}
