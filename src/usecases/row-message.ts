import type { Finding } from '../domain/findings.js';
import type { RosterKind } from '../domain/roster/fields.js';
import type { PackedCells } from '../domain/roster/read-table.js';
import type { RowOrigin } from '../domain/roster/row-origin.js';
import type { StatementOf } from '../domain/roster/statements.js';
import type { RowChunk } from './read-rows.js';

/** A chunk on its way between threads: V8 reads JSON several times faster than a copy of the same objects, and copies bare strings. */
export interface RowMessage {
  rows: number;
  share: number;
  cells: PackedCells[];
  json: string;
}

/** Most rows have neither findings nor an origin. */
interface Said<K extends RosterKind> {
  lines: number[];
  statements: (StatementOf[K] | null)[];
  findings: [at: number, findings: Finding[]][];
  origins: [at: number, origin: RowOrigin][];
}

export function packChunk<K extends RosterKind>({ rows, share, taken }: RowChunk<K>): RowMessage {
  const said: Said<K> = { lines: [], statements: [], findings: [], origins: [] };
  for (const [at, row] of taken.entries()) {
    said.lines.push(row.line);
    said.statements.push(row.statement);
    if (row.findings.length > 0) said.findings.push([at, row.findings]);
    if (row.origin) said.origins.push([at, row.origin]);
  }
  return { rows, share, cells: taken.map(({ cells }) => cells), json: JSON.stringify(said) };
}

export function unpackChunk<K extends RosterKind>({ rows, share, cells, json }: RowMessage): RowChunk<K> {
  const { lines, statements, findings, origins } = JSON.parse(json) as Said<K>;
  const [findingsAt, originAt] = [new Map(findings), new Map(origins)];
  const taken = cells.map((packed, at) => ({
    line: lines[at] ?? 0,
    statement: statements[at] ?? null,
    findings: findingsAt.get(at) ?? [],
    cells: packed,
    origin: originAt.get(at) ?? null,
  }));
  return { rows, share, taken };
}
