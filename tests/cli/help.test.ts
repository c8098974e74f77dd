// The help is walked from its root, so that a new command is held to the same rules without being named here.
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../src/output/messages/en.js';
import { buildRegister } from '../cleanup/build-register.js';
import { buildEnvironment, makeFolder, programPath, run } from '../run-program.js';
import { id, office } from './office.js';

const cwd = makeFolder();
const sichuan = fileURLToPath(new URL('../../docs/policies/sichuan.yaml', import.meta.url));
const langs = ['en', 'zh'] as const;
type Lang = (typeof langs)[number];
const words = {
  en: { usage: 'Usage:', commands: 'Commands:', example: 'Example:', exitCodes: 'Exit codes:' },
  zh: { usage: '用法：', commands: '命令：', example: '示例：', exitCodes: '退出码：' },
};

interface Page {
  command: string[];
  text: string;
  children: string[];
}

const execute = promisify(execFile);

/** The help of a command and, below its title of commands, the names of those it holds. */
async function readPage(command: string[], lang: Lang): Promise<Page> {
  const args = [programPath, ...command, '--help', '--lang', lang];
  const { stdout } = await execute(process.execPath, args, { cwd, env: buildEnvironment() });
  const [, below = ''] = stdout.split(`${words[lang].commands}\n`);
  const names = below.split('\n\n')[0]!.matchAll(/^ {2}([a-z][a-z-]*)/gm);
  return {
    command,
    text: stdout,
    children: [...names].map(([, name]) => name!).filter((name) => name !== 'help'),
  };
}

async function walk(lang: Lang, command: string[] = []): Promise<Page[]> {
  const page = await readPage(command, lang);
  const below = await Promise.all(page.children.map((name) => walk(lang, [...command, name])));
  return [page, ...below.flat()];
}

const pages: Record<Lang, Page[]> = { en: [], zh: [] };
beforeAll(async () => {
  for (const lang of langs) pages[lang] = await walk(lang);
}, 120_000);

const leaves = (lang: Lang): Page[] => pages[lang].filter((page) => page.children.length === 0);

