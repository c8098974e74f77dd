import type { Closed } from '../usecases/change-unit.js';
import type { Terminal } from './terminal.js';

/** What was closed, and who is left there: people do not move with a unit by themselves. */
export function printClosing(out: Terminal, { name, mergedInto, on, lastDay, posted }: Closed): void {
  const { unit } = out.m;
  out.print(unit.closedFrom(name, mergedInto, on, lastDay));
  if (posted.officers > 0) out.say(unit.stillPosted(posted.officers, posted.holders));
}

export function printAliases(
  out: Terminal,
  { name, added, removed }: { name: string; added: string[]; removed: string[] },
): void {
  const { unit } = out.m;
  if (removed.length > 0) out.print(unit.aliasesRemoved(name, removed));
  if (added.length > 0) out.print(unit.aliasesAdded(name, added));
}
