import { Command, CommanderError, Option } from 'commander';
import type { Frame } from './commands/invocation.js';
import { describeProblem } from './output/describe.js';
import { detailProblem } from './output/error-details.js';
import { writeError } from './output/error-output.js';
import type { Messages } from './output/messages/en.js';
import { describeUsage, localiseHelp } from './output/usage.js';
import { UserError, type ProblemCode } from './user-error.js';

declare const QUALREG_VERSION: string;

/** Each command's code is loaded only when it runs: start-up is most of what a short command takes. */
const declare: Record<string, (program: Command, frame: Frame) => Promise<void>> = {
  init: async (...args) => (await import('./commands/init.js')).declareInit(...args),
  policy: async (...args) => (await import('./commands/policy.js')).declarePolicy(...args),
  import: async (...args) => (await import('./commands/import.js')).declareImport(...args),
  imports: async (...args) => (await import('./commands/imports.js')).declareImports(...args),
  mappings: async (...args) => (await import('./commands/mappings.js')).declareMappings(...args),
  template: async (...args) => (await import('./commands/template.js')).declareTemplate(...args),
  exam: async (...args) => (await import('./commands/exam.js')).declareExam(...args),
  officer: async (...args) => (await import('./commands/officer.js')).declareOfficer(...args),
  certificate: async (...args) => (await import('./commands/certificate.js')).declareCertificate(...args),
  unit: async (...args) => (await import('./commands/unit.js')).declareUnit(...args),
  status: async (...args) => (await import('./commands/status.js')).declareStatus(...args),
  cleanup: async (...args) => (await import('./commands/cleanup.js')).declareCleanup(...args),
  report: async (...args) => (await import('./commands/report.js')).declareReport(...args),
  demo: async (...args) => (await import('./commands/demo.js')).declareDemo(...args),
};

const exitCodeOf: Partial<Record<ProblemCode, number>> = {
  'plan-stale': 4,
  'plan-outdated': 4,
  'plan-moved': 4,
  'undo-stale': 4,
  'too-many-removals': 5,
  'units-left-empty': 5,
  'undo-incomplete': 5,
  'exam-closed': 5,
  'register-not-ours': 6,
  'register-newer': 6,
  'register-altered': 6,
  'register-damaged': 6,
  'register-locked': 6,
  'register-unreadable': 6,
  'register-read-only': 6,
  'disk-full': 6,
  interrupted: 130,
};

/** Runs the program and sets the exit code; the only place where an error becomes one. */
export async function main(args: readonly string[]): Promise<void> {
  const m = await loadMessages(chooseLanguage(args));
  const interrupt = listenForInterrupt(m, args);
  const frame = { m, signal: interrupt.signal };
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    leaveOutput(error, m);
  });
  try {
    await (await buildProgram(frame, args)).parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = reportError(error, m, args);
  } finally {
    interrupt.stop();
  }
}

async function buildProgram(frame: Frame, args: readonly string[]): Promise<Command> {
  const { help } = frame.m;
  const program = new Command('qualreg')
    .description(help.program)
    .version(QUALREG_VERSION, '-V, --version', help.versionOption)
    .addOption(
      new Option('--register <file>', help.global.register).env('QUALREG_REGISTER').default('./qualreg.db'),
    )
    .option('--as-of <date>', help.global.asOf)
    .addOption(new Option('--lang <en|zh>', help.global.lang).choices(['en', 'zh']))
    .option('--json', help.global.json)
    .option('--no-color', help.global.noColor)
    .option('-q, --quiet', help.global.quiet)
    .addOption(new Option('--actor <name>', help.global.actor).env('QUALREG_ACTOR'))
    .option('--show-ids', help.global.showIds)
    .option('--no-input', help.global.noInput)
    .option('-y, --yes', help.global.yes)
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  localiseHelp(program, frame.m);
  for (const [name, declareOne] of Object.entries(declare)) {
    if (args.includes(name)) await declareOne(program, frame);
    else program.command(name).description(help.commands[name as keyof typeof help.commands]);
  }
  return program;
}

/** The language must be known before the options are: it is theirs, too. */
function chooseLanguage(args: readonly string[]): 'en' | 'zh' {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const given = at === -1 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]);
  const { QUALREG_LANG, LC_ALL, LC_MESSAGES, LANG } = process.env;
  const lang = given ?? (QUALREG_LANG || LC_ALL || LC_MESSAGES || LANG || 'en');
  return lang.startsWith('zh') ? 'zh' : 'en';
}

async function loadMessages(lang: 'en' | 'zh'): Promise<Messages> {
  if (lang === 'zh') return (await import('./output/messages/zh.js')).zh;
  return (await import('./output/messages/en.js')).en;
}

/**
 * The first Ctrl-C lets a transaction roll back and say so; the second, or a second of silence, ends the program. To be stopped when
 * the command is over: what it said holds, however long its threads take to end.
 */
function listenForInterrupt(m: Messages, args: readonly string[]): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  const interrupted = 130;
  let silence: NodeJS.Timeout | undefined;
  const hear = (): void => {
    if (controller.signal.aborted) process.exit(interrupted);
    controller.abort();
    const giveUp = (): never => process.exit(reportError(new UserError('interrupted', {}), m, args));
    silence = setTimeout(giveUp, 1000).unref();
  };
  process.on('SIGINT', hear);
  const stop = (): void => {
    process.off('SIGINT', hear);
    clearTimeout(silence);
  };
  return { signal: controller.signal, stop };
}

/** `qualreg … | head` closes the pipe, which is no error; anything else is said in one line. */
function leaveOutput({ code, message }: NodeJS.ErrnoException, m: Messages): void {
  if (code === 'EPIPE') process.exit(0);
  const problem = { code: 'file-unwritable', params: { path: 'stdout', reason: code ?? message } } as const;
  writeError(m, false, { code: problem.code, ...describeProblem(m, problem) });
  process.exit(2);
}

/** Says what went wrong, on stderr. @returns the exit code */
function reportError(error: unknown, m: Messages, args: readonly string[]): number {
  const json = args.includes('--json');
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  if (error instanceof CommanderError) {
    writeError(m, json, { code: 'usage', ...describeUsage(m, error, nameCommand(args)) });
    return 2;
  }
  if (error instanceof UserError) {
    const { code } = error.problem;
    const details = detailProblem(m, error.problem);
    writeError(m, json, { code, ...describeProblem(m, error.problem), details });
    return exitCodeOf[code] ?? 2;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  writeError(m, json, { code: 'bug', message: m.bug, hint: stack });
  return 1;
}

/** The command whose help is of use: `qualreg import exam` of `qualreg import exam f.csv`. */
function nameCommand(args: readonly string[]): string {
  const at = args.findIndex((arg) => arg in declare);
  const [noun, verb] = at === -1 ? [] : args.slice(at, at + 2);
  const hasVerbs = noun !== undefined && !['init', 'template', 'status', 'demo'].includes(noun);
  const words = [noun, hasVerbs && verb && /^[a-z]+$/.test(verb) ? verb : undefined];
  return ['qualreg', ...words.filter((word) => word !== undefined)].join(' ');
}
