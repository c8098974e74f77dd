// What a command loads before it does anything is most of what a short one takes. Here is every module that three of them load:
// who adds one looks at this list, and says why the command needs it, or loads it where it is used.
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildRegister } from '../cleanup/build-register.js';
import { buildEnvironment, makeFolder, programPath } from '../run-program.js';
import { id, office } from './office.js';

const cwd = makeFolder();
beforeAll(async () => (await buildRegister(cwd, office)).close());

const root = dirname(dirname(programPath));
const logLoads = fileURLToPath(new URL('./log-loads.mjs', import.meta.url));

/** What the build says stands in each of its files. */
const modules = JSON.parse(readFileSync(join(root, 'dist/modules.json'), 'utf8')) as Record<string, string[]>;
const modulePath = /^(?:.*node_modules\/((?:@[^/]+\/)?[^/]+)\/.*|src\/(.+)\.ts)$/;

/** Runs the built program and asks Node what it loaded: our own modules by folder, packages, and parts of Node. */
function listLoaded(args: readonly string[], program = programPath): string {
  const log = join(cwd, 'loads');
  rmSync(log, { force: true });
  const env = buildEnvironment({ QUALREG_TEST_LOADS: log });
  execFileSync(process.execPath, ['--import', logLoads, program, ...args], { cwd, env, stdio: 'pipe' });
  const loaded = new Map<string, Set<string>>();
  const add = (kind: string, name: string): void => {
    loaded.set(kind, (loaded.get(kind) ?? new Set()).add(name));
  };
  for (const url of readFileSync(log, 'utf8').trimEnd().split('\n')) {
    if (url.startsWith('node:')) add('node', url.slice('node:'.length));
    for (const module of modules[url.split('/dist/').at(-1) ?? ''] ?? []) {
      const [, name, own] = modulePath.exec(module) ?? [];
      if (name !== undefined) add('packages', name);
      else if (own !== undefined) add(dirname(own), own.slice(own.lastIndexOf('/') + 1));
    }
  }
  const lines = [...loaded].sort().map(([kind, names]) => `${kind}: ${[...names].sort().join(' ')}`);
  return lines.join('\n');
}

const ofHelp = `.: cli user-error
node: fs v8
output: describe error-details error-output table-layout terminal-codes usage
output/messages: apply-en cards-en changed-officers check-forms-en column-notes-en en facts-en grounds-en notice-en policy-en profile-en removals-en rules-en wording-en
packages: chalk commander fast-string-truncated-width fast-string-width`;

const ofOfficerShow = `.: cli user-error
commands: invocation officer
domain: calendar-date cleanup closing identity-number passes policy posting renewal-window retirement-age rules settlement standing
domain/grounds: appraisal-failed certificate-lapsed certificate-lost deceased disciplined dismissed ground inactive index left never-qualified not-on-establishment off-post past-retirement-age posting-state renewal-exam-failed retired surplus-certificate training-short unit-closed
domain/roster: cells
node: fs os timers/promises url v8
output: describe error-details error-output explanation-output officer-output record-moments table-layout terminal terminal-codes usage
output/messages: apply-en cards-en changed-officers check-forms-en column-notes-en en facts-en grounds-en notice-en policy-en profile-en removals-en rules-en wording-en
packages: better-sqlite3 chalk commander fast-string-truncated-width fast-string-width kysely
store: answers batches bulk-insert changes exam-events exams fact-rows facts group-rows log migrate officer-plans officers one-of open origins person-rows plans policies posting-rows record-rows records store-error units
usecases: explain-officer list-records locate-facts print-ids read-ground-context read-officer-plans read-plan read-settings report-status show-officer tally-standings use-register`;

describe('what is loaded', () => {
  test('by --version: nothing of the program', () => {
    expect(listLoaded(['--version'])).toBe('node: fs');
  });

  test('by --help: no command', () => {
    expect(listLoaded(['--help'])).toBe(ofHelp);
  });

  test('by --help --lang zh: the other sentences only', () => {
    const sentences = /^output\/messages:( changed-officers| \S*zh)+$/m;
    expect(listLoaded(['--help', '--lang', 'zh'])).toMatch(sentences);
  });

  test('by officer show: no other command, no reading of files, no tables in a pipe', () => {
    expect(listLoaded(['officer', 'show', id.suspended])).toBe(ofOfficerShow);
  });

  test('a command that is imported where the program starts is found', () => {
    const copy = makeFolder();
    for (const part of ['bin', 'dist', 'package.json'])
      cpSync(join(root, part), join(copy, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    const unit = readdirSync(join(copy, 'dist/chunks')).find((name) => /^unit-[A-Z0-9]+\.js$/.test(name))!;
    appendFileSync(join(copy, 'dist/cli.js'), `\nimport './chunks/${unit}';\n`);
    const loaded = listLoaded(['--help'], join(copy, 'bin/qualreg.js'));
    expect(loaded).toMatch(/^commands: .*\bunit\b/m);
    expect(loaded).toMatch(/^packages: .*\bkysely\b/m);
  });
});

test('the database package is pinned: its JavaScript is in the bundle, its addon is what npm installed', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  expect(dependencies['better-sqlite3']).toMatch(/^\d+\.\d+\.\d+$/);
});
