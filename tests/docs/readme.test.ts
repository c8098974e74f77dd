// What the documentation tells people to type works, and nothing that can be typed goes unnamed.
// Blocks that begin with ```sh and hold `qualreg …` lines (with or without `$`) are run in order, page by page.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/output/messages/en.js';
import { buildEnvironment, makeFolder, programPath } from '../run-program.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const docs = existsSync(join(root, 'docs')) ? readdirSync(join(root, 'docs')) : [];
const pages = [
  'README.md',
  'README.zh-CN.md',
  ...docs.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
];
const read = (page: string): string => readFileSync(join(root, page), 'utf8');

/** The lines to run, `\` at their ends joined with what follows, without the `$`. */
function listCommands(text: string): string[] {
  const blocks = [...text.matchAll(/^ *```sh\n([^]*?)^ *```$/gm)].map(([, block = '']) => block);
  return blocks
    .flatMap((block) => block.replace(/\\\n\s*/g, ' ').split('\n'))
    .map((line) => line.trim().replace(/^\$ /, ''))
    .filter((line) => line.startsWith('qualreg '));
}

/** A folder on the path of a shell, with a `qualreg` in it. */
function makeBin(): string {
  const bin = makeFolder();
  writeFileSync(join(bin, 'qualreg'), `#!/bin/sh\nexec "${process.execPath}" "${programPath}" "$@"\n`);
  chmodSync(join(bin, 'qualreg'), 0o755);
  return bin;
}

const bin = makeBin();
/** Folders as they stood after the same first commands in the same language: the pages begin alike, and imports take time. */
const reached = new Map<string, string>();

/** The folders of the forms that pages name, beside the city's files. */
const forms = ['rosters', 'sign-up', 'corrections'];

function makeStart(): string {
  const folder = makeFolder();
  cpSync(join(root, 'fixtures', 'city-2024'), folder, { recursive: true });
  for (const form of forms)
    cpSync(join(root, 'fixtures', 'forms-2024', form), join(folder, form), { recursive: true });
  return folder;
}

const start = makeStart();

/** Runs commands in order in a folder with the city's files and those of the forms. @returns those that ended otherwise than with 0 or 3 */
function runPage(
  commands: readonly string[],
  lang: string,
): { command: string; status: number | null; stderr: string }[] {
  const keyOf = (count: number): string => [lang, ...commands.slice(0, count)].join('\n');
  const env = {
    ...buildEnvironment({ QUALREG_LANG: lang }),
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
  };
  let done = commands.length;
  while (done > 0 && !reached.has(keyOf(done))) done -= 1;
  const cwd = makeFolder();
  cpSync(reached.get(keyOf(done)) ?? start, cwd, { recursive: true });
  const failed = [];
  for (const command of commands.slice(done)) {
    const { status, stderr } = spawnSync('sh', ['-c', command], { cwd, env, encoding: 'utf8' });
    if (status !== 0 && status !== 3) failed.push({ command, status, stderr });
    done += 1;
    if (failed.length > 0 || !/^qualreg (init|import )/.test(command)) continue;
    const snapshot = makeFolder();
    cpSync(cwd, snapshot, { recursive: true });
    reached.set(keyOf(done), snapshot);
  }
  return failed;
}

test('both READMEs run the main job', () => {
  for (const page of ['README.md', 'README.zh-CN.md']) {
    const commands = listCommands(read(page)).join('\n');
    for (const step of [
      'init',
      'import units',
      'import officers',
      'import certificates',
      'import exam',
      'cleanup plan',
      'report',
    ]) {
      expect(commands, `${page}: ${step}`).toContain(`qualreg ${step}`);
    }
  }
});

describe.each(pages)('%s', (page) => {
  test('its commands run as they stand', { timeout: 180_000 }, () => {
    expect(runPage(listCommands(read(page)), page.includes('zh') ? 'zh' : 'en')).toEqual([]);
  });

  test('what its links point to is there', () => {
    const targets = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const relative = targets
      .filter((target) => !/^(?:[a-z]+:|#)/.test(target))
      .map((target) => target.split('#')[0]!);
    expect(relative.filter((target) => !existsSync(join(root, dirname(page), decodeURI(target))))).toEqual(
      [],
    );
  });
});

test('README.md opens with the two commands', () => {
  const head = read('README.md').split('\n').slice(0, 20).join('\n');
  expect(head).toMatch(/npm run demo[^]*npm test/);
});

test('every command is named in a README or the docs', () => {
  const text = pages.map(read).join('\n');
  expect(
    listLeaves().filter((command) => !text.includes(`qualreg ${command}`) && !text.includes(`\`${command}`)),
  ).toEqual([]);
});

/** The commands that do something; tests/cli/help.test.ts holds the help against them. */
function listLeaves(): string[] {
  const names = Object.keys(en.help.commands);
  return names.filter((name) => !names.some((other) => other.startsWith(`${name} `)));
}
