import type { Command } from 'commander';
import { initRegister } from '../usecases/use-register.js';
import { addCommand, invoke, type Frame } from './invocation.js';

export function declareInit(program: Command, frame: Frame): void {
  addCommand(program, frame, 'init', { example: 'init', exitCodes: [0, 2, 6] }).action(
    (_, command: Command) =>
      invoke(command, frame, async ({ m, out, register }) => {
        await initRegister(register);
        if (out.json) out.printJson({ register });
        else out.print(m.init.created(register));
        out.sayNext('qualreg import units FILE');
      }),
  );
}
