#!/usr/bin/env node
import { readFileSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 12)) {
  console.error(
    `qualreg needs Node.js 20.12 or newer; this is ${process.versions.node}. ` +
      `qualreg 需要 Node.js 20.12 或更高版本;当前版本为 ${process.versions.node}。`,
  );
  process.exit(2);
}
const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  // Scripts ask this before anything else; it needs nothing of the program.
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  process.stdout.on('error', ({ code }) => {
    process.exitCode = code === 'EPIPE' ? 0 : 2;
  });
  process.stdout.write(`${JSON.parse(manifest).version}\n`);
} else {
  // Else V8 puts what an import or report makes of each row straight among the long-lived: hundreds of MB of garbage at a time.
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--no-allocation-site-pretenuring');
  const { main } = await import('../dist/cli.js');
  await main(args);
}
