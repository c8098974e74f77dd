// Makes a fresh clone runnable: installs and builds, each only when it must, and is silent otherwise.
// Plain Node, because it runs before there is a node_modules.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const installStamp = 'node_modules/.qualreg-stamp';
const buildStamp = 'dist/.stamp';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

// The ABI number changes with Node's major version, and with it the binary that better-sqlite3 needs.
const wantedInstall = `${hashFiles(['package-lock.json'])} ${process.versions.modules}`;
if (readStamp(installStamp) !== wantedInstall) {
  // Somebody may have run npm themselves: what is installed counts, not who did it.
  if (!matchesLock() || !sqliteLoads()) install();
  writeFileSync(installStamp, wantedInstall);
}

const wantedBuild = hashFiles([
  ...listFiles('src'),
  'scripts/build.mjs',
  'package.json',
  'package-lock.json',
]);
if (readStamp(buildStamp) !== wantedBuild) {
  await import('./build.mjs');
  writeFileSync(buildStamp, wantedBuild);
}

function install() {
  console.error(
    'Installing packages (npm ci); better-sqlite3 may compile for about 2 minutes. ' +
      '正在安装依赖(npm ci);better-sqlite3 可能需要编译约 2 分钟。',
  );
  // Through a shell, because npm is a .cmd file on Windows; with dev, because the build needs esbuild.
  const { status } = spawnSync('npm ci --include=dev', { shell: true, stdio: 'inherit' });
  if (status !== 0) {
    stop(`npm ci failed; its message is above. npm ci 失败,原因见上。`, status ?? 1);
  }
  if (!sqliteLoads()) {
    stop(
      'better-sqlite3 is installed but does not load; "npm rebuild better-sqlite3" shows why. ' +
        'better-sqlite3 已安装但无法加载;运行 "npm rebuild better-sqlite3" 查看原因。',
      1,
    );
  }
}

function stop(message, exitCode) {
  console.error(message);
  process.exit(exitCode);
}

function matchesLock() {
  const installedLock = 'node_modules/.package-lock.json';
  if (!existsSync(installedLock)) return false;
  const installed = JSON.parse(readFileSync(installedLock, 'utf8')).packages;
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  delete packages['']; // the project itself
  // Optional packages are those of other platforms: absent is right, another version is not.
  return Object.entries(packages).every(([path, { version, optional }]) =>
    installed[path] ? installed[path].version === version : optional,
  );
}

// In a process of its own: Windows cannot replace a binary that this one has loaded.
function sqliteLoads() {
  const script = "new (require('better-sqlite3'))(':memory:')";
  return spawnSync(process.execPath, ['-e', script], { stdio: 'ignore' }).status === 0;
}

function readStamp(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function hashFiles(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}
