// What all commands on one certificate, or on a list of them, have in common.
import type { Command } from 'commander';
import type { CardVerb } from '../domain/certificate-life.js';
import { printCertificate, sayRecorded, toRecordedJson } from '../output/certificate-output.js';
import { printImport, toImportJson } from '../output/import-output.js';
import { importCardEvents, recordCardEvent, type CardByHand } from '../usecases/import-card-events.js';
import type { ImportResult } from '../usecases/roster-importer.js';
import { readDay } from '../usecases/read-settings.js';
import type { CardRequest } from '../usecases/settle-cards.js';
import { showCertificate, type CertificateDetail } from '../usecases/show-certificate.js';
import { useRegister } from '../usecases/use-register.js';
import { UserError } from '../user-error.js';
import { readRequest, type ImportOptions } from './import.js';
import { addCommand, type CommandName, type Frame, type Invocation } from './invocation.js';

export interface CardOptions extends Pick<
  ImportOptions,
  'dryRun' | 'map' | 'encoding' | 'sheet' | 'unpackLimit' | 'rejects'
> {
  list?: string;
  on?: string;
  reason?: string;
  until?: string;
  expires?: string;
  /** Of a replacement. */
  number?: string;
  officer?: string;
}

const exitCodes = [0, 2, 3, 6, 130];

/** Declares what every command on one certificate or a list of them takes. */
export function declareCardVerb(parent: Command, frame: Frame, name: CommandName, example: string): Command {
  const { options, arguments: args } = frame.m.help;
  return addCommand(parent, frame, name, { example: `${name} ${example}`, exitCodes })
    .argument('[number]', args.certificate)
    .option('--list <file>', options.cardList)
    .option('--on <date>', options.cardOn)
    .option('--reason <text>', options.cardReason)
    .option('--dry-run', options.dryRun)
    .option('--map <HEADING=field>', options.map, (value, all: string[]) => [...all, value], [])
    .option('--encoding <name>', options.encoding)
    .option('--sheet <sheet>', options.sheet)
    .option('--unpack-limit <MiB>', options.unpackLimit, '512')
    .option('--rejects <file>', options.rejects);
}

/** Does one thing to one certificate, or to all of a list. */
export async function runVerb(
  verb: CardVerb,
  number: string | undefined,
  own: CardOptions,
  invocation: Invocation,
): Promise<number> {
  const ofOne = (number && 'NUMBER') ?? (own.officer && '--officer') ?? (own.number && '--number');
  if (own.list !== undefined && ofOne !== undefined) {
    throw new UserError('option-unfitting', { option: '--list', other: ofOne });
  }
  if (own.list !== undefined) return runList(verb, own.list, own, invocation);
  if (number === undefined) {
    throw new UserError('option-needed', {
      option: 'NUMBER / --list FILE',
      of: `qualreg certificate ${verb}`,
    });
  }
  return runOne(verb, number, own, invocation);
}

function readCardRequest(verb: CardVerb, own: CardOptions, { asOf, actor }: Invocation): CardRequest {
  const until = own.until ?? own.expires;
  return {
    verb,
    on: own.on === undefined ? null : readDay(own.on),
    until: until === undefined ? null : readDay(until),
    reason: own.reason,
    asOf,
    actor,
  };
}

async function runOne(
  verb: CardVerb,
  number: string,
  own: CardOptions,
  invocation: Invocation,
): Promise<number> {
  const { m, out, register, asOf, actor, showIds } = invocation;
  const needed = { replace: ['--number', own.number], issue: ['--officer', own.officer] } as const;
  if ((verb === 'replace' || verb === 'issue') && needed[verb][1] === undefined) {
    throw new UserError('option-needed', { option: needed[verb][0], of: `qualreg certificate ${verb}` });
  }
  const request: CardByHand = {
    ...readCardRequest(verb, own, invocation),
    number,
    newNumber: own.number ?? null,
    officer: own.officer ?? null,
    dryRun: own.dryRun ?? false,
  };
  const { recorded, card } = await useRegister({ register, asOf }, async (store, policy) => {
    const done = await recordCardEvent(store, request);
    const isThere = verb !== 'issue' || done.batch !== null || done.result === 'unchanged';
    const ids = { showIds, actor, what: `certificate ${verb}` };
    return { recorded: done, card: isThere ? await showCertificate(store, policy, asOf, number, ids) : null };
  });
  if (out.json) out.printJson(toRecordedJson(m, verb, recorded, card));
  else if (card) printCertificate(out, card, asOf);
  sayRecorded(out, verb, number, recorded);
  out.sayNext(nameNext(verb, number, own, card));
  return 0;
}

/** What a section chief sees to next: the new card of a lost one, the end of a suspension, the card that must come back. */
function nameNext(
  verb: CardVerb,
  number: string,
  { until, number: newNumber }: CardOptions,
  card: CertificateDetail | null,
): string {
  if (verb === 'lost') return `qualreg certificate replace ${number} --number NEW`;
  if (verb === 'suspend' && until === undefined) return `qualreg certificate resume ${number} --reason TEXT`;
  if (verb === 'replace') return `qualreg certificate show ${newNumber ?? number}`;
  if ((verb === 'revoke' || verb === 'cancel') && card?.place === 'out')
    return `qualreg certificate return ${number}`;
  const plan = card?.events.findLast(({ kind }) => kind === 'cancelled')?.plan ?? null;
  if (verb === 'return' && plan !== null) return `qualreg cleanup show ${plan} --cards`;
  return `qualreg officer show ${number}`;
}

async function runList(
  verb: CardVerb,
  file: string,
  own: CardOptions,
  invocation: Invocation,
): Promise<number> {
  const { m, out, register, asOf } = invocation;
  const result = await useRegister({ register, asOf }, (store, policy) =>
    importCardEvents(store, {
      ...readRequest('card-events', [file], own, invocation),
      ...readCardRequest(verb, own, invocation),
      policy,
    }),
  );
  if (out.json) out.printJson(toImportJson(m, result));
  else printImport(out, result);
  out.sayNext(nameNextOfList(verb, file, own, result));
  return result.totals.rejected > 0 ? 3 : 0;
}

/** Mend what was rejected; or do what was tried; or see what was done. */
function nameNextOfList(
  verb: CardVerb,
  file: string,
  own: CardOptions,
  { files, batch, dryRun, totals }: ImportResult,
): string {
  const [rejects] = files.flatMap(({ rejectsFile }) => rejectsFile ?? []);
  const isTried = dryRun && totals.added + totals.updated > 0;
  if (rejects === undefined && !isTried) {
    return batch === null ? 'qualreg imports list' : `qualreg imports show ${batch}`;
  }
  const options = { on: own.on, until: own.until, expires: own.expires, reason: own.reason };
  const flags = Object.entries(options).map(([name, value]) => (value ? ` --${name} '${value}'` : ''));
  return `qualreg certificate ${verb} --list '${rejects ?? file}'${flags.join('')}`;
}
