import type { SourceRef } from './facts.js';

/** What stands in the way of taking a row back: what came later and builds on it, or a record that is not as the row left it. */
export type Obstacle =
  | { kind: 'row'; source: SourceRef }
  | { kind: 'plan'; plan: number }
  | { kind: 'round'; exam: string }
  | { kind: 'altered'; table: string };

/** One row of the batch that cannot stay without another one of it. */
export interface Need {
  row: SourceRef;
  needed: SourceRef;
}

/** A row of the batch, and what stands in its way. */
export interface Hold {
  row: SourceRef;
  obstacle: Obstacle;
}

/** A row that stays: `kept` because of what came later, `failed` because its own record is not what it left. */
export interface LeftRow {
  row: SourceRef;
  result: 'kept' | 'failed';
  because: Obstacle[];
}

export interface UndoDecision {
  reversed: SourceRef[];
  left: LeftRow[];
}

/** One name of a row, to find it by. */
export function nameRow({ fileId, line }: SourceRef): string {
  return `${fileId}:${line}`;
}

/**
 * Sorts the rows of a batch into those that can be taken back and those that stay. A row goes with all its facts or stays with all;
 * one that stays keeps the rows of the batch it needs, and so on. Line 0 stands for the file itself: its round, its headings.
 */
export function decideUndo(
  rows: readonly SourceRef[],
  needs: readonly Need[],
  holds: readonly Hold[],
): UndoDecision {
  const left = new Map<string, LeftRow>();
  for (const { row, obstacle } of holds) addObstacle(left, row, obstacle);
  const neededBy = groupNeeds(needs);
  // Grows while it is walked: what a row keeps may keep others.
  const queue = [...left.values()].map(({ row }) => row);
  for (const row of queue) {
    for (const needed of neededBy.get(nameRow(row)) ?? []) {
      if (!left.has(nameRow(needed))) queue.push(needed);
      if (nameRow(needed) !== nameRow(row)) addObstacle(left, needed, { kind: 'row', source: row });
    }
  }
  const inOrder = [...left.values()].sort((a, b) => compareRows(a.row, b.row));
  for (const { because } of inOrder) because.sort(compareObstacles);
  // Of a row whose every record was changed or deleted since, only those that did so tell.
  const all = new Map([...rows, ...needs.map(({ needed }) => needed)].map((row) => [nameRow(row), row]));
  return { reversed: [...all.values()].filter((row) => !left.has(nameRow(row))), left: inOrder };
}

function addObstacle(left: Map<string, LeftRow>, row: SourceRef, obstacle: Obstacle): void {
  const known = left.get(nameRow(row)) ?? { row, result: 'kept', because: [] };
  if (obstacle.kind === 'altered') known.result = 'failed';
  const said = JSON.stringify(obstacle);
  if (!known.because.some((one) => JSON.stringify(one) === said)) known.because.push(obstacle);
  left.set(nameRow(row), known);
}

function groupNeeds(needs: readonly Need[]): Map<string, SourceRef[]> {
  const groups = new Map<string, SourceRef[]>();
  for (const { row, needed } of needs) {
    const group = groups.get(nameRow(row));
    if (group) group.push(needed);
    else groups.set(nameRow(row), [needed]);
  }
  return groups;
}

/** By file and line; what is no row comes last. */
function compareObstacles(a: Obstacle, b: Obstacle): number {
  const last: SourceRef = { fileId: Infinity, line: 0 };
  const [one, other] = [a, b].map((obstacle) => (obstacle.kind === 'row' ? obstacle.source : last));
  return one === other ? 0 : compareRows(one ?? last, other ?? last);
}

function compareRows(a: SourceRef, b: SourceRef): number {
  return a.fileId - b.fileId || a.line - b.line;
}
