import type { Messages } from './messages/en.js';
import { wrapIndented } from './table-layout.js';
import { chooseColor, clearLine } from './terminal-codes.js';

/** What ends a command, on stderr: one line and a hint, or with `--json` one document. */
export function writeError(
  m: Messages,
  json: boolean,
  error: { code: string; message: string; hint: string; details?: unknown },
): void {
  const { stderr } = process;
  if (json) {
    stderr.write(`${JSON.stringify({ error })}\n`);
    return;
  }
  // The options may be what is wrong, so the arguments are asked.
  const color = chooseColor(stderr, !process.argv.includes('--no-color'));
  const width = stderr.isTTY ? stderr.columns || 80 : Infinity;
  const wrap = (text: string): string => wrapIndented(text, { width, indent: 0, hang: 4 });
  const hint = m.labelled(m.hintPrefix, error.hint);
  // Progress may stand on the line.
  if (stderr.isTTY) stderr.write(clearLine);
  stderr.write(`${wrap(m.labelled(color.red(m.errorPrefix), error.message))}\n`);
  stderr.write(`${error.code === 'bug' ? hint : color.dim(wrap(hint))}\n`);
}
