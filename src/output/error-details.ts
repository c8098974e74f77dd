import type { FactChange } from '../domain/fact-list.js';
import type { ChangedOfficer, Problem } from '../user-error.js';
import type { Messages } from './messages/en.js';

/** All that a problem is about, for scripts, where its sentence names the first few. */
export function detailProblem(m: Messages, { code, params }: Problem): unknown {
  if (code === 'plan-stale' || code === 'undo-stale')
    return { officers: params.officers.map((officer) => detailOfficer(m, officer)) };
  return code === 'too-many-removals' || code === 'units-left-empty' ? params : undefined;
}

/** A person with what changed, each change in values and in words. */
export function detailOfficer(m: Messages, { changes, ...officer }: ChangedOfficer): unknown {
  const detailed = changes.map((change) => ({
    ...change,
    text: m.applying.sayChange(change as FactChange),
  }));
  return { ...officer, changes: detailed };
}
