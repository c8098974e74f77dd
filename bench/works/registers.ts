/** Works on a register of a city in which every officer holds a card. */
import { join } from 'node:path';
import { copyRegister, prepareCity, program, rawSql } from '../data.js';
import { type Contender, type Process, takeTurns } from '../measure.js';
import { type Bench, compare, compareGrowth, count, type Line, weigh, type Weighed } from './line.js';
import { readRegister, refuseOtherPlan, refuseOtherReport } from './same-work.js';
import { bareNode } from './start-up.js';

const reportFile = 'units-report.csv';
const peerOutput = 'peer-output.csv';

export function planCleanup(folder: string, register: string): Process {
  return program(folder, register, ['cleanup', 'plan']);
}

export function reportUnits(folder: string, register: string): Process {
  const output = join(folder, reportFile);
  return { ...program(folder, register, ['report', 'units', '--format', 'csv']), output };
}

export function measurePlan(bench: Bench): Line[] {
  return measureOnRegisters(bench, {
    work: 'cleanup plan',
    weighs: 'plan',
    people: 'holders',
    script: 'plan.sql',
    process: planCleanup,
    compare: (folder) => refuseOtherPlan(folder, 'large.db', 'raw.db'),
  });
}

export function measureReport(bench: Bench): Line[] {
  return measureOnRegisters(bench, {
    work: 'report units',
    weighs: 'report',
    people: 'officers',
    script: 'units.sql',
    process: reportUnits,
    compare: (folder) => refuseOtherReport(folder, reportFile, peerOutput),
  });
}

interface Task {
  work: string;
  weighs: Weighed;
  people: string;
  /** Of bench/peers. */
  script: string;
  process: (folder: string, register: string) => Process;
  /** Throws when program and peer did different work. */
  compare: (folder: string) => void;
}

function measureOnRegisters(bench: Bench, task: Task): Line[] {
  const { work, weighs, people } = task;
  const { rows, rounds, tools } = bench;
  const hasPeer = tools.has('sqlite3');
  const contenders = listContenders(bench, task).filter(({ name }) => hasPeer || name !== 'raw');
  const check = () => hasPeer && task.compare(prepareCity(bench.folder, rows));
  const times = takeTurns(contenders, rounds, check);
  const large = times.get('large');
  const goal = { work: `${work}, ${count(rows)} ${people}`, against: 'sqlite3, raw SQL', must: 3, aim: 1.5 };
  return [
    ...compare(goal, large, times.get('raw')),
    ...weigh(weighs, `${count(rows)} ${people}`, large),
    ...compareGrowth(work, rows / 100, times.get('small'), times.get('middle')),
    ...compareGrowth(work, rows / 10, times.get('middle'), large),
  ];
}

/** Each run has a register of its own, as it was after the imports. */
function listContenders({ rows, folder: workFolder, tools }: Bench, { script, process }: Task) {
  const meet = <Name extends string>(name: Name, officers: number, make = process): Contender<Name> => {
    const folder = prepareCity(workFolder, officers);
    const register = `${name}.db`;
    const prepare = () => copyRegister(join(folder, 'city.db'), join(folder, register));
    return { name, prepare, process: { ...make(folder, register), weigh: tools.has('time') } };
  };
  const raw = (folder: string, register: string): Process => ({
    ...rawSql(folder, register, script),
    output: join(folder, peerOutput),
  });
  return [meet('small', rows / 100), meet('middle', rows / 10), meet('large', rows), meet('raw', rows, raw)];
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
  const middle =
    'select id_number from officer where officer_id >= (select max(officer_id) / 2 from officer)';
  return readRegister(path, (open) => open.prepare(`${middle} limit 1`).pluck().get() as string);
}
