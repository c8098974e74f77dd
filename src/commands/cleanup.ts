import type { Command } from 'commander';
import { printFindings, printPlan, printPlans, toPlanJson } from '../output/cleanup-output.js';
import {
  applyCleanup,
  previewApply,
  undoCleanup,
  type ApplyRequest,
  type ApplyResult,
} from '../usecases/apply-cleanup.js';
import { planCleanup } from '../usecases/plan-cleanup.js';
import { readNumber } from '../usecases/read-settings.js';
import { listCleanups, showCleanup } from '../usecases/show-cleanup.js';
import { useRegister } from '../usecases/use-register.js';
import { UserError } from '../user-error.js';
import { addCommand, invoke, type Frame, type Invocation } from './invocation.js';
import { confirmByTyping } from './prompts.js';

export function declareCleanup(program: Command, frame: Frame): void {
  const parent = addCommand(program, frame, 'cleanup', {
    example: 'cleanup plan --as-of 2024-12-31',
    exitCodes: [0, 2, 4, 5, 6, 130],
  });
  declarePlan(parent, frame);
  declareList(parent, frame);
  declareShow(parent, frame);
  declareApply(parent, frame);
  declareUndo(parent, frame);
}

function declarePlan(parent: Command, frame: Frame): void {
  const { options } = frame.m.help;
  addCommand(parent, frame, 'cleanup plan', {
    example: 'cleanup plan --as-of 2024-12-31',
    exitCodes: [0, 2, 6, 130],
  })
    .option('--grounds <a,b>', options.grounds)
    .option('--unit <unit>', options.unit)
    .action((own: { grounds?: string; unit?: string }, command: Command) =>
      invoke(command, frame, async ({ m, out, register, asOf, actor, showIds, signal }) => {
        const plan = await useRegister({ register, asOf }, async (store, policy) => {
          const grounds = own.grounds?.split(',').map((ground) => ground.trim()) ?? null;
          const planId = await planCleanup(store, {
            policy,
            asOf,
            actor,
            grounds,
            unit: own.unit ?? null,
            signal,
          });
          return showCleanup(store, policy, planId, noFilter, { showIds, actor, what: 'cleanup plan' });
        });
        if (out.json) out.printJson(toPlanJson(m, plan));
        else {
          out.say(m.cleanup.planned(plan.plan, plan.asOf));
          printPlan(out, plan);
        }
        out.sayNext(`qualreg cleanup show ${plan.plan}`);
      }),
    );
}

const noFilter = { ground: null, unit: null };

function declareList(parent: Command, frame: Frame): void {
  addCommand(parent, frame, 'cleanup list', { example: 'cleanup list', exitCodes: [0, 2, 6] }).action(
    (_, command: Command) =>
      invoke(command, frame, async ({ out, register, asOf }) => {
        const plans = await useRegister({ register, asOf }, listCleanups);
        if (out.json) out.printJson({ plans });
        else printPlans(out, plans);
        out.sayNext(plans.length > 0 ? 'qualreg cleanup show N' : 'qualreg cleanup plan');
      }),
  );
}

function declareShow(parent: Command, frame: Frame): void {
  const { options, arguments: args } = frame.m.help;
  addCommand(parent, frame, 'cleanup show', {
    example: 'cleanup show 1 --ground retired',
    exitCodes: [0, 2, 6],
  })
    .argument('<plan>', args.plan)
    .option('--ground <ground>', options.ground)
    .option('--unit <unit>', options.unit)
    .action((number: string, own: { ground?: string; unit?: string }, command: Command) =>
      invoke(command, frame, async ({ m, out, register, asOf, showIds, actor }) => {
        const filter = { ground: own.ground ?? null, unit: own.unit ?? null };
        const plan = await useRegister({ register, asOf }, (store, policy) =>
          showCleanup(store, policy, readNumber(number), filter, {
            showIds,
            actor,
            what: `cleanup show ${number}`,
          }),
        );
        if (out.json) out.printJson(toPlanJson(m, plan));
        else {
          printFindings(out, plan);
          out.say(m.cleanup.summary(plan.holders, plan.flagged, plan.certain, plan.toConfirm));
        }
        out.sayNext(plan.state === 'open' ? `qualreg cleanup apply ${plan.plan}` : 'qualreg report annual');
      }),
    );
}

function declareApply(parent: Command, frame: Frame): void {
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

function declareUndo(parent: Command, frame: Frame): void {
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
