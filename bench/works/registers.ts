/** Works on a register of a city in which every officer holds a card. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { copyRegister, findScript, prepareCity, program, rawSql } from '../data.js';
import { type Contender, type Process, takeTurns } from '../measure.js';
import { type Bench, compare, compareGrowth, count, type Line, weigh, type Weighed } from './line.js';
import { bareNode } from './start-up.js';

export function planCleanup(folder: string, register: string): Process {
  return program(folder, register, ['cleanup', 'plan']);
}

export function reportUnits(folder: string, register: string): Process {
  const output = join(folder, 'units-report.csv');
  return { ...program(folder, register, ['report', 'units', '--format', 'csv']), output };
}

export function measurePlan(bench: Bench): Line[] {
  return measureOnRegisters(bench, {
    work: 'cleanup plan',
    weighs: 'plan',
    people: 'holders',
    script: 'plan.sql',
    process: planCleanup,
    copies: true,
  });
}

export function measureReport(bench: Bench): Line[] {
  return measureOnRegisters(bench, {
    work: 'report units',
    weighs: 'report',
    people: 'officers',
    script: 'units.sql',
    process: reportUnits,
    copies: false,
  });
}

interface Task {
  work: string;
  weighs: Weighed;
  people: string;
  /** Of bench/peers. */
  script: string;
  process: (folder: string, register: string) => Process;
  /** Whether it writes to the register, and must find it as it was. */
  copies: boolean;
}

function measureOnRegisters(bench: Bench, { work, weighs, people, script, process, copies }: Task): Line[] {
  const { rows, rounds, tools } = bench;
  const weighed = tools.has('time');
  const meet = <Name extends string>(
    name: Name,
    officers: number,
    make: (folder: string, register: string) => Process,
  ): Contender<Name> => {
    const folder = prepareCity(bench.folder, officers);
    if (!copies) return { name, process: { ...make(folder, 'city.db'), weigh: weighed } };
    const prepare = () => copyRegister(join(folder, 'city.db'), join(folder, `${name}.db`));
    return { name, prepare, process: { ...make(folder, `${name}.db`), weigh: weighed } };
  };
  const hasPeer = tools.has('sqlite3') && existsSync(findScript(script));
  const raw = (folder: string, register: string): Process => ({
    ...rawSql(folder, register, script),
    output: join(folder, `${script}.txt`),
  });
  const times = takeTurns(
    [
      meet('small', rows / 100, process),
      meet('middle', rows / 10, process),
      meet('large', rows, process),
      ...(hasPeer ? [meet('raw', rows, raw)] : []),
    ],
    rounds,
  );
  const large = times.get('large');
  const goal = { work: `${work}, ${count(rows)} ${people}`, against: 'sqlite3, raw SQL', must: 3, aim: 1.5 };
  return [
    ...compare(goal, large, times.get('raw')),
    ...weigh(weighs, `${count(rows)} ${people}`, large),
    ...compareGrowth(work, rows / 100, times.get('small'), times.get('middle')),
    ...compareGrowth(work, rows / 10, times.get('middle'), large),
  ];
}

export function measureShow({ rows, shortRounds, folder: workFolder }: Bench): Line[] {
  const folder = prepareCity(workFolder, rows);
  const number = findAnyNumber(join(folder, 'city.db'));
  const times = takeTurns(
    [
      { name: 'show', process: program(folder, 'city.db', ['officer', 'show', number]) },
      { name: 'bare', process: bareNode(folder) },
    ],
    shortRounds,
  );
  const goal = { work: `officer show, of ${count(rows)}`, against: 'node -e 0', must: 2, aim: 1.5 };
  return compare(goal, times.get('show'), times.get('bare'));
}

function findAnyNumber(path: string): string {
  const register = new Database(path, { readonly: true });
  const middle =
    'select id_number from officer where officer_id >= (select max(officer_id) / 2 from officer)';
  const number = register.prepare(`${middle} limit 1`).pluck().get() as string;
  register.close();
  return number;
}
