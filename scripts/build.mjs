// Bundles src/ into dist/: unbundled, kysely alone adds about 100 ms to every start.
import { cpSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

rmSync('dist.new', { recursive: true, force: true });
await build({
  absWorkingDir: process.cwd(), // esbuild remembers the folder in which it was loaded
  entryPoints: ['src/cli.ts', 'src/files/workbook-worker.ts', 'src/usecases/roster-thread.ts'],
  entryNames: '[name]',
  outdir: 'dist.new', // put in place when complete: the program may be running
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.12',
  external: ['better-sqlite3'],
  define: { QUALREG_VERSION: JSON.stringify(version) },
  legalComments: 'none',
  // CommonJS packages such as cli-table3 call require(), which an ES module does not have.
  banner: {
    js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
  },
}).catch(() => process.exit(1)); // esbuild has printed its errors
cpSync('src/store/migrations/sqlite', 'dist.new/migrations/sqlite', { recursive: true });
rmSync('dist', { recursive: true, force: true });
renameSync('dist.new', 'dist');
