import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../user-error.js';

/** The commands of the main job on the fixtures, as a clerk would type them at the end of the year. */
export const demoCommands: readonly string[] = [
  'init',
  'import units units.csv -q',
  'import officers officers.csv -q --as-of 2024-12-31',
  'import certificates certificates.csv -q --as-of 2024-12-31',
  'import exam exam-2024-1.csv --exam 2024-1 -q',
  'import exam exam-2024-2.csv --exam 2024-2 --held-on 2024-07-20 -q',
  'import exam exam-2024-3.csv --exam 2024-3',
  'status --as-of 2024-12-31 -q',
  'cleanup plan --as-of 2024-12-31',
  'cleanup apply 1 --as-of 2024-12-31 --max-removals 15% --yes',
  'report units --as-of 2024-12-31 --out units-report.csv',
  'report annual --year 2024 -q',
];

export interface Demo {
  folder: string;
  /** Runs one command of the program in the folder, its output going straight to the user's terminal. */
  run: (command: string) => Promise<void>;
  end: () => void;
}

/**
 * Lays out the fixtures in a folder of their own.
 * @param keep a new or empty folder that stays; null for a temporary one that goes
 * @param settings what every command inherits
 * @throws UserError when the folder holds something
 */
export function startDemo(keep: string | null, settings: { lang: string; color: boolean }): Demo {
  if (keep !== null && existsSync(keep) && readdirSync(keep).length > 0) {
    throw new UserError('demo-folder-not-empty', { path: keep });
  }
  const folder = keep === null ? mkdtempSync(join(tmpdir(), 'qualreg-demo-')) : resolve(keep);
  mkdirSync(folder, { recursive: true });
  const fixtures = fileURLToPath(new URL('../../fixtures/city-2024/', import.meta.url));
  cpSync(fixtures, folder, { recursive: true });
  const program = process.argv[1] ?? '';
  const env = {
    ...process.env,
    QUALREG_REGISTER: join(folder, 'qualreg.db'),
    QUALREG_LANG: settings.lang,
    ...(settings.color ? {} : { NO_COLOR: '1' }),
  };
  return {
    folder,
    run: async (command) => {
      const args = [program, ...command.split(' ')];
      const child = spawn(process.execPath, args, { cwd: folder, env, stdio: 'inherit' });
      const [code] = (await once(child, 'exit')) as [number | null];
      if (code !== 0 && code !== 3) throw new Error(`demo: "${command}" ended with ${code}`);
    },
    end: () => {
      if (keep === null) rmSync(folder, { recursive: true, force: true });
    },
  };
}
