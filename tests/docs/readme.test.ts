// What the documentation tells people to type works, and nothing that can be typed goes unnamed.
// Blocks that begin with ```sh and hold `qualreg …` lines (with or without `$`) are run in order, page by page.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { buildEnvironment, makeFolder, programPath, run } from '../run-program.js';

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

/** A folder with the city's files, and a `qualreg` on the path of its shell. */
function makePlace(): { cwd: string; path: string } {
  const cwd = makeFolder();
  cpSync(join(root, 'fixtures', 'city-2024'), cwd, { recursive: true });
  const bin = join(makeFolder(), 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'qualreg'), `#!/bin/sh\nexec "${process.execPath}" "${programPath}" "$@"\n`);
  chmodSync(join(bin, 'qualreg'), 0o755);
  return { cwd, path: `${bin}${delimiter}${process.env.PATH ?? ''}` };
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
    const { cwd, path } = makePlace();
    const env = { ...buildEnvironment({ QUALREG_LANG: page.includes('zh') ? 'zh' : 'en' }), PATH: path };
    const failed = listCommands(read(page)).flatMap((command) => {
      const { status, stderr } = spawnSync('sh', ['-c', command], { cwd, env, encoding: 'utf8' });
      return status === 0 || status === 3 ? [] : [{ command, status, stderr }];
    });
    expect(failed).toEqual([]);
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
    listLeaves([]).filter(
      (command) => !text.includes(`qualreg ${command}`) && !text.includes(`\`${command}`),
    ),
  ).toEqual([]);
});

/** The commands that do something, from the help. */
function listLeaves(command: string[]): string[] {
  const { stdout } = run([...command, '--help'], { cwd: root });
  const [, below = ''] = stdout.split('Commands:\n');
  const names = [...below.split('\n\n')[0]!.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, name]) => name!);
  const children = names.filter((name) => name !== 'help');
  return children.length === 0
    ? [command.join(' ')]
    : children.flatMap((name) => listLeaves([...command, name]));
}
