import type { Run } from '../measure.js';
import type { ToolName } from '../tools.js';

/** What every work is told. */
export interface Bench {
  /** Rows of the large files, officers of the large registers. */
  rows: number;
  /** How often long works run. */
  rounds: number;
  /** How often those run that take a second or less. */
  shortRounds: number;
  /** Holds files and registers. */
  folder: string;
  tools: ReadonlySet<ToolName>;
}

/** One row of the table. */
export interface Line {
  work: string;
  against: string;
  program: Run;
  /** Absent when the tool is missing, and where there is none. */
  peer?: Run;
  /** What is held against `must` and `aim`; absent without a peer. */
  value?: number;
  unit: 'times' | 'MB';
  must: number;
  aim: number;
  /** Of a line about memory. */
  weighs?: Weighed;
}

export type Weighed = 'import' | 'plan' | 'report';

type Goal = Pick<Line, 'work' | 'against' | 'must' | 'aim'>;

export function compare(goal: Goal, program: Run | undefined, peer: Run | undefined): Line[] {
  if (!program) return [];
  const value = peer && program.seconds / peer.seconds;
  return [{ ...goal, program, unit: 'times', ...(peer && { peer }), ...(value !== undefined && { value }) }];
}

/** Time at ten times the rows, against time at one. */
export function compareGrowth(
  work: string,
  rows: number,
  one: Run | undefined,
  ten: Run | undefined,
): Line[] {
  const goal = {
    work: `${work}, ${count(rows * 10)}`,
    against: `itself, ${count(rows)}`,
    must: 11,
    aim: 10.5,
  };
  return compare(goal, ten, one);
}

export function weigh(weighs: Weighed, size: string, program: Run | undefined): Line[] {
  if (program?.megabytes === undefined) return [];
  const goal = { work: `peak memory of ${weighs}, ${size}`, against: '', must: 350, aim: 200 };
  return [{ ...goal, program, unit: 'MB', value: program.megabytes, weighs }];
}

export function count(rows: number): string {
  return rows.toLocaleString('en');
}
