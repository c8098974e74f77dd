import type { Command } from 'commander';
import type { CalendarDate } from '../domain/calendar-date.js';
import type { Messages } from '../output/messages/en.js';
import { Terminal } from '../output/terminal.js';
import { writeHelpTail } from '../output/usage.js';
import { readActor, readAsOf } from '../usecases/read-settings.js';

/** The options that stand before or after any command's name. */
export interface GlobalOptions {
  register: string;
  asOf?: string;
  json?: boolean;
  color: boolean;
  quiet?: boolean;
  actor?: string;
  showIds?: boolean;
  input: boolean;
  yes?: boolean;
}

/** What a running command needs besides its own arguments. */
export interface Invocation {
  m: Messages;
  out: Terminal;
  register: string;
  asOf: CalendarDate;
  actor: string;
  showIds: boolean;
  yes: boolean;
  /** Whether the user may be asked: a terminal, and not forbidden. */
  canAsk: boolean;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

/** What every command of the program shares, known before its options are. */
export interface Frame {
  m: Messages;
  signal: AbortSignal;
}

export type CommandName = keyof Messages['help']['commands'];

/** Adds a command, or a group of commands, whose help names its purpose, one example and its exit codes. */
export function addCommand(
  parent: Command,
  { m }: Frame,
  name: CommandName,
  { example, exitCodes }: { example: string; exitCodes: number[] },
): Command {
  const command = parent.command(name.split(' ').at(-1) ?? name).description(m.help.commands[name]);
  return command.addHelpText('after', writeHelpTail(m, m.help.example, [example], exitCodes));
}

/** Runs a command: its settings from the global options, its exit code from what it returns (0 when nothing). */
export async function invoke(
  command: Command,
  { m, signal }: Frame,
  run: (invocation: Invocation) => Promise<number> | Promise<void>,
): Promise<void> {
  const options = command.optsWithGlobals<GlobalOptions>();
  const { json = false, quiet = false, color } = options;
  const code = await run({
    m,
    out: new Terminal(m, {
      json,
      quiet,
      color,
      carryOver: options.asOf === undefined ? '' : ` --as-of ${options.asOf}`,
      drawTable: process.stdout.isTTY ? (await import('../output/draw-table.js')).drawTable : null,
    }),
    register: options.register,
    asOf: readAsOf(options.asOf),
    actor: readActor(options.actor),
    showIds: options.showIds ?? false,
    yes: options.yes ?? false,
    // stdin last: to look at it is to open it.
    canAsk: options.input && !json && process.stderr.isTTY && process.stdin.isTTY,
    signal,
  });
  process.exitCode = code ?? 0;
}
