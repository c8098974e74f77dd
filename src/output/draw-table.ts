import Table from 'cli-table3';
import { gutter, layOutTable, type Column } from './table-layout.js';

export type DrawTable = typeof drawTable;

/** A table for a terminal, without borders. Loaded only where there is one. */
export function drawTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { width, color }: { width: number; color: boolean },
): { lines: string[]; omitted: string[] } {
  const layout = layOutTable(columns, rows, width);
  const table = new Table({
    head: layout.columns.map((column) => column.title),
    colAligns: layout.columns.map((column) => column.align ?? 'left'),
    chars: { ...noBorders, middle: ' '.repeat(gutter) },
    style: { head: color ? ['bold'] : [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(...layout.rows);
  const lines = table.toString().split('\n');
  return { lines: lines.map((line) => line.trimEnd()), omitted: layout.omitted };
}

const noBorders = Object.fromEntries(
  ['top', 'bottom', 'left', 'mid', 'right'].flatMap((side) =>
    ['', '-mid', '-left', '-right'].map((part) => [`${side}${part}`, '']),
  ),
);
