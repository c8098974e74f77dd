import type { Stage } from '../../usecases/profile.js';

const stage: Record<Stage, string> = {
  read: 'read the file',
  parse: 'parse records',
  check: 'check rows',
  wait: 'wait for rows',
  'look-up': 'look up',
  decide: 'decide',
  write: 'write',
  commit: 'commit',
};

export const profile = {
  total: (rows: number, seconds: string, perSecond: number) =>
    `${rows} rows in ${seconds} s: ${perSecond} rows/s`,
  stage,
  aside: 'Meanwhile, in a thread of its own:',
  line: (name: string, seconds: string, perSecond: number) => `${name}: ${seconds} s, ${perSecond} rows/s`,
};
