// What goes between the bureau and the units in a cleanup: check forms out, answers back, and what is left to the bureau.
import type { Command } from 'commander';
import { describeForms, printDispatch } from '../output/check-form-output.js';
import { dispatchForms } from '../usecases/dispatch-forms.js';
import { readDay, readNumber } from '../usecases/read-settings.js';
import { useRegister } from '../usecases/use-register.js';
import { addCommand, invoke, type Frame, type Invocation } from './invocation.js';
import { askYesNo } from './prompts.js';

interface DispatchOptions {
  out: string;
  due?: string;
}

export function declareDispatch(parent: Command, frame: Frame): void {
  const { options, arguments: args } = frame.m.help;
  addCommand(parent, frame, 'cleanup dispatch', {
    example: 'cleanup dispatch 1 --out forms --due 2025-01-31',
    exitCodes: [0, 2, 6, 130],
  })
    .argument('<plan>', args.plan)
    .requiredOption('--out <folder>', options.formsOut)
    .option('--due <date>', options.due)
    .action((number: string, own: DispatchOptions, command: Command) =>
      invoke(command, frame, (invocation) => runDispatch(readNumber(number), own, invocation)),
    );
}

async function runDispatch(plan: number, own: DispatchOptions, invocation: Invocation): Promise<void> {
  const { m, out, register, asOf, actor, showIds } = invocation;
  const request = {
    plan,
    out: own.out,
    due: own.due === undefined ? null : readDay(own.due),
    asOf,
    actor,
    texts: describeForms(m),
    ids: { showIds, actor, what: `cleanup dispatch ${plan}` },
    mayReplace: (files: readonly string[]) => askToReplace(files, invocation),
  };
  const result = await useRegister({ register, asOf }, (store) => dispatchForms(store, request));
  if (out.json) out.printJson(result);
  else printDispatch(out, result);
  out.sayNext(`qualreg cleanup return ${plan} FILE`);
}

async function askToReplace(files: readonly string[], { m, yes, canAsk }: Invocation): Promise<boolean> {
  if (yes || !canAsk) return yes;
  return askYesNo(m, m.checkForms.replace(files.length, files[0] ?? ''), false);
}
