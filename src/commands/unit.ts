import type { Command } from 'commander';
import { printUnit } from '../output/unit-output.js';
import { listUnitsOf, showUnit } from '../usecases/list-units.js';
import { useRegister } from '../usecases/use-register.js';
import { addCommand, invoke, type Frame } from './invocation.js';

export function declareUnit(program: Command, frame: Frame): void {
  const { m } = frame;
  const parent = program.command('unit').description(m.help.commands.unit);
  const exitCodes = [0, 2, 6];
  addCommand(parent, frame, 'unit list', { example: 'unit list --district 430202', exitCodes })
    .option('--district <district>', m.help.options.district)
    .action((own: { district?: string }, command: Command) =>
      invoke(command, frame, async ({ out, register }) => {
        const units = await useRegister(register, (store, policy) =>
          listUnitsOf(store, own.district ?? null, policy),
        );
        if (out.json) {
          out.printJson({ units });
          return;
        }
        out.printTable(
          [
            { title: m.columns.code },
            { title: m.columns.name },
            { title: m.columns.district },
            { title: m.columns.field, optional: true },
            { title: m.columns.closedOn },
            { title: m.columns.aliases, optional: true },
          ],
          units.map((unit) => [
            unit.code,
            unit.name,
            unit.district ?? '',
            unit.field ?? '',
            unit.closedOn ?? '',
            unit.aliases.join(m.listSeparator),
          ]),
        );
        out.sayNext('qualreg unit show UNIT');
      }),
    );
  addCommand(parent, frame, 'unit show', { example: 'unit show 荷塘区城市管理局', exitCodes })
    .argument('<unit>', m.help.arguments.unit)
    .action((text: string, _, command: Command) =>
      invoke(command, frame, async ({ out, register, asOf }) => {
        const unit = await useRegister(register, (store, policy) => showUnit(store, policy, asOf, text));
        if (out.json) out.printJson(unit);
        else printUnit(out, unit);
        out.sayNext(`qualreg officer list --unit ${unit.code}`);
      }),
    );
}
