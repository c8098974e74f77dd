import { comparePolicies, completePolicy, type PolicyChange } from '../domain/policy-defaults.js';
import { formatPath, type PolicyProblem } from '../domain/policy-problem.js';
import { checkPolicy } from '../domain/policy-schema.js';
import type { Policy } from '../domain/policy.js';
import { readPolicyFile } from '../files/policy-file.js';
import { UserError } from '../user-error.js';

/** One wrong key or value at its line of the file. */
export interface LocatedProblem extends Pick<PolicyProblem, 'code' | 'params'> {
  line: number;
  key: string;
}

export interface PolicyFile {
  path: string;
  /** Complete; null when anything is wrong. */
  policy: Policy | null;
  /** The name it gives itself, whatever else is wrong. */
  name: string | null;
  /** The first of them. */
  problems: LocatedProblem[];
  /** How many others there are. */
  more: number;
  /** The keys that the file leaves out, which have Hunan's values. */
  defaults: string[];
}

/** Reads and checks a policy file. Throws UserError when it cannot be read at all. */
export async function readPolicy(path: string): Promise<PolicyFile> {
  const text = await readPolicyFile(path);
  const locate = ({ path, code, params }: PolicyProblem, line = text.findLine(path)): LocatedProblem => ({
    line,
    key: formatPath(path),
    code,
    params,
  });
  const inText = text.problems.map((problem) => locate(problem, problem.line));
  if (text.data === undefined) return { path, policy: null, name: null, ...listFirst(inText), defaults: [] };
  const { data, defaults } = completePolicy(text.data);
  const { policy, problems } = checkPolicy(data);
  const { name } = Object(data) as { name?: unknown };
  return {
    path,
    policy: inText.length > 0 ? null : policy,
    name: typeof name === 'string' ? name : null,
    ...listFirst([...inText, ...problems.map((problem) => locate(problem))]),
    defaults,
  };
}

/** Problems listed at most: who has more has given another file. */
const listed = 50;

function listFirst(all: readonly LocatedProblem[]): Pick<PolicyFile, 'problems' | 'more'> {
  const problems = [...all].sort((a, b) => a.line - b.line).slice(0, listed);
  return { problems, more: all.length - problems.length };
}

/** The policy of a file that is right. Throws UserError with all that is wrong with it. */
export async function requirePolicy(path: string): Promise<Policy> {
  const { policy, problems, more } = await readPolicy(path);
  if (!policy) throw new UserError('policy-wrong', { path, problems, more });
  return policy;
}

/** A file held against the policy in force. */
export interface PolicyCheck extends PolicyFile {
  /** None while anything is wrong. */
  changes: PolicyChange[];
}

/** Checks a file, and tells what it would change. @param inForce the policy of the as-of date */
export async function checkPolicyFile(path: string, inForce: Policy): Promise<PolicyCheck> {
  const file = await readPolicy(path);
  return { ...file, changes: file.policy ? comparePolicies(inForce, file.policy) : [] };
}
