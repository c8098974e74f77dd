// What goes between the bureau and the units in a cleanup: check forms out, answers back, and what is left to the bureau.
import type { Command } from 'commander';
import { describeForms, printDispatch, printWaiting } from '../output/check-form-output.js';
import { printFindings, toPlanJson } from '../output/cleanup-output.js';
import { printImport, toImportJson } from '../output/import-output.js';
import { decideFindings, readDecision } from '../usecases/decide-findings.js';
import { dispatchForms } from '../usecases/dispatch-forms.js';
import { listWaiting } from '../usecases/list-waiting.js';
import { readDay, readNumber } from '../usecases/read-settings.js';
import { showCleanup } from '../usecases/show-cleanup.js';
import { useRegister } from '../usecases/use-register.js';
import { UserError } from '../user-error.js';
import type { ImportOptions } from './import.js';
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

export function declareReturn(parent: Command, frame: Frame): void {
  const { options, arguments: args } = frame.m.help;
  addCommand(parent, frame, 'cleanup return', {
    example: 'cleanup return 1 returned/*.xlsx',
    exitCodes: [0, 2, 3, 6, 130],
  })
    .argument('<plan>', args.plan)
    .argument('<file...>', args.files)
    .option('--dry-run', options.dryRun)
    .option('--map <HEADING=field>', options.map, (value, all: string[]) => [...all, value], [])
    .option('--encoding <name>', options.encoding)
    .option('--sheet <sheet>', options.sheet)
    .option('--unpack-limit <MiB>', options.unpackLimit, '512')
    .option('--rejects <file>', options.rejects)
    .option('--keep-going', options.keepGoing)
    .action((number: string, files: string[], own: ImportOptions, command: Command) =>
      invoke(command, frame, (invocation) => runReturn(readNumber(number), files, own, invocation)),
    );
}

async function runReturn(
  plan: number,
  files: string[],
  own: ImportOptions,
  invocation: Invocation,
): Promise<number> {
  const { m, out, register, asOf } = invocation;
  // Only here: the other commands of a cleanup need nothing of an import.
  const { nameTogether, readRequest } = await import('./import.js');
  const { importAnswers } = await import('../usecases/import-answers.js');
  const result = await useRegister({ register, asOf }, (store, policy) => {
    // A unit's code is never asked for: the form has it.
    const request = { ...readRequest('answers', files, own, invocation), questions: null };
    return importAnswers(store, { policy, ...request, plan });
  });
  if (out.json) out.printJson({ plan, ...toImportJson(m, result) });
  else printImport(out, result);
  const rejects = [...new Set(result.files.flatMap(({ rejectsFile }) => rejectsFile ?? []))];
  if (rejects.length > 0) out.sayNext(`qualreg cleanup return ${plan} ${nameTogether(rejects)}`);
  else if (!result.dryRun) out.sayNext(`qualreg cleanup show ${plan} --waiting`);
  return result.totals.rejected > 0 || result.failed.length > 0 ? 3 : 0;
}

/** `cleanup show N --waiting`. */
export async function showWaiting(
  plan: number,
  own: { ground?: string; unit?: string; pending?: boolean },
  { out, register, asOf }: Invocation,
): Promise<void> {
  if (own.ground !== undefined || own.pending)
    throw new UserError('option-unfitting', {
      option: own.pending ? '--pending' : '--ground',
      other: '--waiting',
    });
  const request = { plan, unit: own.unit ?? null, asOf };
  const waiting = await useRegister({ register, asOf }, (store, policy) =>
    listWaiting(store, policy, request),
  );
  if (out.json) out.printJson(waiting);
  else printWaiting(out, waiting);
  const isDone = waiting.totals.done === waiting.totals.units;
  out.sayNext(isDone ? `qualreg cleanup show ${plan} --pending` : `qualreg cleanup return ${plan} FILE`);
}

interface DecideOptions {
  officer: string[];
  decision: string;
  reason: string;
  ground?: string;
}

export function declareDecide(parent: Command, frame: Frame): void {
  const { options, arguments: args } = frame.m.help;
  addCommand(parent, frame, 'cleanup decide', {
    example: 'cleanup decide 1 --officer 18000000001 --decision keep --reason renewed',
    exitCodes: [0, 2, 6],
  })
    .argument('<plan>', args.plan)
    .requiredOption('--officer <id>', options.decideOfficer, addTo)
    .requiredOption('--decision <keep|remove>', options.decision)
    .requiredOption('--reason <text>', options.decideReason)
    .option('--ground <ground>', options.decideGround)
    .action((number: string, own: DecideOptions, command: Command) =>
      invoke(command, frame, (invocation) => runDecide(readNumber(number), own, invocation)),
    );
}

const addTo = (value: string, all: string[] | undefined): string[] => [...(all ?? []), value];

async function runDecide(plan: number, own: DecideOptions, invocation: Invocation): Promise<void> {
  const { m, out, register, asOf, actor, showIds } = invocation;
  const { officer: officers, reason, ground = null } = own;
  const request = { plan, officers, decision: readDecision(own.decision), ground, reason, asOf, actor };
  let persons = 0;
  const decided = await useRegister({ register, asOf }, async (store, policy) => {
    const officerIds = await decideFindings(store, request);
    persons = officerIds.length;
    const filter = { ground: null, unit: null, officerIds };
    return showCleanup(store, policy, plan, filter, { showIds, actor, what: `cleanup decide ${plan}` });
  });
  if (out.json) out.printJson(toPlanJson(m, decided));
  else {
    printFindings(out, decided);
    out.say(m.checkForms.decided(persons));
  }
  out.sayNext(`qualreg cleanup show ${plan} --pending`);
}
