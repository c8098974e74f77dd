import type { Command } from 'commander';
import { printStatus } from '../output/status-output.js';
import { readGrouping } from '../usecases/read-settings.js';
import { reportStatus } from '../usecases/report-status.js';
import { useRegister } from '../usecases/use-register.js';
import { addCommand, invoke, type Frame } from './invocation.js';

export function declareStatus(program: Command, frame: Frame): void {
  const { m } = frame;
  addCommand(program, frame, 'status', {
    example: 'status --by district --as-of 2024-12-31',
    exitCodes: [0, 2, 6],
  })
    .option('--by <unit|district|field>', m.help.options.by)
    .action((own: { by?: string }, command: Command) =>
      invoke(command, frame, async ({ out, register, asOf }) => {
        const by = own.by === undefined ? null : readGrouping(own.by);
        const report = await useRegister({ register, asOf }, (store, policy) =>
          reportStatus(store, policy, asOf, by),
        );
        if (out.json) {
          const { officers, standings, expiring, groups } = report;
          const toJson = ({ key, name, ...tally }: (typeof groups)[number]): unknown => ({
            key,
            name,
            officers: tally.officers,
            standings: tally.standings,
            expiring: tally.expiring,
          });
          out.printJson({ asOf, officers, standings, expiring, groups: groups.map(toJson) });
        } else printStatus(out, report, by);
        out.sayNext('qualreg cleanup plan');
      }),
    );
}
