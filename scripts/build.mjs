// Bundles src/ into dist/: unbundled, kysely alone adds about 100 ms to every start.
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

// What a package loads and this program does not need of it costs more than the package: something lighter stands in for it.
const standIns = [
  // It asks the system what colours it has, and for that sets up stdin; the program decides about colour itself.
  { by: 'chalk', module: '#supports-color', contents: 'export default { stdout: false, stderr: false };' },
  // It starts programs for commands that are programs of their own.
  { by: 'commander', module: 'node:child_process', contents: '' },
  // It tries a dozen places to find what stands in one. The version is pinned: addon and bundled code belong together.
  {
    by: 'better-sqlite3',
    module: 'bindings',
    contents: 'module.exports = (addon) => require(`better-sqlite3/build/Release/${addon}`);',
  },
];
const used = new Set();
const useStandIns = {
  name: 'stand-ins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path, importer }) => {
      const found = standIns.findIndex(
        ({ by, module }) =>
          module === path && importer.replaceAll('\\', '/').includes(`/node_modules/${by}/`),
      );
      if (found === -1) return undefined;
      used.add(found);
      return { path: String(found), namespace: 'stand-in' };
    });
    onLoad({ filter: /./, namespace: 'stand-in' }, ({ path }) => ({ contents: standIns[path].contents }));
  },
};

rmSync('dist.new', { recursive: true, force: true });
const { outputFiles, metafile } = await build({
  absWorkingDir: process.cwd(), // esbuild remembers the folder in which it was loaded
  entryPoints: ['src/cli.ts', 'src/files/workbook-worker.ts', 'src/files/csv-thread.ts'],
  entryNames: '[name]',
  outdir: 'dist.new', // put in place when complete: the program may be running
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.12',
  plugins: [useStandIns],
  define: { QUALREG_VERSION: JSON.stringify(version) },
  legalComments: 'none',
  minifyWhitespace: true, // a start reads and parses all of what it loads
  minifySyntax: true,
  lineLimit: 160, // a stack names a line, and Node prints it
  metafile: true,
  write: false,
}).catch(() => process.exit(1)); // esbuild has printed its errors
for (const [i, { by, module }] of standIns.entries()) {
  if (used.has(i)) continue;
  console.error(`build.mjs: ${by} no longer loads ${module}; look at what it does instead`);
  process.exit(1);
}
// CommonJS packages such as cli-table3 call require(), which an ES module does not have; to make one for each file takes its time.
const makeRequire =
  "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);\n";
for (const { path, text } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, /\brequire\b/.test(text) ? makeRequire + text : text);
}
// What stands in each file, which minified no longer says so itself: for the test of what commands load.
const modules = Object.entries(metafile.outputs).map(([path, { inputs }]) => [
  path.slice('dist.new/'.length),
  Object.keys(inputs).filter((input) => inputs[input].bytesInOutput > 0),
]);
writeFileSync('dist.new/modules.json', JSON.stringify(Object.fromEntries(modules), null, 1));
cpSync('src/store/migrations/sqlite', 'dist.new/migrations/sqlite', { recursive: true });
rmSync('dist', { recursive: true, force: true });
renameSync('dist.new', 'dist');
