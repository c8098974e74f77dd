/** A register from empty to full at one size, each step once: what a bureau, a city, a province and a nation have to expect. */
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { generateCity, listCityImports } from '../data.js';
import { run, type Process, type Run } from '../measure.js';
import { planCleanup, reportUnits } from './registers.js';
import type { Bench } from './line.js';
import { findUnexpected } from './same-work.js';

export interface Size {
  /** Rows of the three exams; half as many officers hold a card. */
  sittings: number;
  officers: number;
  /** Of all files together. */
  rows: number;
  import: Run;
  plan: Run;
  report: Run;
  registerMB: number;
}

export function measureSize({ folder: workFolder, tools }: Bench, sittings: number): Size {
  const folder = join(workFolder, `size-${sittings}`);
  const officers = Math.round(sittings / 2);
  const weigh = tools.has('time');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const runOnce = (step: string, process: Process): Run => {
    console.error(`${sittings} sittings: ${step}`);
    return run({ ...process, weigh });
  };
  generateCity(folder, officers, sittings);
  const imports = listCityImports(folder, 'city.db').map(({ step, rows, process }) => ({
    rows,
    run: runOnce(step, process),
  }));
  const size = {
    sittings,
    officers,
    rows: imports.reduce((sum, { rows }) => sum + rows, 0),
    import: sumUp(imports.map((step) => step.run)),
    report: runOnce('report units', reportUnits(folder, 'city.db')),
    registerMB: statSync(join(folder, 'city.db')).size / 2 ** 20,
    plan: runOnce('cleanup plan', planCleanup(folder, 'city.db')),
  };
  const [difference] = findUnexpected(folder, 'city.db');
  if (difference !== undefined) throw new Error(`not what was planted: ${difference}`);
  rmSync(folder, { recursive: true });
  return size;
}

function sumUp(runs: readonly Run[]): Run {
  const weights = runs.flatMap(({ megabytes }) => megabytes ?? []);
  return {
    seconds: runs.reduce((sum, { seconds }) => sum + seconds, 0),
    ...(weights.length > 0 && { megabytes: Math.max(...weights) }),
  };
}
