import type { Command } from 'commander';
import type { CardVerb } from '../domain/certificate-life.js';
import { printCertificate } from '../output/certificate-output.js';
import { showCertificate } from '../usecases/show-certificate.js';
import { useRegister } from '../usecases/use-register.js';
import { declareCardVerb, runVerb, type CardOptions } from './card-command.js';
import { declareIssue } from './certificate-issue.js';
import { addCommand, invoke, type Frame } from './invocation.js';

export function declareCertificate(program: Command, frame: Frame): void {
  const exitCodes = [0, 2, 3, 6, 130];
  const parent = addCommand(program, frame, 'certificate', {
    example: 'certificate show 18020000100',
    exitCodes,
  });
  const { options } = frame.m.help;
  declareShow(parent, frame);
  declareIssue(parent, frame);
  const declareVerb = (verb: CardVerb, example: string): Command =>
    declareCardVerb(parent, frame, `certificate ${verb}`, example).action(
      (number: string | undefined, own: CardOptions, command: Command) =>
        invoke(command, frame, (invocation) => runVerb(verb, number, own, invocation)),
    );
  declareVerb('renew', '18020000100 --expires 2032-10-31').option('--expires <date>', options.cardExpires);
  declareVerb('replace', '18020000100 --number 18020010001').option(
    '--number <number>',
    options.cardNewNumber,
  );
  declareVerb('suspend', '18020000100 --until 2025-06-30 --reason 涉嫌违规执法').option(
    '--until <date>',
    options.suspendUntil,
  );
  declareVerb('resume', '18020000100 --reason 查无违规');
  declareVerb('lost', '18020000100 --on 2024-12-02');
  declareVerb('return', '--list returned.xlsx');
  declareVerb('revoke', '18020000100 --reason 违法执法');
  declareVerb('cancel', '18020000100 --reason 调离');
}

function declareShow(parent: Command, frame: Frame): void {
  addCommand(parent, frame, 'certificate show', {
    example: 'certificate show 18020000100 --as-of 2024-12-31',
    exitCodes: [0, 2, 6],
  })
    .argument('<number>', frame.m.help.arguments.certificate)
    .action((number: string, _, command: Command) =>
      invoke(command, frame, async ({ out, register, asOf, showIds, actor }) => {
        const ids = { showIds, actor, what: 'certificate show' };
        const card = await useRegister({ register, asOf }, (store, policy) =>
          showCertificate(store, policy, asOf, number, ids),
        );
        if (out.json) out.printJson({ ...card, asOf });
        else printCertificate(out, card, asOf);
        out.sayNext(`qualreg officer show ${card.number}`);
      }),
    );
}
