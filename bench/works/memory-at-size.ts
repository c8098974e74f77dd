import type { Results } from '../results.js';
import { count, type Line, weigh } from './line.js';

/** "The same" at any size is taken as: within a tenth. */
const same = 1.1;

/** Peak memory in the largest register that was measured, and against that of the targets. */
export function compareMemory({ targets, sizes }: Results): Line[] {
  const largest = sizes.at(-1)?.size;
  if (!targets || !largest || largest.officers <= targets.rows) return [];
  const size = count(largest.officers);
  return targets.lines.flatMap((line): Line[] => {
    const { weighs } = line;
    if (weighs === undefined || line.value === undefined) return [];
    const [at] = weigh(weighs, `${size} officers`, largest[weighs]);
    if (at?.value === undefined) return [];
    const ratio: Line = {
      work: `${at.work}, ÷ that of ${count(targets.rows)}`,
      against: '',
      program: at.program,
      value: at.value / line.value,
      unit: 'times',
      must: same,
      aim: same,
    };
    return [at, ratio];
  });
}
