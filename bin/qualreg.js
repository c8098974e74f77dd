#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 12)) {
  console.error(
    `qualreg needs Node.js 20.12 or newer; this is ${process.versions.node}. ` +
      `qualreg 需要 Node.js 20.12 或更高版本;当前版本为 ${process.versions.node}。`,
  );
  process.exit(2);
}
const { main } = await import('../dist/cli.js');
await main(process.argv.slice(2));
