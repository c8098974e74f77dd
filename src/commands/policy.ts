import type { Command } from 'commander';
import {
  listPolicyChanges,
  printPolicyChanges,
  printPolicyCheck,
  printPolicyHistory,
  toPolicyCheckJson,
  toShownPolicyJson,
} from '../output/policy-output.js';
import { toPolicyYaml } from '../output/policy-yaml.js';
import { checkPolicyFile, requirePolicy } from '../usecases/read-policy.js';
import { readPolicyStart } from '../usecases/read-settings.js';
import { previewPolicy, setPolicy, type PolicySetting } from '../usecases/set-policy.js';
import { showPolicy } from '../usecases/show-policy.js';
import { useRegister } from '../usecases/use-register.js';
import { UserError } from '../user-error.js';
import { addCommand, invoke, type Frame, type Invocation } from './invocation.js';
import { askYesNo } from './prompts.js';

export function declarePolicy(program: Command, frame: Frame): void {
  const exitCodes = [0, 2, 3, 6];
  const parent = addCommand(program, frame, 'policy', { example: 'policy show', exitCodes });
  declareShow(parent, frame);
  declareCheck(parent, frame);
  declareSet(parent, frame);
}

function declareShow(parent: Command, frame: Frame): void {
  addCommand(parent, frame, 'policy show', {
    example: 'policy show --as-of 2024-12-31',
    exitCodes: [0, 2, 6],
  })
    .option('--history', frame.m.help.options.policyHistory)
    .action((own: { history?: boolean }, command: Command) =>
      invoke(command, frame, async ({ m, out, register, asOf }) => {
        const shown = await useRegister({ register, asOf }, (store) => showPolicy(store, asOf));
        if (out.json) out.printJson(toShownPolicyJson(asOf, shown));
        else if (own.history) printPolicyHistory(out, shown);
        else out.print(toPolicyYaml(m, shown).trimEnd());
        out.sayNext('qualreg policy check FILE');
      }),
    );
}

function declareCheck(parent: Command, frame: Frame): void {
  addCommand(parent, frame, 'policy check', { example: 'policy check policy.yaml', exitCodes: [0, 2, 3, 6] })
    .argument('<file>', frame.m.help.arguments.policyFile)
    .action((file: string, _, command: Command) =>
      invoke(command, frame, async ({ m, out, register, asOf }) => {
        const check = await useRegister({ register, asOf }, (_store, inForce) =>
          checkPolicyFile(file, inForce),
        );
        if (out.json) out.printJson(toPolicyCheckJson(m, check));
        else printPolicyCheck(out, check);
        const isFine = check.problems.length === 0;
        out.sayNext(isFine ? `qualreg policy set ${file} --reason TEXT` : `qualreg policy check ${file}`);
        return isFine ? 0 : 3;
      }),
    );
}

interface SetOptions {
  from?: string;
  reason: string;
}

function declareSet(parent: Command, frame: Frame): void {
  const { options, arguments: args } = frame.m.help;
  addCommand(parent, frame, 'policy set', {
    example: 'policy set policy.yaml --from 2025-01-01 --reason 省厅新规定',
    exitCodes: [0, 2, 6, 130],
  })
    .argument('<file>', args.policyFile)
    .option('--from <date>', options.policyFrom)
    .requiredOption('--reason <text>', options.policyReason)
    .action((file: string, own: SetOptions, command: Command) =>
      invoke(command, frame, async (invocation) => {
        const { m, out, register, asOf, actor } = invocation;
        const from = own.from === undefined ? asOf : readPolicyStart(own.from);
        const setting = await useRegister({ register, asOf }, async (store) => {
          const request = { policy: await requirePolicy(file), from, reason: own.reason, actor };
          await confirm(invocation, await previewPolicy(store, request));
          return setPolicy(store, request);
        });
        const { name, changes } = setting;
        if (out.json) out.printJson(setting);
        else if (changes.length === 0) out.print(m.policy.unchanged(from));
        else {
          printPolicyChanges(out, changes);
          out.say(m.policy.set(name, from));
        }
        out.sayNext('qualreg policy show --history');
      }),
    );
}

/** Says what changes, and has it confirmed: by `--yes`, or by a word. */
async function confirm({ m, out, yes, canAsk }: Invocation, setting: PolicySetting): Promise<void> {
  const { name, from, until, changes } = setting;
  if (changes.length === 0) return;
  const head = m.policy.willChange(name, from, until, changes.length);
  if (yes) {
    out.say(head);
    return;
  }
  const announcement = [head, ...listPolicyChanges(m, changes)].join('\n');
  if (!canAsk) {
    out.say(announcement);
    throw new UserError('policy-confirmation-needed', { changes: changes.length });
  }
  if (await askYesNo(m, `${announcement}\n${m.policy.confirm}`, false)) return;
  throw new UserError('confirmation-refused', { typed: m.no });
}
