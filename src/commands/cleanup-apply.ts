import type { Command } from 'commander';
import { printDifference, sayApplied, sayDifference, toRefreshJson } from '../output/apply-output.js';
import {
  applyCleanup,
  previewApply,
  type ApplyRequest,
  type ApplyResult,
} from '../usecases/apply-cleanup.js';
import { readNumber } from '../usecases/read-settings.js';
import { refreshCleanup } from '../usecases/refresh-cleanup.js';
import { previewUndo, undoCleanup, type CleanupUndone } from '../usecases/undo-cleanup.js';
import { useRegister } from '../usecases/use-register.js';
import { UserError } from '../user-error.js';
import { addCommand, invoke, type Frame, type Invocation } from './invocation.js';
import { confirmByTyping } from './prompts.js';

export function declareApply(parent: Command, frame: Frame): void {
  const { options, arguments: args } = frame.m.help;
  addCommand(parent, frame, 'cleanup apply', {
    example: 'cleanup apply 1 --max-removals 15%',
    exitCodes: [0, 2, 4, 5, 6, 130],
  })
    .argument('<plan>', args.plan)
    .option('--max-removals <count|percent%>', options.maxRemovals)
    .option('--allow-empty-units', options.allowEmptyUnits)
    .action((number: string, own: { maxRemovals?: string; allowEmptyUnits?: boolean }, command: Command) =>
      invoke(command, frame, async (invocation) => {
        const { m, out, register, asOf, actor } = invocation;
        const request: ApplyRequest = {
          plan: readNumber(number),
          asOf,
          actor,
          maxRemovals: own.maxRemovals ?? null,
          allowEmptyUnits: own.allowEmptyUnits ?? false,
        };
        const result = await useRegister({ register, asOf }, async (store) => {
          const preview = await previewApply(store, request);
          await announceApply(invocation, preview.result);
          return applyCleanup(store, request, preview);
        });
        if (out.json) out.printJson(result);
        else out.print(m.cleanup.applied(result.removed, result.certificates, result.kept, result.pending));
        out.sayNext(`qualreg cleanup notice ${result.plan} --out notice.docx`);
      }),
    );
}

/** Says what will be done, and has it confirmed: by `--yes`, or by typing the number of persons (or else of certificates). */
async function announceApply(invocation: Invocation, preview: ApplyResult): Promise<void> {
  const { m, out, asOf, yes, canAsk } = invocation;
  const { plan, removed, certificates, pending } = preview;
  const announcement = m.cleanup.willDo(asOf, removed, certificates, pending);
  const isAsked = !yes && certificates > 0;
  if (!(isAsked && canAsk)) out.say(announcement);
  sayApplied(out, preview);
  if (!isAsked) return;
  if (pending > 0) out.say(m.applying.settleFirst(plan));
  if (!canAsk) throw new UserError('confirmation-needed', { removals: removed });
  const expected = String(removed || certificates);
  await confirmByTyping(`${announcement}\n${m.cleanup.confirm(expected)}`, expected);
}

export function declareRefresh(parent: Command, frame: Frame): void {
  const { options, arguments: args } = frame.m.help;
  addCommand(parent, frame, 'cleanup refresh', {
    example: 'cleanup refresh 1 --dry-run',
    exitCodes: [0, 2, 4, 6, 130],
  })
    .argument('<plan>', args.plan)
    .option('--dry-run', options.dryRun)
    .action((number: string, own: { dryRun?: boolean }, command: Command) =>
      invoke(command, frame, async ({ m, out, register, asOf, actor, signal }) => {
        const request = { plan: readNumber(number), asOf, actor, dryRun: own.dryRun ?? false, signal };
        const result = await useRegister({ register, asOf }, (store) => refreshCleanup(store, request));
        if (out.json) out.printJson(toRefreshJson(m, result));
        else printDifference(out, result);
        sayDifference(out, result);
        const next = request.dryRun ? 'refresh' : 'show';
        out.sayNext(`qualreg cleanup ${next} ${result.plan}`);
      }),
    );
}

export function declareUndo(parent: Command, frame: Frame): void {
  addCommand(parent, frame, 'cleanup undo', { example: 'cleanup undo 1', exitCodes: [0, 2, 4, 6, 130] })
    .argument('<plan>', frame.m.help.arguments.plan)
    .action((number: string, _, command: Command) =>
      invoke(command, frame, async (invocation) => {
        const { m, out, register, asOf, actor } = invocation;
        const plan = readNumber(number);
        const result = await useRegister({ register, asOf }, async (store) => {
          const preview = await previewUndo(store, plan);
          await announceUndo(invocation, preview);
          return undoCleanup(store, { plan, actor }, preview);
        });
        if (out.json) out.printJson(result);
        else out.print(m.cleanup.undone(result.restored, result.certificates));
        out.sayNext(`qualreg cleanup show ${result.plan}`);
      }),
    );
}

/** Has the undoing confirmed as the applying was. */
async function announceUndo(
  { m, out, yes, canAsk }: Invocation,
  { restored, certificates }: CleanupUndone,
): Promise<void> {
  const announcement = m.applying.willUndo(restored, certificates);
  if (yes || certificates === 0) {
    out.say(announcement);
    return;
  }
  if (!canAsk) throw new UserError('undo-unconfirmed', { restored, certificates });
  const expected = String(restored || certificates);
  await confirmByTyping(`${announcement}\n${m.cleanup.confirm(expected)}`, expected);
}
