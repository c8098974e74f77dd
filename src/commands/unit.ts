import type { Command } from 'commander';
import { nameDistrict } from '../output/district-names.js';
import { printUnit } from '../output/unit-output.js';
import { listUnitsOf, showUnit } from '../usecases/list-units.js';
import { useRegister } from '../usecases/use-register.js';
import { addCommand, invoke, type Frame } from './invocation.js';
import { declareUnitChanges } from './unit-change.js';

export function declareUnit(program: Command, frame: Frame): void {
  const { m } = frame;
  const exitCodes = [0, 2, 6];
  const parent = addCommand(program, frame, 'unit', { example: 'unit list --district 荷塘区', exitCodes });
  addCommand(parent, frame, 'unit list', { example: 'unit list --district 430202', exitCodes })
    .option('--district <district>', m.help.options.district)
    .action((own: { district?: string }, command: Command) =>
      invoke(command, frame, async ({ out, register, asOf }) => {
        const { units, districts } = await useRegister({ register, asOf }, async (store, policy) => ({
          units: await listUnitsOf(store, own.district ?? null, policy),
          districts: policy.districts,
        }));
        if (out.json) {
          out.printJson({ units });
          return;
        }
        out.printTable(
          [
            { title: m.columns.code },
            { title: m.columns.unitName },
            { title: m.columns.district },
            { title: m.columns.field, omitRank: 1 },
            { title: m.columns.closedOn },
            { title: m.columns.aliases, omitRank: 1 },
          ],
          units.map((unit) => [
            unit.code,
            unit.name,
            nameDistrict(m, districts, unit.district),
            unit.field ?? '',
            unit.closedOn ?? '',
            unit.aliases.join(m.listSeparator),
          ]),
        );
        out.sayNext('qualreg unit show UNIT');
      }),
    );
  addCommand(parent, frame, 'unit show', { example: 'unit show 荷塘区城市管理和综合执法局', exitCodes })
    .argument('<unit>', m.help.arguments.unit)
    .action((text: string, _, command: Command) =>
      invoke(command, frame, async ({ out, register, asOf }) => {
        const { unit, districts } = await useRegister({ register, asOf }, async (store, policy) => ({
          unit: await showUnit(store, policy, asOf, text),
          districts: policy.districts,
        }));
        if (out.json) out.printJson(unit);
        else printUnit(out, unit, districts);
        out.sayNext(`qualreg officer list --unit ${unit.code}`);
      }),
    );
  declareUnitChanges(parent, frame);
}
