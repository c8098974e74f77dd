import type { Command } from 'commander';
import { printFindings, printPlan, printPlans, toPlanJson } from '../output/cleanup-output.js';
import { planCleanup } from '../usecases/plan-cleanup.js';
import { allowIds } from '../usecases/print-ids.js';
import { readNumber } from '../usecases/read-settings.js';
import { listCleanups, showCleanup, type PlanDetail } from '../usecases/show-cleanup.js';
import { summariseCleanup } from '../usecases/summarise-plan.js';
import { useRegister } from '../usecases/use-register.js';
import { declareNotice, showCards } from './cleanup-after.js';
import { declareApply, declareRefresh, declareUndo } from './cleanup-apply.js';
import { declareDecide, declareDispatch, declareReturn, showWaiting } from './cleanup-units.js';
import { addCommand, invoke, type Frame } from './invocation.js';

export function declareCleanup(program: Command, frame: Frame): void {
  const parent = addCommand(program, frame, 'cleanup', {
    example: 'cleanup plan --as-of 2024-12-31',
    exitCodes: [0, 2, 4, 5, 6, 130],
  });
  declarePlan(parent, frame);
  declareList(parent, frame);
  declareShow(parent, frame);
  declareDispatch(parent, frame);
  declareReturn(parent, frame);
  declareDecide(parent, frame);
  declareRefresh(parent, frame);
  declareApply(parent, frame);
  declareUndo(parent, frame);
  declareNotice(parent, frame);
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
          const ids = { showIds, actor, what: 'cleanup plan' };
          if (out.json) {
            const detail = await showCleanup(store, policy, planId, noFilter, ids);
            out.printJson(toPlanJson(m, detail));
            return detail;
          }
          // Asking is logged, though the counts name nobody.
          await allowIds(store, ids);
          return summariseCleanup(store, planId);
        });
        if (!out.json) {
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

interface ShowOptions {
  ground?: string;
  unit?: string;
  pending?: boolean;
  waiting?: boolean;
  cards?: boolean;
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
    .option('--pending', options.pending)
    .option('--waiting', options.waiting)
    .option('--cards', options.cards)
    .action((number: string, own: ShowOptions, command: Command) =>
      invoke(command, frame, async (invocation) => {
        if (own.waiting) return showWaiting(readNumber(number), own, invocation);
        if (own.cards) return showCards(invocation, number, own);
        const { m, out, register, asOf, showIds, actor } = invocation;
        const filter = { ground: own.ground ?? null, unit: own.unit ?? null, pending: own.pending ?? false };
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
        out.sayNext(nameNext(plan));
      }),
    );
}

/** What is still to be asked of the units comes before the end of a plan. */
function nameNext({ plan, state, findings, isDispatched }: PlanDetail): string {
  if (state === 'applied') return `qualreg cleanup notice ${plan} --out notice.docx`;
  const isOpen = findings.some(({ decision }) => decision === 'pending');
  if (!isOpen) return `qualreg cleanup apply ${plan}`;
  return isDispatched
    ? `qualreg cleanup show ${plan} --waiting`
    : `qualreg cleanup dispatch ${plan} --out DIR --due DATE`;
}
