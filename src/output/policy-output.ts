import type { PolicyChange } from '../domain/policy-defaults.js';
import type { LocatedProblem, PolicyCheck } from '../usecases/read-policy.js';
import type { PolicyEntry, ShownPolicy } from '../usecases/show-policy.js';
import type { Messages } from './messages/en.js';
import type { Terminal } from './terminal.js';

type Said = { message: string; hint: string };

function describeProblem(m: Messages, { code, params }: LocatedProblem): Said {
  return (m.policy.problems[code] as (params: unknown) => Said)(params);
}

export function printPolicyCheck(
  out: Terminal,
  { name, problems, more, defaults, changes }: PolicyCheck,
): void {
  const { m } = out;
  const { columns } = m.policy;
  if (problems.length > 0) {
    out.printTable(
      [{ title: columns.line, align: 'right' }, ...['key', 'problem', 'hint'].map(toColumn)],
      problems.map((problem) => {
        const { message, hint } = describeProblem(m, problem);
        return [String(problem.line), problem.key, message, hint];
      }),
    );
    if (more > 0) out.say(m.policy.more(more));
    out.say(m.policy.wrong(problems.length + more));
  } else {
    out.print(m.policy.fine(name ?? ''));
    if (changes.length === 0) out.say(m.policy.nothingChanges);
    else printPolicyChanges(out, changes);
  }
  if (defaults.length > 0) out.say(m.policy.fromDefault(defaults));

  function toColumn(key: string): { title: string } {
    return { title: columns[key as keyof typeof columns] };
  }
}

export function toPolicyCheckJson(
  m: Messages,
  { path, name, problems, more, defaults, changes }: PolicyCheck,
): unknown {
  return {
    file: path,
    name,
    problems: problems.map((problem) => {
      const { line, key, code } = problem;
      return { line, key, code, ...describeProblem(m, problem) };
    }),
    more,
    defaults,
    changes,
  };
}

export function printPolicyChanges(out: Terminal, changes: readonly PolicyChange[]): void {
  const { key, before, after } = out.m.policy.columns;
  out.printTable(
    [{ title: key }, { title: before }, { title: after }],
    changes.map((change) => [change.key, ...describeChange(out.m, change)]),
  );
}

/** The changes as lines of talk, where they are to be confirmed. */
export function listPolicyChanges(m: Messages, changes: readonly PolicyChange[]): string[] {
  return changes.map((change) => `  ${m.labelled(change.key, describeChange(m, change).join(' → '))}`);
}

/** Of a list only what differs, unless that is its order. */
function describeChange(m: Messages, { before, after }: PolicyChange): [string, string] {
  if (!Array.isArray(before) || !Array.isArray(after)) return [show(m, before), show(m, after)];
  const [had, has] = [before.map((item) => show(m, item)), after.map((item) => show(m, item))];
  const [gone, added] = [
    had.filter((item) => !has.includes(item)),
    has.filter((item) => !had.includes(item)),
  ];
  if (gone.length === 0 && added.length === 0) return [had.join(m.listSeparator), has.join(m.listSeparator)];
  return [part(m, gone), part(m, added)];
}

function part(m: Messages, items: readonly string[]): string {
  return items.length === 0 ? m.nothing : m.policy.part([...items]);
}

function show(m: Messages, value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value)
    .map((one) => show(m, one))
    .join(' ');
}

export function printPolicyHistory(out: Terminal, { history }: ShownPolicy): void {
  const { m } = out;
  const { from, until, setOn } = m.policy.columns;
  out.printTable(
    [
      { title: from },
      { title: until },
      { title: m.columns.name },
      { title: m.columns.actor },
      { title: setOn, omitRank: 1 },
      { title: m.columns.reason },
    ],
    history.map((entry) => [
      entry.from ?? m.policy.sinceBeginning,
      entry.replaced ? m.policy.replaced : (entry.until ?? m.nothing),
      entry.name + (entry.actor === null ? m.policy.builtIn : ''),
      entry.actor ?? m.nothing,
      entry.recordedAt?.slice(0, 10) ?? m.nothing,
      entry.reason ?? m.nothing,
    ]),
  );
}

export function toShownPolicyJson(asOf: string, { inForce, history }: ShownPolicy): unknown {
  const { name, policy, from, until, actor, reason, recordedAt } = inForce;
  const toJson = (entry: PolicyEntry): unknown => ({ ...entry });
  return { asOf, name, from, until, actor, reason, recordedAt, policy, history: history.map(toJson) };
}
