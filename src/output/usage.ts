import type { Command, CommanderError, Help } from 'commander';
import stringWidth from 'fast-string-width';
import type { Messages } from './messages/en.js';
import { wrapText } from './table-layout.js';

/** Puts commander's own words into the user's language, for this command and all that are added to it. */
export function localiseHelp(program: Command, m: Messages): void {
  const { help } = m;
  program
    .helpOption('-h, --help', help.helpOption)
    .helpCommand('help [command]', help.helpCommand)
    .configureOutput({ writeErr: writeHelpOnError })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => help.titles[title] ?? title,
      optionDescription: (option) => {
        const notes = [
          option.argChoices && help.choices(option.argChoices.join(m.listSeparator)),
          typeof option.defaultValue === 'string' && help.default(option.defaultValue),
        ].filter((note) => typeof note === 'string');
        return option.description + notes.map(m.bracketed).join('');
      },
      displayWidth: (text) => stringWidth(text),
      boxWrap: (text, width) => wrapText(text, width),
    } satisfies Partial<Help>)
    .addHelpText(
      'after',
      writeHelpTail(m, help.firstSteps, firstSteps, Object.keys(m.exitCodes).map(Number)),
    );
}

const firstSteps = ['init', 'import units units.csv', 'import officers officers.csv'];

/** What stands below the options of a command: how it is called, and what its exit codes mean. */
export function writeHelpTail(
  m: Messages,
  title: string,
  examples: readonly string[],
  exitCodes: readonly number[],
): string {
  const calls = examples.map((example) => `  $ qualreg ${example}`);
  const codes = exitCodes.map((code) => `  ${String(code).padEnd(3)} ${m.exitCodes[code] ?? ''}`);
  return ['', title, ...calls, '', m.help.exitCodes, ...codes].join('\n');
}

/** A command without its subcommand gets its help on stderr; with `--json` the error alone, which is one document. */
function writeHelpOnError(text: string): void {
  if (!process.argv.includes('--json')) process.stderr.write(text);
}

/** Says in the user's language what commander found wrong with the words of the command, naming the closest ones. */
export function describeUsage(
  m: Messages,
  error: CommanderError,
  command: string,
): { message: string; hint: string } {
  const { usage } = m;
  const [, named = ''] = /'([^']*)'/.exec(error.message) ?? [];
  const [, closest] = /\(Did you mean (?:one of )?(.*?)\?\)/.exec(error.message) ?? [];
  const [, choices] = /Allowed choices are (.*)\.$/.exec(error.message) ?? [];
  const [, value = ''] = /argument '([^']*)' is invalid/.exec(error.message) ?? [];
  const message = {
    'commander.unknownOption': usage.unknownOption(named),
    'commander.unknownCommand': usage.unknownCommand(named),
    'commander.missingArgument': usage.missingArgument(named),
    'commander.optionMissingArgument': usage.missingValue(named),
    'commander.missingMandatoryOptionValue': usage.missingOption(named),
    'commander.invalidArgument': usage.invalidValue(named, value),
    'commander.excessArguments': usage.tooMany,
    'commander.help': usage.noCommand,
  }[error.code];
  const hint = closest
    ? usage.didYouMean(closest)
    : choices
      ? usage.allowed(choices)
      : error.code === 'commander.help'
        ? usage.seeCommandHelp
        : usage.seeHelp(error.code === 'commander.unknownCommand' ? 'qualreg' : command);
  return { message: message ?? error.message.replace(/^error: /, ''), hint };
}
