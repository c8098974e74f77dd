import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyRegister, prepareRoster, program, rawSql } from '../data.js';
import { type Contender, type Process, takeTurns } from '../measure.js';
import { type Bench, compare, compareGrowth, count, type Line, weigh } from './line.js';
import { refuseOtherImport } from './same-work.js';
import { bareNode } from './start-up.js';

function importExam(folder: string): Process {
  const args = ['import', 'exam', 'exam.csv', '--exam', '2024-1', '--held-on', '2024-03-16'];
  return program(folder, 'ours.db', args);
}

function importInto<Name extends string>(name: Name, folder: string, weigh: boolean): Contender<Name> {
  const prepare = () => copyRegister(join(folder, 'units.db'), join(folder, 'ours.db'));
  return { name, prepare, process: { ...importExam(folder), weigh } };
}

/** As many rows as the three exams of the report had sittings. */
export function measureSmallImport({ folder: workFolder, shortRounds }: Bench): Line[] {
  const rows = 9000;
  const folder = prepareRoster(workFolder, rows);
  const times = takeTurns(
    [importInto('import', folder, false), { name: 'bare', process: bareNode(folder) }],
    Math.ceil(shortRounds / 2),
  );
  const goal = { work: `import exam, ${count(rows)} new rows`, against: 'node -e 0', must: 4, aim: 2.5 };
  return compare(goal, times.get('import'), times.get('bare'));
}

export function measureImport(bench: Bench): Line[] {
  const { rows, rounds, tools } = bench;
  const prepare = (size: number): string => prepareRoster(bench.folder, size);
  const folders = { small: prepare(rows / 100), middle: prepare(rows / 10), large: prepare(rows) };
  const times = takeTurns(
    listContenders(folders, tools),
    rounds,
    () => tools.has('sqlite3') && refuseOtherImport(folders.large, 'ours.db', 'raw.db'),
  );
  const work = `import exam, ${count(rows)} new rows`;
  const again = `import exam, the same ${count(rows)} rows again`;
  const first = times.get('import');
  return [
    ...compare({ work, against: 'sqlite3, raw SQL', must: 1.3, aim: 1 }, first, times.get('raw')),
    ...compare({ work, against: 'sqlite-utils insert', must: 0.6, aim: 0.4 }, first, times.get('bare table')),
    ...compare({ work: again, against: 'the first import', must: 0.8, aim: 0.5 }, times.get('again'), first),
    ...weigh('import', `${count(rows)} rows`, first),
    ...compareGrowth('import exam', rows / 100, times.get('small'), times.get('middle')),
    ...compareGrowth('import exam', rows / 10, times.get('middle'), first),
  ];
}

type Name = 'small' | 'middle' | 'import' | 'raw' | 'again' | 'bare table';

function listContenders(
  { small, middle, large }: Record<'small' | 'middle' | 'large', string>,
  tools: Bench['tools'],
): Contender<Name>[] {
  const weigh = tools.has('time');
  return [
    importInto('small', small, weigh),
    importInto('middle', middle, weigh),
    importInto('import', large, weigh),
    // Into the register that the import before has filled.
    { name: 'again', process: { ...importExam(large), weigh } },
    ...(tools.has('sqlite3') ? [importRaw(large, weigh)] : []),
    ...(tools.has('sqlite-utils') ? [insertBare(large, weigh)] : []),
  ];
}

function importRaw(folder: string, weigh: boolean): Contender<Name> {
  const prepare = () => copyRegister(join(folder, 'units.db'), join(folder, 'raw.db'));
  return { name: 'raw', prepare, process: { ...rawSql(folder, 'raw.db', 'import.sql'), weigh } };
}

/** Takes minutes, so it runs twice at most. */
function insertBare(folder: string, weigh: boolean): Contender<Name> {
  const args = ['insert', 'bare.db', 'roster', 'exam.csv', '--csv'];
  const prepare = () => rmSync(join(folder, 'bare.db'), { force: true });
  return {
    name: 'bare table',
    prepare,
    process: { command: 'sqlite-utils', args, cwd: folder, weigh },
    rounds: 2,
  };
}
