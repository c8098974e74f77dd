import type { Command } from 'commander';
import {
  applyCleanup,
  previewApply,
  undoCleanup,
  type ApplyRequest,
  type ApplyResult,
} from '../usecases/apply-cleanup.js';
import { readNumber } from '../usecases/read-settings.js';
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
    .action((number: string, own: { maxRemovals?: string }, command: Command) =>
      invoke(command, frame, async (invocation) => {
        const { m, out, register, asOf, actor } = invocation;
        const request: ApplyRequest = {
          plan: readNumber(number),
          asOf,
          actor,
          maxRemovals: own.maxRemovals ?? null,
        };
        const result = await useRegister({ register, asOf }, async (store) => {
          const preview = await previewApply(store, request);
          await announce(invocation, preview);
          return applyCleanup(store, request);
        });
        if (out.json) out.printJson(result);
        else out.print(m.cleanup.applied(result.removed, result.certificates, result.kept, result.pending));
        out.sayNext('qualreg report annual');
      }),
    );
}

/** Says what will be done, and has it confirmed: by `--yes`, or by typing the number of persons (or else of certificates). */
async function announce(
  { m, out, asOf, yes, canAsk }: Invocation,
  { removed, certificates, pending }: ApplyResult,
): Promise<void> {
  const announcement = m.cleanup.willDo(asOf, removed, certificates, pending);
  if (yes || !canAsk || certificates === 0) out.say(announcement);
  if (yes || certificates === 0) return;
  if (!canAsk) throw new UserError('confirmation-needed', { removals: removed });
  const expected = String(removed || certificates);
  await confirmByTyping(`${announcement}\n${m.cleanup.confirm(expected)}`, expected);
}

export function declareUndo(parent: Command, frame: Frame): void {
  addCommand(parent, frame, 'cleanup undo', { example: 'cleanup undo 1', exitCodes: [0, 2, 4, 6] })
    .argument('<plan>', frame.m.help.arguments.plan)
    .action((number: string, _, command: Command) =>
      invoke(command, frame, async ({ m, out, register, asOf, actor }) => {
        const result = await useRegister({ register, asOf }, (store) =>
          undoCleanup(store, { plan: readNumber(number), actor }),
        );
        if (out.json) out.printJson(result);
        else out.print(m.cleanup.undone(result.restored, result.certificates));
        out.sayNext(`qualreg cleanup show ${result.plan}`);
      }),
    );
}
