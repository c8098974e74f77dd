/** `npm run bench`: measures the program against what a user would pick instead, and writes docs/performance.md. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writePage } from './page.js';
import { addSize, keepResults, readResults } from './results.js';
import { drawSizes, drawTargets } from './table.js';
import { describeMachine, findTools } from './tools.js';
import { measureImport, measureSmallImport } from './works/import-exam.js';
import type { Bench, Line } from './works/line.js';
import { measurePlan, measureReport, measureShow } from './works/registers.js';
import { measureSize } from './works/sizes.js';
import { measureStartUp } from './works/start-up.js';

const usage = `npm run bench -- [options]
  (none)          every work at 1,000,000 rows; writes docs/performance.md
  --quick         every work at 100,000 rows, once; writes nothing
  --only NAME     one of: start-up, small-import, import, plan, report, show; writes nothing
  --rows N        at another size than 1,000,000, a multiple of 100; writes nothing
  --runs N        how often long works run (default 3)
  --sizes N,N,…   whole registers of N sittings, each once; writes docs/performance.md
  --nation        --sizes 10000,100000,1000000,10000000
  --page          writes docs/performance.md from what was measured before
  --folder DIR    for the files and registers; they stay for the next time (default: a temporary folder)`;

const works: Record<string, (bench: Bench) => Line[]> = {
  'start-up': measureStartUp,
  'small-import': measureSmallImport,
  import: measureImport,
  plan: measurePlan,
  report: measureReport,
  show: measureShow,
};
const nation = '10000,100000,1000000,10000000';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    rows: { type: 'string' },
    runs: { type: 'string' },
    sizes: { type: 'string' },
    nation: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
    folder: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

async function measureTargets(bench: Bench): Promise<void> {
  const chosen = Object.entries(works).filter(
    ([name]) => options.only === undefined || name === options.only,
  );
  if (chosen.length === 0) throw new Error(`--only takes one of: ${Object.keys(works).join(', ')}`);
  const lines = chosen.flatMap(([name, measure]) => {
    console.error(`measuring: ${name}`);
    return measure(bench);
  });
  console.log(await drawTargets(lines));
  if (options.quick || options.only !== undefined || options.rows !== undefined) return;
  const { rows, rounds, tools } = bench;
  const targets = { measuredOn: today(), machine: describeMachine(tools), rows, rounds, lines };
  await keepResults({ ...readResults(), targets });
  await writePage(readResults());
}

/** Kept after each size, so that one that breaks off loses no other. */
async function measureSizes(bench: Bench, sizes: readonly number[]): Promise<void> {
  const machine = describeMachine(bench.tools);
  for (const sittings of sizes) {
    const size = measureSize(bench, sittings);
    await keepResults(addSize(readResults(), { measuredOn: today(), machine, size }));
    console.log(await drawSizes([size]));
  }
  await writePage(readResults());
}

function readBench(folder: string): Bench {
  const { quick } = options;
  const bench = {
    folder,
    rows: readNumber('rows', options.rows ?? (quick ? '100000' : '1000000')),
    rounds: readNumber('runs', options.runs ?? (quick ? '1' : '3')),
    shortRounds: quick ? 5 : 21,
    tools: findTools(),
  };
  if (bench.rows % 100 !== 0) throw new Error('--rows must be a multiple of 100');
  return bench;
}

function readNumber(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new Error(`--${option} must be a whole number above 0`);
  return value;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

async function measure(folder: string): Promise<void> {
  const bench = readBench(folder);
  const sizes = options.nation ? nation : options.sizes;
  if (sizes === undefined) await measureTargets(bench);
  else
    await measureSizes(
      bench,
      sizes.split(',').map((size) => readNumber('sizes', size)),
    );
}

async function main(): Promise<void> {
  if (options.help) {
    console.log(usage);
    return;
  }
  if (options.page) {
    await writePage(readResults());
    return;
  }
  if (options.folder === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'qualreg-bench-'));
    try {
      await measure(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
    return;
  }
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true });
  await measure(folder);
}

await main();
