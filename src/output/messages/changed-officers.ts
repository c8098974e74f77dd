import type { FactChange } from '../../domain/fact-list.js';
import type { ChangedOfficer } from '../../user-error.js';

const shownOfficers = 5;
const shownChanges = 3;

/** The persons of whom something changed, a line each, as many as a person reads; all are in the JSON. */
export function listOfficers(
  officers: readonly ChangedOfficer[],
  say: {
    change: (change: FactChange) => string;
    officer: (officer: ChangedOfficer, changes: string[], more: number) => string;
    more: (officers: number) => string;
  },
): string {
  const lines = officers.slice(0, shownOfficers).map((officer) => {
    const changes = officer.changes.slice(0, shownChanges).map((change) => say.change(change as FactChange));
    return say.officer(officer, changes, officer.changes.length - changes.length);
  });
  const more = officers.length - lines.length;
  return [...lines, ...(more > 0 ? [say.more(more)] : [])].map((line) => `\n${line}`).join('');
}
