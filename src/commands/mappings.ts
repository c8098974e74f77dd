import type { Command } from 'commander';
import { listRememberedMappings, forgetRememberedMapping } from '../usecases/list-mappings.js';
import { readNumber } from '../usecases/read-settings.js';
import { useRegister } from '../usecases/use-register.js';
import { addCommand, invoke, type Frame } from './invocation.js';

export function declareMappings(program: Command, frame: Frame): void {
  const exitCodes = [0, 2, 6];
  const parent = addCommand(program, frame, 'mappings', { example: 'mappings list', exitCodes });
  addCommand(parent, frame, 'mappings list', { example: 'mappings list', exitCodes }).action(
    (_, command: Command) =>
      invoke(command, frame, async ({ m, out, register, asOf }) => {
        const mappings = await useRegister({ register, asOf }, (store) => listRememberedMappings(store));
        if (out.json) {
          out.printJson({ mappings });
          return;
        }
        out.printTable(
          [
            { title: m.columns.mapping, align: 'right' },
            { title: m.columns.kind },
            { title: m.columns.headings },
            { title: m.columns.mapped },
            { title: m.columns.file, omitRank: 1 },
          ],
          mappings.map(({ mapping, kind, headings, mapped, file }) => [
            String(mapping),
            m.word(kind),
            headings.join(m.listSeparator),
            mapped.map((one) => `${one.heading}=${one.field}`).join(m.listSeparator),
            file,
          ]),
        );
        out.sayNext('qualreg mappings forget N');
      }),
  );
  addCommand(parent, frame, 'mappings forget', { example: 'mappings forget 1', exitCodes })
    .argument('<number>', frame.m.help.arguments.mapping)
    .action((number: string, _, command: Command) =>
      invoke(command, frame, async ({ m, out, register, asOf, actor }) => {
        const mapping = readNumber(number);
        await useRegister({ register, asOf }, (store) => forgetRememberedMapping(store, mapping, actor));
        if (out.json) out.printJson({ forgotten: mapping });
        else out.say(m.mappings.forgotten(mapping));
        out.sayNext('qualreg mappings list');
      }),
    );
}
