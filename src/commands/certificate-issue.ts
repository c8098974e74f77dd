import type { Command } from 'commander';
import { describeDraft, printDraft, toDraftJson } from '../output/draft-output.js';
import { draftCertificates, logDraft, refuseDraftPath, saveDraft } from '../usecases/draft-certificates.js';
import { readDay } from '../usecases/read-settings.js';
import { useRegister } from '../usecases/use-register.js';
import { UserError } from '../user-error.js';
import { declareCardVerb, runVerb, type CardOptions } from './card-command.js';
import { invoke, type Frame, type Invocation } from './invocation.js';

interface IssueOptions extends CardOptions {
  exam?: string;
  numbers?: string;
  out?: string;
}

export function declareIssue(parent: Command, frame: Frame): void {
  const { options } = frame.m.help;
  declareCardVerb(parent, frame, 'certificate issue', '18020010001 --officer 430299198506150014')
    .option('--officer <id>', options.cardOfficer)
    .option('--expires <date>', options.cardExpires)
    .option('--exam <code>', options.issueExam)
    .option('--numbers <ranges>', options.issueNumbers)
    .option('--out <file>', options.draftOut)
    .action((number: string | undefined, own: IssueOptions, command: Command) =>
      invoke(command, frame, (invocation) => runIssue(number, own, invocation)),
    );
}

async function runIssue(
  number: string | undefined,
  own: IssueOptions,
  invocation: Invocation,
): Promise<number> {
  const { exam, numbers, out: path } = own;
  if (exam === undefined) {
    const stray = numbers !== undefined ? '--numbers' : path !== undefined ? '--out' : null;
    if (stray) throw new UserError('option-needed', { option: '--exam', of: stray });
    return runVerb('issue', number, own, invocation);
  }
  const unfitting = { list: own.list, officer: own.officer, reason: own.reason, 'dry-run': own.dryRun };
  const [given] = Object.entries(unfitting).find(([, value]) => value !== undefined) ?? [];
  const other = (number && 'NUMBER') ?? (given && `--${given}`);
  if (other !== undefined) throw new UserError('option-unfitting', { option: '--exam', other });
  if (numbers === undefined) throw new UserError('option-needed', { option: '--numbers', of: '--exam' });
  if (path === undefined) throw new UserError('option-needed', { option: '--out', of: '--exam' });
  return runDraft({ exam, numbers, path, on: own.on, expires: own.expires }, invocation);
}

interface DraftOptions {
  exam: string;
  numbers: string;
  path: string;
  on: string | undefined;
  expires: string | undefined;
}

async function runDraft(
  { path, on, expires, ...round }: DraftOptions,
  { m, out, register, asOf, actor, yes }: Invocation,
): Promise<number> {
  refuseDraftPath(path, register, yes);
  const day = on === undefined ? asOf : readDay(on);
  const request = { ...round, on: day, until: expires === undefined ? null : readDay(expires), asOf };
  const draft = await useRegister({ register, asOf }, async (store) => {
    const drafted = await draftCertificates(store, request);
    await saveDraft(path, drafted, describeDraft(m, drafted));
    await logDraft(store, drafted, actor);
    return drafted;
  });
  if (out.json) out.printJson(toDraftJson(m, draft, path));
  else printDraft(out, draft, path);
  out.sayNext(`qualreg certificate issue --list '${path}' --dry-run`);
  return 0;
}
