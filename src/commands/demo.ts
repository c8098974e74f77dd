import type { Command } from 'commander';
import { demoCommands, startDemo } from '../usecases/run-demo.js';
import { addCommand, invoke, type Frame } from './invocation.js';

export function declareDemo(program: Command, frame: Frame): void {
  const { m } = frame;
  addCommand(program, frame, 'demo', { example: 'demo --keep ./city', exitCodes: [0, 2] })
    .option('--keep <dir>', m.help.options.keep)
    .action((own: { keep?: string }, command: Command) =>
      invoke(command, frame, async ({ out }) => {
        const demo = startDemo(own.keep ?? null, { lang: m.lang, color: out.color.level > 0 });
        try {
          out.print(out.color.bold(m.demo.title));
          for (const line of demoCommands) {
            out.print();
            out.print(out.color.cyan(`$ qualreg ${line}`));
            await demo.run(line);
          }
        } finally {
          demo.end();
        }
        out.print();
        out.print(own.keep === undefined ? m.demo.more : m.demo.done(demo.folder));
      }),
    );
}
