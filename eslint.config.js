import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const databasePackages = {
  regex: '^(?:better-sqlite3|kysely)(?:/|$)',
  message: 'SQL lives in src/store and nowhere else: call a store function from a use case.',
};

// Who may import whom in src/. Of `types` only types may be imported: they are gone at run time.
const layers = {
  cli: {
    files: 'src/cli.ts',
    imports: ['commands', 'output', 'user-error'],
    types: ['domain'],
    reason: 'cli builds the program and turns errors into exit codes; a command does the work',
    packages: databasePackages,
  },
  commands: {
    files: 'src/commands/**',
    imports: ['output', 'usecases', 'user-error'],
    types: ['domain'],
    reason: 'commands talk: from flags to one use case to output',
    packages: databasePackages,
  },
  usecases: {
    files: 'src/usecases/**',
    imports: ['domain', 'files', 'store', 'user-error'],
    types: [],
    reason: 'use cases do; commands talk and output prints',
    packages: databasePackages,
  },
  domain: {
    files: 'src/domain/**',
    imports: [],
    types: [],
    reason: 'the domain decides and is pure: no I/O, no clock, no database',
    packages: {
      regex: '^(?!\\.|fastest-levenshtein$)',
      message: 'The domain is pure: of packages it imports only fastest-levenshtein.',
    },
  },
  // Loaded only when a policy is read: zod alone takes longer than most commands.
  'policy-schema': {
    files: 'src/domain/policy-schema.ts',
    imports: ['domain'],
    types: [],
    reason: 'the domain decides and is pure: no I/O, no clock, no database',
    packages: {
      regex: '^(?!\\.|(?:fastest-levenshtein|zod)$)',
      message:
        'The domain is pure: of packages the schema of the policy imports only zod and fastest-levenshtein.',
    },
  },
  files: {
    files: 'src/files/**',
    imports: ['user-error'],
    types: ['domain'],
    reason: 'files carry rows; a use case asks the domain what they mean',
    packages: databasePackages,
  },
  store: {
    files: 'src/store/**',
    imports: ['user-error'],
    types: ['domain'],
    reason: 'the store carries facts; a use case asks the domain what they mean',
  },
  output: {
    files: 'src/output/**',
    imports: ['user-error'],
    types: ['domain', 'usecases'],
    reason: 'output prints what a command hands it; it neither decides nor fetches',
    packages: databasePackages,
  },
  'user-error': {
    files: 'src/user-error.ts',
    imports: [],
    types: [],
    reason: 'every layer but the domain imports user-error, so it imports none of them',
    packages: databasePackages,
  },
};

const readsClock = 'The domain has no clock: `asOf` is an argument.';
const domainPurity = {
  files: ['src/domain/**'],
  rules: {
    'no-restricted-globals': [
      'error',
      {
        globals: ['crypto', 'fetch', 'performance', 'process'].map((name) => ({
          name,
          message: 'The domain is pure: what it needs is an argument.',
        })),
        checkGlobalObject: true,
      },
    ],
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message: readsClock },
      { object: 'Temporal', property: 'Now', message: readsClock },
    ],
  },
};
const clockSyntax = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: readsClock },
  { selector: 'CallExpression[callee.name="Date"]', message: readsClock },
];

function restrictLayer([name, { files, imports, types, reason, packages }]) {
  const closed = Object.keys(layers).filter((other) => ![name, ...imports, ...types].includes(other));
  const patterns = [
    { regex: specifierInto(closed), message: `${name} may not import this: ${reason}.` },
    types.length > 0 && {
      regex: specifierInto(types),
      message: `${name} may import only types from here: ${reason}.`,
      allowTypeImports: true,
    },
    packages,
  ].filter(Boolean);
  const dynamicImports = patterns.map(({ regex, message }) => ({
    selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\x2F')}/]`,
    message,
  }));
  return {
    files: [files],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
      'no-restricted-syntax': [
        'error',
        ...dynamicImports,
        {
          selector: 'ImportExpression:not([source.type="Literal"])',
          message: 'Write the path out: the bundler and the layer rules cannot follow a computed import.',
        },
        ...(files.startsWith('src/domain/') ? clockSyntax : []),
      ],
    },
  };
}

function specifierInto(names) {
  const targets = names.map((name) => (layers[name].files.endsWith('.ts') ? `${name}\\.js$` : `${name}/`));
  return `^\\.[./]*/(?:${targets.join('|')})`;
}

export default defineConfig(
  globalIgnores(['dist', 'node_modules', 'fixtures/city-2024', 'fixtures/forms-2024']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Names are taken apart by code point, which is what a Chinese character is here.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // A function may be async because its type is: PostgreSQL waits where SQLite does not.
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['src/**'], rules: { 'no-console': 'error' } },
  {
    files: ['tests/**', 'fixtures/**'],
    rules: {
      // An exception at an undefined value is a failed test, as it should be.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Generators spread literals: constantFrom(...'0123456789X').
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },
  Object.entries(layers).map(restrictLayer),
  domainPurity,
);
