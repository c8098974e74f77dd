import type { Command, CommanderError, Help } from 'commander';
import type { Messages } from './messages/en.js';

/** Puts commander's own words into the user's language, for this command and all that are added to it. */
export function localiseHelp(program: Command, m: Messages): void {
  const { help } = m;
  program
    .helpOption('-h, --help', help.helpOption)
    .helpCommand('help [command]', help.helpCommand)
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => help.titles[title] ?? title,
      optionDescription: (option) => {
        const notes = [
          option.argChoices && help.choices(option.argChoices.join(', ')),
          typeof option.defaultValue === 'string' && help.default(option.defaultValue),
        ].filter((note) => typeof note === 'string');
        return notes.length > 0 ? `${option.description} (${notes.join('; ')})` : option.description;
      },
    } satisfies Partial<Help>);
}

/** Says in the user's language what commander found wrong with the words of the command, naming the closest ones. */
export function describeUsage(m: Messages, error: CommanderError): { message: string; hint: string } {
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
  const hint = closest ? usage.didYouMean(closest) : choices ? usage.allowed(choices) : usage.seeHelp('qualreg');
  return { message: message ?? error.message.replace(/^error: /, ''), hint };
}
