// The linter keeps the layers of docs/design apart; a rule that no longer matches anything would do so in silence.
import { readdirSync } from 'node:fs';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

interface Case {
  layer: string;
  file: string;
  forbidden: { code: string; because: string }[];
  allowed: string[];
}

const carries = { files: 'files carry rows', store: 'the store carries facts' };
const sql = 'SQL lives in src/store';

const cases: Case[] = [
  {
    layer: 'cli',
    file: 'src/cli.ts',
    forbidden: [
      { code: "import { x } from './usecases/x.js'", because: 'a command does the work' },
      { code: "await import('./store/x.js')", because: 'a command does the work' },
      { code: "import { assess } from './domain/standing.js'", because: 'only types' },
      { code: "import { Kysely } from 'kysely'", because: sql },
    ],
    allowed: [
      "await import('./commands/x.js')",
      "import { x } from './output/x.js'",
      "import { UserError } from './user-error.js'",
      "import type { Standing } from './domain/standing.js'",
      "import { Command } from 'commander'",
    ],
  },
  {
    layer: 'commands',
    file: 'src/commands/planted.ts',
    forbidden: [
      { code: "import { x } from '../store/x.js'", because: 'commands talk' },
      { code: "import type { x } from '../store/x.js'", because: 'commands talk' },
      { code: "export * from '../files/x.js'", because: 'commands talk' },
      { code: "import '../cli.js'", because: 'commands talk' },
      { code: "import { assess } from '../domain/standing.js'", because: 'only types' },
      { code: "await import('../domain/standing.js')", because: 'only types' },
      { code: 'const name = "x"; await import(`../usecases/${name}.js`)', because: 'Write the path out' },
      { code: "import Database from 'better-sqlite3'", because: sql },
    ],
    allowed: [
      "await import('../usecases/x.js')",
      "import { x } from '../output/x.js'",
      "import { x } from './x.js'",
      "import type { Standing } from '../domain/standing.js'",
    ],
  },
  {
    layer: 'usecases',
    file: 'src/usecases/planted.ts',
    forbidden: [
      { code: "import { x } from '../output/x.js'", because: 'use cases do' },
      { code: "import type { x } from '../commands/x.js'", because: 'use cases do' },
      { code: "await import('../output/messages/en.js')", because: 'use cases do' },
      { code: "import { sql } from 'kysely'", because: sql },
    ],
    allowed: [
      "import { assess } from '../domain/standing.js'",
      "import { x } from '../store/x.js'",
      "await import('../files/x.js')",
      "import { UserError } from '../user-error.js'",
      "import { createHash } from 'node:crypto'",
    ],
  },
  {
    layer: 'domain',
    file: 'src/domain/roster/planted.ts',
    forbidden: [
      { code: "import { x } from '../../store/x.js'", because: 'the domain decides and is pure' },
      { code: "import type { x } from '../../files/x.js'", because: 'the domain decides and is pure' },
      { code: "import { UserError } from '../../user-error.js'", because: 'the domain decides and is pure' },
      { code: "await import('../../usecases/x.js')", because: 'the domain decides and is pure' },
      { code: "import { readFileSync } from 'node:fs'", because: 'The domain is pure' },
      { code: "import { createHash } from 'node:crypto'", because: 'The domain is pure' },
      { code: "await import('node:fs')", because: 'The domain is pure' },
      { code: "import { Kysely } from 'kysely'", because: 'The domain is pure' },
      { code: "import { z } from 'zod'", because: 'The domain is pure' },
      { code: "import { Temporal } from 'temporal-polyfill'", because: 'The domain is pure' },
      {
        code: "import { checkPolicy } from '../policy-schema.js'",
        because: 'the domain decides and is pure',
      },
      { code: 'Date.now()', because: 'no clock' },
      { code: 'new Date()', because: 'no clock' },
      { code: 'Temporal.Now.plainDateISO()', because: 'no clock' },
      { code: 'process.env', because: 'The domain is pure' },
      { code: 'globalThis.process', because: 'The domain is pure' },
    ],
    allowed: [
      "import { assess } from '../standing.js'",
      "import { distance } from 'fastest-levenshtein'",
      "new Date('2024-09-13')",
    ],
  },
  {
    layer: 'domain',
    file: 'src/domain/policy-schema.ts',
    forbidden: [
      { code: "import { x } from '../store/x.js'", because: 'the domain decides and is pure' },
      { code: "import { parse } from 'yaml'", because: 'The domain is pure' },
      { code: "import { readFileSync } from 'node:fs'", because: 'The domain is pure' },
      { code: 'new Date()', because: 'no clock' },
      { code: 'process.env', because: 'The domain is pure' },
    ],
    allowed: ["import { z } from 'zod'", "import { grounds } from './grounds/index.js'"],
  },
  {
    layer: 'files',
    file: 'src/files/planted.ts',
    forbidden: [
      { code: "import { x } from '../store/x.js'", because: carries.files },
      { code: "import { x } from '../output/x.js'", because: carries.files },
      { code: "import { assess } from '../domain/standing.js'", because: 'only types' },
      { code: "await import('../usecases/x.js')", because: carries.files },
      { code: "import Database from 'better-sqlite3'", because: sql },
    ],
    allowed: [
      "import type { Standing } from '../domain/standing.js'",
      "import { UserError } from '../user-error.js'",
      "import { createReadStream } from 'node:fs'",
    ],
  },
  {
    layer: 'store',
    file: 'src/store/planted.ts',
    forbidden: [
      { code: "import { x } from '../files/x.js'", because: carries.store },
      { code: "import { x } from '../usecases/x.js'", because: carries.store },
      { code: "import { assess } from '../domain/standing.js'", because: 'only types' },
      { code: "await import('../domain/standing.js')", because: 'only types' },
    ],
    allowed: [
      "import type { Standing } from '../domain/standing.js'",
      "import Database from 'better-sqlite3'",
      "await import('kysely')",
      "import { UserError } from '../user-error.js'",
    ],
  },
  {
    layer: 'output',
    file: 'src/output/messages/planted.ts',
    forbidden: [
      { code: "import { x } from '../../store/x.js'", because: 'output prints' },
      { code: "import { x } from '../../commands/x.js'", because: 'output prints' },
      { code: "import { x } from '../../usecases/x.js'", because: 'only types' },
      { code: "await import('../../files/x.js')", because: 'output prints' },
      { code: "import { Kysely } from 'kysely'", because: sql },
    ],
    allowed: [
      "import type { Result } from '../../usecases/x.js'",
      "import type { Standing } from '../../domain/standing.js'",
      "import Table from 'cli-table3'",
    ],
  },
  {
    layer: 'user-error',
    file: 'src/user-error.ts',
    forbidden: [
      { code: "import { x } from './domain/standing.js'", because: 'it imports none of them' },
      { code: "await import('./output/x.js')", because: 'it imports none of them' },
      { code: "import { Kysely } from 'kysely'", because: sql },
    ],
    allowed: ["import { inspect } from 'node:util'"],
  },
];

const layerRules = [
  '@typescript-eslint/no-restricted-imports',
  'no-restricted-globals',
  'no-restricted-properties',
  'no-restricted-syntax',
];
// None of these rules needs types, and without them a planted file need not exist.
const eslint = new ESLint({
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => layerRules.includes(ruleId),
});

async function lint(code: string, filePath: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return result!.messages.map(({ message }) => message);
}

test.each(cases.flatMap(({ file, forbidden }) => forbidden.map((planted) => ({ file, ...planted }))))(
  '$file: $code is reported',
  async ({ file, code, because }) => {
    expect(await lint(code, file)).toEqual([expect.stringContaining(because)]);
  },
);

test.each(cases.flatMap(({ file, allowed }) => allowed.map((code) => ({ file, code }))))(
  '$file: $code is allowed',
  async ({ file, code }) => {
    expect(await lint(code, file)).toEqual([]);
  },
);

test('every file and folder in src/ belongs to a layer', () => {
  const layersInSrc = readdirSync('src').map((name) => name.replace(/\.ts$/, ''));
  expect(cases.map(({ layer }) => layer)).toEqual(expect.arrayContaining(layersInSrc));
});
