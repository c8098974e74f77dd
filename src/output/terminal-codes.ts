import { Chalk, type ChalkInstance } from 'chalk';

/** Goes to the start of the terminal's line and empties it. */
export const clearLine = '\r\x1b[2K';

/** Colour on a terminal, unless the user forbids it: `--no-color`, NO_COLOR, or a terminal without colours. */
export function chooseColor(stream: { isTTY?: boolean }, wanted: boolean): ChalkInstance {
  const { NO_COLOR, TERM } = process.env;
  return new Chalk({ level: wanted && stream.isTTY && !NO_COLOR && TERM !== 'dumb' ? 1 : 0 });
}
