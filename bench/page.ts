/** Writes the measured parts of docs/performance.md, which stand between marks, and its chart. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { drawChart } from './chart.js';
import type { Results } from './results.js';
import { drawSizes, drawTargets } from './table.js';
import type { Machine } from './tools.js';
import { compareMemory } from './works/memory-at-size.js';

const docs = fileURLToPath(new URL('../docs/', import.meta.url));
const page = `${docs}performance.md`;

export async function writePage(results: Results): Promise<void> {
  const { targets, sizes } = results;
  let text = readFileSync(page, 'utf8');
  if (targets) text = fill(text, 'targets', await describeTargets(targets, results));
  if (sizes.length > 0) {
    text = fill(text, 'sizes', await describeSizes(sizes));
    writeFileSync(`${docs}performance.svg`, `${drawChart(sizes.map(({ size }) => size))}\n`);
  }
  writeFileSync(page, await format(text, { parser: 'markdown' }));
}

function fill(text: string, part: string, content: string): string {
  const [begin, end] = [`<!-- begin ${part} -->`, `<!-- end ${part} -->`];
  const [head, rest] = text.split(begin);
  const tail = rest?.split(end)[1];
  if (head === undefined || tail === undefined) throw new Error(`${page} has no part ${begin} … ${end}`);
  return `${head}${begin}\n\n${content}\n${end}${tail}`;
}

async function describeTargets(targets: NonNullable<Results['targets']>, results: Results): Promise<string> {
  const { measuredOn, machine, rounds, lines } = targets;
  const measured = `Measured on ${measuredOn} by \`npm run bench\`: ${describeMachine(machine)}. Long works ran ${String(rounds)} times.`;
  return `${measured}\n\n${await drawTargets([...lines, ...compareMemory(results)])}`;
}

async function describeSizes(sizes: Results['sizes']): Promise<string> {
  const days = [...new Set(sizes.map(({ measuredOn }) => measuredOn))].join(', ');
  const machines = [...new Set(sizes.map(({ machine }) => describeMachine(machine)))].join('; or ');
  const sittings = sizes.map(({ size }) => size.sittings).join();
  const remarks = sizes.map(({ remark }) => (remark === undefined ? '' : ` ${remark}`)).join('');
  const measured = `Measured on ${days} by \`npm run bench -- --sizes ${sittings}\`: ${machines}. Each size once.${remarks}`;
  return `${measured}\n\n${await drawSizes(sizes.map(({ size }) => size))}`;
}

function describeMachine({ processor, cores, memoryGB, system, node, sqlite, tools }: Machine): string {
  const peers = Object.entries(tools).map(([name, version]) => `${name} ${version}`);
  const parts = [processor, `${String(cores)} cores`, `${String(memoryGB)} GB of memory`, system];
  return [...parts, `Node ${node}`, `SQLite ${sqlite} in the program`, ...peers].join(', ');
}
