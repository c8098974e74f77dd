import { bareProgram } from '../data.js';
import { type Process, takeTurns } from '../measure.js';
import { type Bench, compare, type Line } from './line.js';

export function bareNode(cwd: string): Process {
  return { command: process.execPath, args: ['-e', '0'], cwd };
}

export function measureStartUp({ folder, shortRounds }: Bench): Line[] {
  const times = takeTurns(
    [
      { name: 'version', process: bareProgram(folder, ['--version']) },
      { name: 'bare', process: bareNode(folder) },
      { name: 'help', process: bareProgram(folder, ['--help']) },
    ],
    shortRounds,
  );
  const goal = { against: 'node -e 0', must: 1.4, aim: 1.2 };
  const bare = times.get('bare');
  return [
    ...compare({ work: '--version', ...goal }, times.get('version'), bare),
    ...compare({ work: '--help', ...goal }, times.get('help'), bare),
  ];
}
