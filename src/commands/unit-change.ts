// The commands that state something of one unit by hand.
import type { Command } from 'commander';
import { printAliases, printClosing } from '../output/unit-change-output.js';
import {
  aliasUnit,
  closeUnit,
  mergeUnit,
  renameUnit,
  type Changed,
  type Closed,
  type UnitRequest,
} from '../usecases/change-unit.js';
import { showUnit } from '../usecases/list-units.js';
import { readDay } from '../usecases/read-settings.js';
import { useRegister } from '../usecases/use-register.js';
import { addCommand, invoke, type CommandName, type Frame, type Invocation } from './invocation.js';

interface ChangeOptions {
  reason?: string;
}

export function declareUnitChanges(parent: Command, frame: Frame): void {
  declareRename(parent, frame);
  declareClose(parent, frame);
  declareMerge(parent, frame);
  declareAlias(parent, frame);
}

function declareRename(parent: Command, frame: Frame): void {
  const { m } = frame;
  declare(parent, frame, 'unit rename', 'unit rename 荷塘区城管局 荷塘区城市管理局')
    .argument('<name>', m.help.arguments.newName)
    .action((unit: string, name: string, own: ChangeOptions, command: Command) =>
      invoke(command, frame, (invocation) =>
        runChange(
          { invocation, unit, own },
          (store, request) => renameUnit(store, { ...request, name }),
          ({ from, to }) => invocation.out.print(m.unit.renamed(from, to)),
        ),
      ),
    );
}

function declareClose(parent: Command, frame: Frame): void {
  declare(parent, frame, 'unit close', 'unit close 荷塘区城管局 --on 2024-10-01')
    .option('--on <date>', frame.m.help.options.closedFrom)
    .action((unit: string, own: ChangeOptions & { on?: string }, command: Command) =>
      invoke(command, frame, (invocation) => {
        const on = readOn(own.on, invocation);
        return runChange(
          { invocation, unit, own },
          (store, request) => closeUnit(store, { ...request, on }),
          (closed) => printClosing(invocation.out, closed),
          (closed) => nameNext(closed, invocation),
        );
      }),
    );
}

function declareMerge(parent: Command, frame: Frame): void {
  const { options } = frame.m.help;
  declare(parent, frame, 'unit merge', 'unit merge 荷塘区城管局 --into 荷塘区市监局 --on 2024-10-01')
    .requiredOption('--into <unit>', options.mergeInto)
    .option('--on <date>', options.closedFrom)
    .action((unit: string, own: ChangeOptions & { into: string; on?: string }, command: Command) =>
      invoke(command, frame, (invocation) => {
        const on = readOn(own.on, invocation);
        return runChange(
          { invocation, unit, own },
          (store, request) => mergeUnit(store, { ...request, into: own.into, on }),
          (closed) => printClosing(invocation.out, closed),
          (closed) => nameNext(closed, invocation),
        );
      }),
    );
}

function declareAlias(parent: Command, frame: Frame): void {
  const { arguments: args, options } = frame.m.help;
  declare(parent, frame, 'unit alias', 'unit alias 荷塘区城管局 荷塘城管')
    .argument('[name...]', args.aliases)
    .option('--remove <name>', options.removeAlias, (name, all: string[]) => [...all, name], [])
    .action((unit: string, add: string[], own: ChangeOptions & { remove: string[] }, command: Command) =>
      invoke(command, frame, (invocation) =>
        runChange(
          { invocation, unit, own },
          (store, request) => aliasUnit(store, { ...request, add, remove: own.remove }),
          (changed) => printAliases(invocation.out, changed),
        ),
      ),
    );
}

function declare(parent: Command, frame: Frame, name: CommandName, example: string): Command {
  const { arguments: args, options } = frame.m.help;
  return addCommand(parent, frame, name, { example, exitCodes: [0, 2, 6] })
    .argument('<unit>', args.unit)
    .option('--reason <text>', options.reasonOfChange);
}

type Store = Parameters<typeof renameUnit>[0];

/** Makes one change, and shows with `--json` the unit as it is now, else what was done. */
async function runChange<C extends Changed>(
  { invocation, unit, own }: { invocation: Invocation; unit: string; own: ChangeOptions },
  change: (store: Store, request: UnitRequest) => Promise<C>,
  print: (changed: C) => void,
  next: (changed: C) => string = ({ code }) => `qualreg unit show ${code}`,
): Promise<void> {
  const { m, out, register, asOf, actor } = invocation;
  const { changed, shown } = await useRegister({ register, asOf }, async (store, policy) => {
    const request = { unit, policy, asOf, actor, reason: own.reason ?? null };
    const made = await change(store, request);
    return { changed: made, shown: out.json ? await showUnit(store, policy, asOf, made.code) : null };
  });
  if (shown) out.printJson({ ...changed, ...shown });
  else print(changed);
  out.say(m.unit.recorded(changed.batch));
  out.sayNext(next(changed));
}

function readOn(text: string | undefined, { asOf }: Invocation): string {
  return text === undefined ? asOf : readDay(text);
}

/** Holders at a closed unit are a case for the cleanup, once the day has come. */
function nameNext({ code, on, posted }: Closed, { asOf }: Invocation): string {
  if (posted.holders === 0 || on > asOf) return `qualreg unit show ${code}`;
  return `qualreg cleanup plan --grounds unit-closed --unit ${code}`;
}
