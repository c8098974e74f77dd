/** A ratio must not compare different work: what program and peer left behind is compared after they ran. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { findScript } from '../data.js';

export function refuseOtherImport(folder: string, ours: string, raw: string): void {
  const query = readFileSync(findScript('imported.sql'), 'utf8');
  const [own, other] = [ours, raw].map((register) =>
    readRegister(join(folder, register), (open) => JSON.stringify(open.prepare(query).get())),
  );
  if (own !== other) throw new Error(`the program imported ${String(own)}, raw SQL ${String(other)}`);
}

export function refuseOtherPlan(folder: string, ours: string, raw: string): void {
  const one = 'select officer_id, ground from plan_finding where plan_id = (select max(plan_id) from plan)';
  const other = 'select officer_id, ground from raw.peer_flagged';
  const differing = readRegister(join(folder, ours), (open) => {
    open.prepare('attach ? as raw').run(join(folder, raw));
    const count = (query: string) => open.prepare(`select count(*) from (${query})`).pluck().get();
    return [count(one), count(`${one} except ${other}`), count(`${other} except ${one}`)];
  });
  const [found, onlyOurs, onlyRaw] = differing.map(Number);
  if (found === 0) throw new Error('the program flagged nobody');
  if (onlyOurs !== 0 || onlyRaw !== 0)
    throw new Error(
      `of findings, ${String(onlyOurs)} are the program's only, ${String(onlyRaw)} those of raw SQL`,
    );
}

/** Below the headings, which are words in one and names in the other. */
export function refuseOtherReport(folder: string, ours: string, raw: string): void {
  const [own = [], other = []] = [ours, raw].map((file) =>
    parse(readFileSync(join(folder, file)), { bom: true, from_line: 2 }),
  );
  if (own.length === 0 || own.length !== other.length)
    throw new Error(`the program reports ${own.length} units, raw SQL ${other.length}`);
  const at = own.findIndex(
    (cells, unit) => !cells.every((cell, column) => isSame(cell, other[unit]?.[column])),
  );
  if (at >= 0) throw new Error(`the program reports ${String(own[at])}, raw SQL ${String(other[at])}`);
}

/** A rate that lies between two figures is rounded up by SQLite and exactly by JavaScript. */
function isSame(one: string, other = ''): boolean {
  const isRate = /^[01]\.\d{4}$/.test(one);
  return one === other || (isRate && Math.abs(Number(one) - Number(other)) < 0.000_15);
}

export function readRegister<T>(path: string, read: (open: Database.Database) => T): T {
  const register = new Database(path, { readonly: true });
  try {
    return read(register);
  } finally {
    register.close();
  }
}

/** Counts of the register against what the generator planted. @returns what differs, in words */
export function findUnexpected(folder: string, register: string): string[] {
  const { officers, sittings, cleanup } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as {
    officers: number;
    sittings: number;
    cleanup: { flagged: number };
  };
  const expected = { officer: officers, sitting: sittings, plan_officer: cleanup.flagged };
  return readRegister(join(folder, register), (open) =>
    Object.entries(expected).flatMap(([table, count]) => {
      const found = open.prepare(`select count(*) from ${table}`).pluck().get() as number;
      return found === count ? [] : [`${table} has ${found} rows, ${count} were planted`];
    }),
  );
}
