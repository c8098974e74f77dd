/** A ratio must not compare different work: what the peers of `cleanup plan` and `report units` found is what the program found. */
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';

/**
 * Throws when a plan and peers/plan.sql flagged other persons, or under other grounds.
 * @param ours the register in which the program made its only plan
 * @param raw the copy of it in which the peer wrote `peer_flagged`
 */
export function refuseDifferentPlan(ours: string, raw: string): void {
  const register = new Database(ours, { readonly: true });
  try {
    register.prepare('attach ? as raw').run(raw);
    const planned = 'select officer_id, ground from plan_finding';
    const flagged = 'select officer_id, ground from raw.peer_flagged';
    for (const [who, some, others] of [
      ['only the program', planned, flagged],
      ['only raw SQL', flagged, planned],
    ] as const) {
      const one = register.prepare(`${some} except ${others} limit 1`).get();
      if (one !== undefined) throw new Error(`${who} found ${JSON.stringify(one)}`);
    }
  } finally {
    register.close();
  }
}

/** Throws when two CSV files of `report units` and peers/units.sql differ; rates may differ by how the last digit is rounded. */
export function refuseDifferentUnits(ours: string, raw: string): void {
  const [own, other] = [readTable(ours), readTable(raw)];
  if (own.length !== other.length || own.length === 0)
    throw new Error(`the program printed ${String(own.length)} units, raw SQL ${String(other.length)}`);
  own.forEach((row, at) => {
    if (row.some((cell, column) => !isSame(cell, other[at]?.[column] ?? '')))
      throw new Error(`the program printed ${row.join()}, raw SQL ${String(other[at]?.join())}`);
  });
}

/** Without its headings, which follow the language. */
function readTable(path: string): string[][] {
  return parse(readFileSync(path, 'utf8'), { bom: true, from: 2 });
}

function isSame(one: string, other: string): boolean {
  return one === other || (one.includes('.') && Math.abs(Number(one) - Number(other)) < 0.00011);
}
