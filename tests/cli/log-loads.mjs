// Preloaded into the program: writes the address of every module it loads into the file that QUALREG_TEST_LOADS names.
import { register } from 'node:module';

if (!process.env.QUALREG_TEST_LOADS) throw new Error('QUALREG_TEST_LOADS names no file');
register(
  `data:text/javascript,${encodeURIComponent(`
  import { appendFileSync } from 'node:fs';
  export async function load(url, context, next) {
    appendFileSync(process.env.QUALREG_TEST_LOADS, url + '\\n');
    return next(url, context);
  }
`)}`,
);
