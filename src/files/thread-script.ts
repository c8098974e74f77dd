import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the script of a thread is: in the bundle it lies beside the folder of the chunks. */
export function findThreadScript(name: string): URL {
  const beside = new URL(`./${name}.js`, import.meta.url);
  return existsSync(fileURLToPath(beside)) ? beside : new URL(`../${name}.js`, import.meta.url);
}
