import { finding, type Finding } from '../findings.js';
import type { FieldOf, RosterKind } from './fields.js';
import { readOrigin, type RowOrigin } from './row-origin.js';
import { checkShape, classifyRow, openRow, type TableShape } from './row.js';
import { readStatement, type ReadingOf, type ReadRow } from './statements.js';

/** What the rows of one table are read by. */
export interface TableReading<K extends RosterKind> {
  kind: K;
  /** The last line of the header. */
  headerLine: number;
  columns: ReadonlyMap<FieldOf<K>, number>;
  shape: TableShape;
  /** The name of the unit of all rows, when they do not name theirs. */
  unit: string | null;
  /** Where rows of a mended rejects file tell what they stem from. */
  originColumn: number | null;
  /** The round of the file, if it is of one. */
  exam: string | null;
  by: ReadingOf[K];
}

/** A row below the header that is about somebody, with its cells as they stand in the file. */
export interface TakenRow<K extends RosterKind> extends ReadRow<K> {
  cells: readonly string[];
  origin: RowOrigin | null;
}

/** Reads one row below a header; null when it is about nobody: blank, a total, a signature or the header again. */
export function readTableRow<K extends RosterKind>(
  table: TableReading<K>,
  line: number,
  cells: readonly string[],
): TakenRow<K> | null {
  const { kind, shape, columns, originColumn, exam, by } = table;
  if (classifyRow(cells, shape) !== 'data') return null;
  const origin = originColumn === null ? null : readOrigin(cells[originColumn] ?? '');
  const broken = checkShape(cells, shape) ?? checkRound(origin, exam);
  const row = openRow(columns, line, cells, origin?.unit ?? table.unit);
  const statement = broken ? null : readStatement(kind, row, by);
  if (broken) row.findings.push(broken);
  return { line, statement, findings: row.findings, cells, origin };
}

/** Rejects of several rounds may have been put into one table. */
function checkRound(origin: RowOrigin | null, exam: string | null): Finding | null {
  if (!origin?.exam || exam === null || origin.exam === exam) return null;
  return finding('origin-other-round', null, { value: origin.exam, exam });
}
