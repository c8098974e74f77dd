import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { makeFolder, run } from '../run-program.js';
import { runImport } from './small-register.js';
import { complete, dumpFacts, undo } from './undo-register.js';

const fixtures = fileURLToPath(new URL('../../fixtures/city-2024', import.meta.url));
const { commands } = JSON.parse(readFileSync(join(fixtures, 'expected.json'), 'utf8')) as {
  commands: { kind: string; file: string; flags: string[] }[];
};

it(
  'the city, taken back from its last round to its units, goes the way it came',
  { timeout: 180_000 },
  () => {
    const cwd = makeFolder();
    for (const name of readdirSync(fixtures)) copyFileSync(join(fixtures, name), join(cwd, name));
    run(['init'], { cwd });
    const steps = commands.map(({ kind, file, flags }) => {
      const before = dumpFacts(cwd);
      const { json } = runImport(cwd, kind, file, ...flags);
      return { before, batch: json.batch!, rows: json.totals.added + json.totals.updated };
    });
    for (const { before, batch, rows } of steps.reverse()) {
      expect(undo(cwd, batch)).toEqual(complete(batch, rows));
      expect(dumpFacts(cwd)).toEqual(before);
    }
  },
);
