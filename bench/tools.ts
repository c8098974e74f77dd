/** What the benchmark runs beside the program, and on which machine. */
import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import Database from 'better-sqlite3';
import { gnuTime } from './measure.js';

/** Debian packages. */
const tools = {
  sqlite3: { command: 'sqlite3', package: 'sqlite3', left: 'what is measured against raw SQL' },
  'sqlite-utils': {
    command: 'sqlite-utils',
    package: 'sqlite-utils',
    left: 'what is measured against sqlite-utils',
  },
  time: { command: gnuTime, package: 'time', left: 'peak memory' },
};

export type ToolName = keyof typeof tools;

/** Tells of each tool that is missing what is left out, and how to get it. @returns those that are there */
export function findTools(): ReadonlySet<ToolName> {
  const found = new Set<ToolName>();
  for (const [name, { command, package: debian, left }] of Object.entries(tools)) {
    if (spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0) found.add(name as ToolName);
    else console.error(`${command} is not here, so ${left} is left out: apt-get install ${debian}`);
  }
  return found;
}

export interface Machine {
  processor: string;
  cores: number;
  memoryGB: number;
  system: string;
  node: string;
  sqlite: string;
  /** The peers' versions, by name. */
  tools: Record<string, string>;
}

export function describeMachine(found: ReadonlySet<ToolName>): Machine {
  const all = cpus();
  const database = new Database(':memory:');
  const sqlite = database.prepare('select sqlite_version()').pluck().get() as string;
  database.close();
  const peers = [...found].filter((name) => name !== 'time');
  return {
    processor: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    sqlite,
    tools: Object.fromEntries(peers.map((name) => [name, readVersion(tools[name].command)])),
  };
}

function readVersion(command: string): string {
  const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  return /\d+(\.\d+)+/.exec(stdout)?.[0] ?? 'unknown';
}
