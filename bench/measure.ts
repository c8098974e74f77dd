/** Runs whole processes, one after the other, and tells how long each took and how much memory it held. */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Process {
  command: string;
  args: readonly string[];
  cwd: string;
  /** A file to read as stdin. */
  input?: string;
  /** A file to write stdout to. */
  output?: string;
  /** Measures peak memory too. GNU time adds about a millisecond, which short processes are spared. */
  weigh?: boolean;
}

/** One of those who take turns. */
export interface Contender<Name extends string = string> {
  name: Name;
  /** Not timed. */
  prepare?: () => void;
  process: Process;
  /** Runs in the first so many rounds only, being slow. */
  rounds?: number;
}

export interface Summary {
  /** The median. */
  seconds: number;
  /** The highest of all runs; absent when not weighed. */
  megabytes?: number;
  runs: number;
}

export const gnuTime = '/usr/bin/time';

/**
 * Contenders take turns within each round, so that a slow minute of the machine meets all of them.
 * @param check what they left behind, after the first round: before an hour is lost
 */
export function takeTurns<Name extends string>(
  contenders: readonly Contender<Name>[],
  rounds: number,
  check?: () => void,
): Map<Name, Summary> {
  const runs = new Map<Name, Run[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, prepare, process, rounds: own = rounds } of contenders) {
      if (round >= own) continue;
      prepare?.();
      runs.get(name)?.push(run(process));
    }
    if (round === 0) check?.();
  }
  return new Map([...runs].map(([name, own]) => [name, summarize(own)]));
}

export interface Run {
  seconds: number;
  megabytes?: number;
}

/** Throws when the process ends otherwise than with 0, or 3: the program's word for rejected rows. */
export function run({ command, args, cwd, input, output, weigh = false }: Process): Run {
  const weight = join(cwd, 'peak-memory.txt');
  const [file, ...rest] = weigh
    ? [gnuTime, '--format=%M', '--quiet', `--output=${weight}`, command, ...args]
    : [command, ...args];
  const stdin = input === undefined ? 'ignore' : openSync(input, 'r');
  const stdout = output === undefined ? 'ignore' : openSync(output, 'w');
  const began = performance.now();
  const { status, stderr, error } = spawnSync(file, rest, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', QUALREG_LANG: 'en', QUALREG_ACTOR: 'bench' },
    stdio: [stdin, stdout, 'pipe'],
    encoding: 'utf8',
  });
  const seconds = (performance.now() - began) / 1000;
  for (const stream of [stdin, stdout]) if (typeof stream === 'number') closeSync(stream);
  if (error) throw error;
  if (status !== 0 && status !== 3)
    throw new Error(`${[command, ...args].join(' ')} ended with ${String(status)}: ${stderr}`);
  return { seconds, ...(weigh && { megabytes: Number(readFileSync(weight, 'utf8')) / 1024 }) };
}

function summarize(runs: readonly Run[]): Summary {
  const weights = runs.flatMap(({ megabytes }) => megabytes ?? []);
  return {
    seconds: findMedian(runs.map(({ seconds }) => seconds)),
    ...(weights.length > 0 && { megabytes: Math.max(...weights) }),
    runs: runs.length,
  };
}

function findMedian(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const low = sorted[(sorted.length - 1) >> 1] ?? NaN;
  const high = sorted[sorted.length >> 1] ?? NaN;
  return (low + high) / 2;
}
