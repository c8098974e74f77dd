/** Files and registers that the works start from. What is there already is used again. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Process, run } from './measure.js';
import { writeRoster } from './rosters.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const asOf = '2024-12-31';

/** The built program as a process, with nothing but these arguments. */
export function bareProgram(cwd: string, args: readonly string[]): Process {
  return { command: process.execPath, args: [join(root, 'bin', 'qualreg.js'), ...args], cwd };
}

/** The built program as a process, on a register. */
export function program(cwd: string, register: string, args: readonly string[]): Process {
  const common = ['--register', register, '--as-of', asOf, '--quiet', '--yes'];
  return bareProgram(cwd, [...common, ...args]);
}

/** The shell of SQLite, reading one of bench/peers/. */
export function rawSql(cwd: string, register: string, script: string): Process {
  return { command: 'sqlite3', args: ['-batch', '-bail', register], cwd, input: findScript(script) };
}

export function findScript(script: string): string {
  return join(root, 'bench', 'peers', script);
}

/** A folder with exam.csv, a roster that is new to `units.db`: a register that knows the units and nothing else. */
export function prepareRoster(workFolder: string, rows: number): string {
  return prepareOnce(join(workFolder, `roster-${rows}`), (folder) => {
    writeRoster(folder, rows);
    run(program(folder, 'units.db', ['init']));
    run(program(folder, 'units.db', ['import', 'units', 'units.csv']));
  });
}

/** A folder with `city.db`: a register of a city after its year of work, imported from the generator's files. */
export function prepareCity(workFolder: string, officers: number): string {
  return prepareOnce(join(workFolder, `city-${officers}`), (folder) => {
    generateCity(folder, officers, officers);
    for (const step of listCityImports(folder, 'city.db')) run(step.process);
  });
}

export function generateCity(folder: string, officers: number, sittings: number): void {
  const units = Math.min(20_000, Math.max(60, Math.round(officers / 50)));
  const sizes = { units, officers, sittings };
  const options = Object.entries(sizes).flatMap(([name, size]) => [`--${name}`, String(size)]);
  const generator = join(root, 'fixtures', 'generate.ts');
  const args = ['--import', 'tsx', generator, '--out', folder, ...options];
  run({ command: process.execPath, args, cwd: root });
}

/** The commands that the generator names, in order, with the rows that each reads. */
export function listCityImports(
  folder: string,
  register: string,
): { step: string; rows: number; process: Process }[] {
  const { commands, files } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as {
    commands: { kind: string; file: string; flags: string[] }[];
    files: Record<string, { rows: number }>;
  };
  const begin = { step: 'init', rows: 0, process: program(folder, register, ['init']) };
  const imports = commands.map(({ kind, file, flags }) => ({
    step: `import ${file}`,
    rows: files[file]?.rows ?? 0,
    process: program(folder, register, ['import', kind, file, ...flags]),
  }));
  return [begin, ...imports];
}

/** A copy that lies on the disk before the clock starts. */
export function copyRegister(from: string, to: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(to + suffix, { force: true });
  copyFileSync(from, to);
  const copy = openSync(to, 'r+');
  fsyncSync(copy);
  closeSync(copy);
}

/** A folder without the mark was left half-made. */
function prepareOnce(folder: string, fill: (folder: string) => void): string {
  const mark = join(folder, 'complete');
  if (existsSync(mark)) return folder;
  console.error(`preparing ${folder}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  fill(folder);
  writeFileSync(mark, '');
  return folder;
}
