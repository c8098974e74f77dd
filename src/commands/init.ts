import type { Command } from 'commander';
import { initRegister } from '../usecases/use-register.js';
import { addCommand, invoke, type Frame } from './invocation.js';

export function declareInit(program: Command, frame: Frame): void {
  addCommand(program, frame, 'init', { example: 'init', exitCodes: [0, 2, 6] })
    .option('--policy <file>', frame.m.help.options.policyFile)
    .action((own: { policy?: string }, command: Command) =>
      invoke(command, frame, async ({ m, out, register, actor }) => {
        // What reads a policy is loaded only when there is one to read.
        const { requirePolicy } = own.policy === undefined ? {} : await import('../usecases/read-policy.js');
        const policy = requirePolicy && own.policy ? await requirePolicy(own.policy) : null;
        await initRegister(register, actor, policy);
        if (out.json) out.printJson({ register, ...(policy && { policy: policy.name }) });
        else out.print(m.init.created(register));
        if (policy) out.say(m.policy.begins(policy.name));
        out.sayNext('qualreg import units FILE');
      }),
    );
}
