import type { Finding } from '../domain/findings.js';
import type { RosterKind } from '../domain/roster/fields.js';
import type { TakenRow } from '../domain/roster/read-table.js';
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
  cells: string[];
  said: string[];
}

/** A file that holds it is no text, and only text is read in a thread. */
const separator = '\0';

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
  return { rows, share, cells: taken.map(({ cells }) => cells.join(separator)), said };
}

export function unpackChunk<K extends RosterKind>({ rows, share, cells, said }: RowMessage): RowChunk<K> {
  const taken = cells.map((packed, at) => {
    const { line, statement, findings = [], origin = null } = JSON.parse(said[at] ?? '') as Said<K>;
    return new UnpackedRow(line, statement, findings, origin, packed);
  });
  return { rows, share, taken };
}

/** Few rows are rejected, and only those need their cells again. */
class UnpackedRow<K extends RosterKind> implements TakenRow<K> {
  constructor(
    readonly line: number,
    readonly statement: StatementOf[K] | null,
    readonly findings: Finding[],
    readonly origin: RowOrigin | null,
    private readonly packed: string,
  ) {}

  get cells(): readonly string[] {
    return this.packed.split(separator);
  }
}
