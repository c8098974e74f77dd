import type { Profile, Stage, Times } from '../usecases/profile.js';
import type { Terminal } from './terminal.js';

/** Says where the time of an import went, and how many rows a second each stage took. */
export function sayProfile(out: Terminal, rows: number, profile: Profile): void {
  const { profile: words } = out.m;
  const ofRows = (milliseconds: number): number => Math.round((rows * 1000) / Math.max(1, milliseconds));
  const inSeconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(2);
  const sayStages = (times: Times): void => {
    for (const stage of Object.keys(words.stage) as Stage[]) {
      const milliseconds = times[stage];
      if (milliseconds === undefined) continue;
      out.say(words.line(words.stage[stage], inSeconds(milliseconds), ofRows(milliseconds)), { hang: 2 });
    }
  };
  const total = Object.values(profile.times).reduce((sum, one) => sum + one, 0);
  out.say(words.total(rows, inSeconds(total), ofRows(total)));
  sayStages(profile.times);
  if (!profile.aside) return;
  out.say(words.aside);
  sayStages(profile.aside);
}
