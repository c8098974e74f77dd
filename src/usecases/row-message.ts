import type { Finding } from '../domain/findings.js';
import type { RosterKind } from '../domain/roster/fields.js';
import type { PackedCells } from '../domain/roster/read-table.js';
import type { RowOrigin } from '../domain/roster/row-origin.js';
import type { StatementOf } from '../domain/roster/statements.js';
import type { RowChunk } from './read-rows.js';

/**
 * A chunk on its way between threads. V8 reads JSON several times faster than a copy of the same objects, and copies bare strings;
 * one text a row, because long ones would stay in memory until the next full collection.
 */
export interface RowMessage {
  rows: number;
  share: number;
  cells: PackedCells[];
  said: string[];
}

/** Most rows have neither findings nor an origin. */
interface Said<K extends RosterKind> {
  line: number;
  statement: StatementOf[K] | null;
  findings?: Finding[];
  origin?: RowOrigin;
}

export function packChunk<K extends RosterKind>({ rows, share, taken }: RowChunk<K>): RowMessage {
  const said = taken.map(({ line, statement, findings, origin }) => {
    const one: Said<K> = { line, statement };
    if (findings.length > 0) one.findings = findings;
    if (origin) one.origin = origin;
    return JSON.stringify(one);
  });
  return { rows, share, cells: taken.map(({ cells }) => cells), said };
}

export function unpackChunk<K extends RosterKind>({ rows, share, cells, said }: RowMessage): RowChunk<K> {
  const taken = cells.map((packed, at) => {
    const { line, statement, findings = [], origin = null } = JSON.parse(said[at] ?? '') as Said<K>;
    return { line, statement, findings, cells: packed, origin };
  });
  return { rows, share, taken };
}
