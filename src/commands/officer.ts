import type { Command } from 'commander';
import { printOfficer, toOfficerJson } from '../output/officer-output.js';
import { readStanding } from '../usecases/read-settings.js';
import { showOfficer, type OfficerDetail } from '../usecases/show-officer.js';
import { useRegister } from '../usecases/use-register.js';
import { addCommand, invoke, type Frame } from './invocation.js';
import type { CorrectOptions } from './officer-correct.js';

export function declareOfficer(program: Command, frame: Frame): void {
  const { m } = frame;
  const exitCodes = [0, 2, 6];
  const parent = addCommand(program, frame, 'officer', { example: 'officer show 18020000100', exitCodes });
  addCommand(parent, frame, 'officer list', {
    example: 'officer list --unit 荷塘区城市管理和综合执法局 --standing lapsed',
    exitCodes,
  })
    .option('--unit <unit>', m.help.options.unit)
    .option('--standing <standing>', m.help.options.standing)
    .option('--expiring', m.help.options.expiring)
    .action((own: { unit?: string; standing?: string; expiring?: boolean }, command: Command) =>
      invoke(command, frame, async ({ out, register, asOf, showIds, actor }) => {
        const { listOfficers } = await import('../usecases/list-officers.js');
        const standing = own.standing === undefined ? null : readStanding(own.standing);
        const filter = { unit: own.unit ?? null, standing, expiring: own.expiring ?? false };
        const ids = { showIds, actor, what: 'officer list' };
        const officers = await useRegister({ register, asOf }, (store, policy) =>
          listOfficers(store, policy, asOf, filter, ids),
        );
        if (out.json) {
          out.printJson({ asOf, officers });
          return;
        }
        out.printTable(
          [
            { title: m.columns.id },
            { title: m.columns.name },
            { title: m.columns.unit },
            { title: m.columns.standing },
            { title: m.columns.certificate, omitRank: 1 },
            { title: m.columns.expiresOn, omitRank: 1 },
          ],
          officers.map((o) => [
            o.id,
            o.name,
            o.unit?.name ?? m.noUnit,
            m.standings[o.standing] + (o.expiring ? m.bracketed(m.officer.expiringNote) : ''),
            o.certificate ?? '',
            o.expiresOn ?? '',
          ]),
        );
        out.sayNext('qualreg officer show ID');
      }),
    );
  addCommand(parent, frame, 'officer show', {
    example: 'officer show 18020000100 --as-of 2024-12-31',
    exitCodes,
  })
    .argument('<id>', m.help.arguments.officer)
    .action((id: string, _, command: Command) =>
      invoke(command, frame, async ({ out, register, asOf, showIds, actor }) => {
        const officer = await useRegister({ register, asOf }, (store, policy) =>
          showOfficer(store, policy, asOf, id, { showIds, actor, what: 'officer show' }),
        );
        if (out.json) out.printJson(toOfficerJson(m, officer, asOf));
        else printOfficer(out, officer, asOf);
        out.sayNext(nameNext(officer));
      }),
    );
  declareCorrect(parent, frame);
}

/** A person who waits in an open plan is to be decided there. */
function nameNext({ plans, unit }: OfficerDetail): string {
  const waiting = plans.find(({ state, decision }) => state === 'open' && decision === 'pending');
  if (waiting) return `qualreg cleanup show ${waiting.plan}`;
  return unit ? `qualreg unit show ${unit.code}` : 'qualreg officer list';
}

function declareCorrect(parent: Command, frame: Frame): void {
  const { options, arguments: args } = frame.m.help;
  addCommand(parent, frame, 'officer correct', {
    example: 'officer correct 18020000100 --name 张伟 --reason 登记时录错',
    exitCodes: [0, 2, 6],
  })
    .argument('<id>', args.officer)
    .option('--id-number <number>', options.newIdNumber)
    .option('--name <text>', options.newName)
    .option('--unit <unit>', options.newUnit)
    .option('--since <date>', options.since)
    .requiredOption('--reason <text>', options.reason)
    .option('--merge', options.merge)
    .action((id: string, own: CorrectOptions, command: Command) =>
      invoke(command, frame, async (invocation) => {
        const { runCorrect } = await import('./officer-correct.js');
        await runCorrect(id, own, invocation);
      }),
    );
}
