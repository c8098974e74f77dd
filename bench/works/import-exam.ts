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
  const [small, middle, large] = [rows / 100, rows / 10, rows].map((size) =>
    prepareRoster(bench.folder, size),
  ) as [string, string, string];
  const weighed = tools.has('time');
  const raw = {
    name: 'raw' as const,
    prepare: () => copyRegister(join(large, 'units.db'), join(large, 'raw.db')),
    process: { ...rawSql(large, 'raw.db', 'import.sql'), weigh: weighed },
  };
  const bare = {
    name: 'bare table' as const,
    prepare: () => rmSync(join(large, 'bare.db'), { force: true }),
    process: {
      command: 'sqlite-utils',
      args: ['insert', 'bare.db', 'roster', 'exam.csv', '--csv'],
      cwd: large,
      weigh: weighed,
    },
    rounds: 2,
  };
  const times = takeTurns(
    [
      importInto('small', small, false),
      importInto('middle', middle, false),
      importInto('import', large, weighed),
      ...(tools.has('sqlite3') ? [raw] : []),
      // Into the register that the import before has filled.
      { name: 'again', process: { ...importExam(large), weigh: weighed } },
      ...(tools.has('sqlite-utils') ? [bare] : []),
    ],
    rounds,
    () => tools.has('sqlite3') && refuseOtherImport(large, 'ours.db', 'raw.db'),
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
