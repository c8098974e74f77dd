/** What was measured last, kept in bench/results.json, so that the page can be written anew without measuring. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import type { Machine } from './tools.js';
import type { Line } from './works/line.js';
import type { Size } from './works/sizes.js';

const file = fileURLToPath(new URL('results.json', import.meta.url));

export interface Results {
  targets?: { measuredOn: string; machine: Machine; rows: number; rounds: number; lines: Line[] };
  /** By rising size; each may be of another day. */
  sizes: {
    measuredOn: string;
    machine: Machine;
    size: Size;
    /** Of how it was measured. */ remark?: string;
  }[];
}

export function readResults(): Results {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : { sizes: [] };
}

export async function keepResults(results: Results): Promise<void> {
  writeFileSync(file, await format(JSON.stringify(results), { parser: 'json', printWidth: 110 }));
}

/** Takes the place of what was measured at the same size. */
export function addSize({ sizes, ...others }: Results, added: Results['sizes'][number]): Results {
  const kept = sizes.filter(({ size }) => size.sittings !== added.size.sittings);
  const all = [...kept, added].sort((one, other) => one.size.sittings - other.size.sittings);
  return { ...others, sizes: all };
}
