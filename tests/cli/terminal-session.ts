import { spawn, spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { buildEnvironment, completeArgs, programPath } from '../run-program.js';

/** Debian's util-linux has it; where it is not there, nothing on a terminal can be tested. */
export const hasTerminal = spawnSync('script', ['--version']).status === 0;

export const keys = { enter: '\r', down: '\u001b[B', ctrlC: '\u0003' };

const longestWaitMs = 45_000;

/** The program on a terminal, with a person in front of it. */
export interface Session {
  /** Waits until this stands on the screen, after all that was waited for before. */
  see(text: string | RegExp): Promise<void>;
  type(keys: string): void;
  /** The exit code, and all that was ever on the screen, without colours and movements. */
  end(): Promise<{ code: number | null; screen: string }>;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

export function startOnTerminal(cwd: string, args: readonly string[], columns = 120): Session {
  const command = [process.execPath, programPath, ...completeArgs(args)].map(quote).join(' ');
  const line = `stty cols ${columns} rows 40; exec ${command}`;
  const child = spawn('script', ['-qec', line, '/dev/null'], {
    cwd,
    env: { ...buildEnvironment(), TERM: 'xterm', SHELL: '/bin/sh' },
  });
  let screen = '';
  let seen = 0;
  let wake = (): void => undefined;
  const take = (bytes: Buffer): void => {
    screen += bytes.toString();
    wake();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      resolve(code);
      wake();
    });
  });
  const find = (text: string | RegExp): boolean => {
    const shown = stripVTControlCharacters(screen);
    const rest = shown.slice(seen);
    const found = typeof text === 'string' ? rest.indexOf(text) : rest.search(text);
    if (found === -1) return false;
    seen += found + 1;
    return true;
  };
  return {
    see: async (text) => {
      const until = Date.now() + longestWaitMs;
      while (!find(text)) {
        if (child.exitCode !== null || Date.now() > until) {
          child.kill('SIGKILL');
          throw new Error(`never seen: ${String(text)} in\n${stripVTControlCharacters(screen)}`);
        }
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, 200);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
    type: (text) => child.stdin.write(text),
    end: async () => ({ code: await ended, screen: stripVTControlCharacters(screen) }),
  };
}