/** The lines below a title, up to the next blank one. */
function readSection(text: string, title: string): string[] {
  const [, below = ''] = text.split(`${title}\n`);
  return below
    .split('\n\n')[0]!
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

test('the commands of the contract that stand so far are all there, and each has its purpose in the messages', () => {
  const named = leaves('en').map((page) => page.command.join(' '));
  expect(named).toEqual(
    expect.arrayContaining(
      ['init', 'template', 'status', 'demo', 'mappings list', 'mappings forget']
        .concat(
          ['units', 'officers', 'certificates', 'exam', 'training', 'corrections'].map(
            (kind) => `import ${kind}`,
          ),
        )
        .concat([
          'imports list',
          'imports show',
          'imports undo',
          'exam list',
          'exam show',
          'exam close',
          'exam reopen',
          'officer list',
          'officer show',
          'officer correct',
        ])
        .concat(
          [
            'show',
            'issue',
            'renew',
            'replace',
            'suspend',
            'resume',
            'lost',
            'return',
            'revoke',
            'cancel',
          ].map((verb) => `certificate ${verb}`),
        )
        .concat(['unit list', 'unit show', 'report units', 'report annual', 'report removals'])
        .concat(
          ['plan', 'list', 'show', 'dispatch', 'return', 'decide', 'refresh', 'apply', 'undo', 'notice'].map(
            (verb) => `cleanup ${verb}`,
          ),
        )
        .concat(['policy show', 'policy check', 'policy set']),
    ),
  );
  const inMessages = Object.keys(en.help.commands);
  expect(
    pages.en
      .map((page) => page.command.join(' '))
      .filter(Boolean)
      .sort(),
  ).toEqual(inMessages.sort());
});

describe.each(langs)('help in %s', (lang) => {
  test('every page has one line of purpose, in its language', () => {
    const purposes = pages[lang].slice(1).map(({ command, text }) => {
      const paragraph = text.split('\n\n')[1] ?? '';
      const isOneLine = paragraph !== '' && !paragraph.includes('\n') && paragraph.length <= 80;
      const isInLanguage = /\p{Script=Han}/u.test(paragraph) === (lang === 'zh');
      return { command: command.join(' '), ok: isOneLine && isInLanguage, paragraph };
    });
    expect(purposes.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('every command names its exit codes, 0 and 2 among them, each in words', () => {
    const lacking = leaves(lang).filter(({ text }) => {
      const codes = readSection(text, words[lang].exitCodes).map((line) => /^(\d+) +(\S.*)$/.exec(line));
      return !(
        codes.every((code) => code?.[2]) && ['0', '2'].every((code) => codes.some((one) => one?.[1] === code))
      );
    });
    expect(lacking.map(({ command }) => command.join(' '))).toEqual([]);
  });

  test('every command has one example, of itself', () => {
    const examples = leaves(lang).map(({ command, text }) => ({
      command,
      lines: readSection(text, words[lang].example),
    }));
    const lacking = examples.filter(
      ({ command, lines }) => lines.length !== 1 || !lines[0]!.startsWith(`$ qualreg ${command.join(' ')}`),
    );
    expect(lacking).toEqual([]);
  });

  test('every option and argument is explained', () => {
    const lines = pages[lang]
      .flatMap(({ text }) => text.split('\n'))
      .filter((line) => /^ {2}(-|\[?<)/.test(line));
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter((line) => !/^ {2}\S.*? {2,}\S/.test(line) && line.length < 30)).toEqual([]);
  });
});

test('every example parses: what stops it in an empty folder is never its own words', () => {
  // The demo would take its time; a folder that is not empty stops it.
  mkdirSync(join(cwd, 'city'));
  writeFileSync(join(cwd, 'city', 'note.txt'), 'mine');
  const said = leaves('en').map(({ text }) => {
    const [example = ''] = readSection(text, words.en.example);
    const empty = makeFolder();
    const place = example.includes('city') ? cwd : empty;
    const { code, stderr } = run([...example.replace('$ qualreg ', '').split(' '), '--json'], { cwd: place });
    const { error } = JSON.parse(stderr || '{}') as { error?: { code: string } };
    return { example, code, error: error?.code ?? null };
  });
  const isParsed = ({ example, code, error }: (typeof said)[number]): boolean =>
    /^\$ qualreg (init|template .*)$/.test(example)
      ? code === 0
      : code === 2 && ['register-missing', 'demo-folder-not-empty'].includes(error ?? '');
  expect(said.filter((one) => !isParsed(one))).toEqual([]);
});

describe('mistyped words are answered with the closest', () => {
  test.each([
    { args: 'statsu', closest: 'status' },
    { args: 'improt units units.csv', closest: 'import' },
    { args: 'cleanup aply 1', closest: 'apply' },
    { args: 'import oficers x.csv', closest: 'officers' },
    { args: 'report units --ot x.csv', closest: '--out' },
    { args: 'cleanup plan --ground retired', closest: '--grounds' },
    { args: 'status --registr x.db', closest: '--register' },
  ])('qualreg $args → $closest', ({ args, closest }) => {
    const { code, stdout, stderr } = run(args.split(' '), { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .+\nhint: .+\n$/);
    expect(stderr).toContain(`Did you mean ${closest}?`);
  });

  test.each(['', 'cleanup'])('"qualreg %s" alone: exit 2, the help and where to look', (args) => {
    const { code, stdout, stderr } = run(args.split(' ').filter(Boolean), { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Usage: qualreg[^]+\nerror: .+\nhint: .*--help.*\n$/);
  });

  test('with --json the error is the one document on stderr, without the help', () => {
    const { code, stderr } = run(['cleanup', '--json'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^\{"error":\{"code":"usage".*\}\}\n$/);
  });
});

describe('global options stand before or after the command', () => {
  const place = { cwd: makeFolder() };
  const other = join(place.cwd, 'other.db');
  run(['init', '--register', other], place);

  test.each([
    ['--register', other, '--json', 'status', '--by', 'unit'],
    ['status', '--register', other, '--by', 'unit', '--json'],
    ['--json', 'status', '--as-of', '2024-12-31', '--by', 'unit', '--register', other],
  ])('%s %s %s %s %s %s', (...args) => {
    const { code, stdout } = run(args, place);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ asOf: '2024-12-31', officers: 0, groups: [] });
  });

  test.each([
    ['--quiet', 'status', '--register', other],
    ['status', '--register', other, '-q'],
  ])('%s %s %s %s: nothing but the result', (...args) => {
    expect(run(args, place)).toMatchObject({ code: 0, stderr: '' });
  });

  test('after a command of two words, too', () => {
    expect(run(['--register', other, '--lang', 'zh', 'cleanup', 'list', '--json'], place)).toMatchObject({
      code: 0,
    });
    expect(run(['cleanup', 'list', '--json', '--lang', 'zh', '--register', other], place)).toMatchObject({
      code: 0,
    });
    expect(run(['cleanup', '--json', '--register', other, 'list'], place)).toMatchObject({ code: 0 });
  });
});

describe('after each command the next sensible one is named, on stderr', () => {
  const place = { cwd: makeFolder() };
  beforeAll(async () => (await buildRegister(place.cwd, office)).close());

  test.each([
    ['init', '--register', 'new.db'],
    ['policy', 'show'],
    ['policy', 'check', sichuan],
    ['policy', 'set', sichuan, '--reason', '试行', '--yes'],
    ['template', 'exam', '--sign-up'],
    ['imports', 'list'],
    ['imports', 'show', '1'],
    ['exam', 'list'],
    ['exam', 'show', '2024-1'],
    ['exam', 'close', '2024-1'],
    ['exam', 'reopen', '2024-1', '--reason', '复核'],
    ['officer', 'list'],
    ['officer', 'show', id.certified],
    ['officer', 'correct', id.certified, '--name', '张平', '--reason', '改名'],
    ['certificate', 'show', '18000000001'],
    ['certificate', 'suspend', '18000000001', '--reason', '核查'],
    ['certificate', 'resume', '18000000001', '--reason', '核查'],
    ['certificate', 'lost', '18000000003'],
    ['certificate', 'replace', '18000000003', '--number', '18000000099'],
    [
      'certificate',
      'issue',
      '--exam',
      '2024-1',
      '--numbers',
      '18000000101-18000000199',
      '--out',
      'draft.csv',
    ],
    ['certificate', 'issue', '--list', 'draft.csv'],
    ['certificate', 'return', '18000000013X'],
    ['unit', 'list'],
    ['unit', 'show', '荷塘城管'],
    ['status'],
    ['cleanup', 'plan'],
    ['cleanup', 'list'],
    ['cleanup', 'show', '1'],
    ['cleanup', 'refresh', '1'],
    ['cleanup', 'refresh', '1', '--dry-run'],
    ['cleanup', 'apply', '1', '--yes', '--max-removals', '100%'],
    ['cleanup', 'notice', '1', '--out', 'notice.md'],
    ['report', 'removals', '--plan', '1'],
    ['cleanup', 'undo', '1', '--yes'],
    ['report', 'units'],
    ['report', 'annual'],
  ])('%s %s', (...args) => {
    const { code, stderr } = run(args, place);
    expect(code).toBe(0);
    const [, next = ''] = /^next: (.*)$/m.exec(stderr) ?? [];
    const names = leaves('en').map(({ command }) => `qualreg ${command.join(' ')}`);
    expect(names.filter((name) => next === name || next.startsWith(`${name} `))).toHaveLength(1);
  });
});
