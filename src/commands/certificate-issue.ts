import type { Command } from 'commander';
import { invoke, type Frame } from './invocation.js';
import { declareCardVerb, runVerb, type CardOptions } from './card-command.js';

export function declareIssue(parent: Command, frame: Frame): void {
  const { options } = frame.m.help;
  declareCardVerb(parent, frame, 'certificate issue', '18020010001 --officer 430299198506150014')
    .option('--officer <id>', options.cardOfficer)
    .option('--expires <date>', options.cardExpires)
    .action((number: string | undefined, own: CardOptions, command: Command) =>
      invoke(command, frame, (invocation) => runVerb('issue', number, own, invocation)),
    );
}
