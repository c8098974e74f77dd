import type { ChalkInstance } from 'chalk';
import type { DrawTable } from './draw-table.js';
import type { Messages } from './messages/en.js';
import { wrapIndented, wrapText, type Column } from './table-layout.js';
import { chooseColor, clearLine } from './terminal-codes.js';

/** What the user asked of the output. */
export interface OutputOptions {
  json: boolean;
  quiet: boolean;
  color: boolean;
  /** What the next command takes over from this one: ` --as-of 2024-12-31`. */
  carryOver: string;
  /** For a terminal; null in a pipe. */
  drawTable: DrawTable | null;
}

/** How far the first line stands in, and the others when the text is broken over lines. */
interface Indent {
  indent?: number;
  hang?: number;
}

/** Nothing is said of progress in the first second, and then at most ten times a second. */
const progressFrom = 1000;
const progressEvery = 100;

/**
 * The two streams: stdout is data, stderr is talk. On a terminal tables and colour; in a pipe the same rows, tab-separated, without
 * decoration.
 */
export class Terminal {
  /** For stdout. */
  readonly color: ChalkInstance;
  /** For stderr. */
  readonly talkColor: ChalkInstance;
  readonly json: boolean;
  readonly isInteractive = process.stdout.isTTY;
  readonly #quiet: boolean;
  readonly #carryOver: string;
  readonly #drawTable: DrawTable | null;
  readonly #startedAt = performance.now();
  #phase = { name: '', startedAt: 0 };
  #progressAt = 0;
  #progressShown = false;

  constructor(
    readonly m: Messages,
    { json, quiet, color, carryOver, drawTable }: OutputOptions,
  ) {
    this.json = json;
    this.#quiet = quiet;
    this.#carryOver = carryOver;
    this.#drawTable = drawTable;
    this.color = chooseColor(process.stdout, color);
    this.talkColor = chooseColor(process.stderr, color);
  }

  /** One line of data; only where it is indented, a terminal gets it broken over several: what is copied stays whole. */
  print(text = '', indent?: Indent): void {
    process.stdout.write(`${indent ? layOut(text, indent, process.stdout) : text}\n`);
  }

  /** The one JSON document of `--json`. */
  printJson(value: unknown): void {
    process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  }

  /** One line of talk; silent with `--quiet`, and with `--json`, whose readers are scripts. */
  say(text = '', indent: Indent = {}): void {
    this.#endProgress();
    if (!this.#quiet && !this.json) process.stderr.write(`${layOut(text, indent, process.stderr)}\n`);
  }

  /** Names the next sensible command. */
  sayNext(command: string): void {
    this.#endProgress();
    // Not wrapped: a command that is copied must stay on one line.
    if (!this.#quiet && !this.json)
      process.stderr.write(`${this.talkColor.dim(this.m.next(command + this.#carryOver))}\n`);
  }

  /**
   * A bar and a line of talk that the next one takes the place of; on a terminal only.
   * @param phase what is being done; the rate is that of each phase
   * @param share how much is done, of 1
   * @param say puts it into words, with the rate and the seconds left, which are null until they can be told
   */
  showProgress(
    phase: string,
    share: number,
    count: number,
    say: (perSecond: number, secondsLeft: number | null) => string,
  ): void {
    if (!process.stderr.isTTY || this.#quiet || this.json) return;
    const now = performance.now();
    if (this.#phase.name !== phase) this.#phase = { name: phase, startedAt: now };
    if (now - this.#startedAt < progressFrom || now - this.#progressAt < progressEvery) return;
    const seconds = Math.max(0.001, (now - this.#phase.startedAt) / 1000);
    const left = share > 0.02 && seconds > 1 ? Math.ceil((seconds / share) * (1 - share)) : null;
    const bar = `${drawBar(share)} ${String(Math.floor(share * 100)).padStart(3)} %  `;
    const text = bar + say(Math.round(count / seconds), left);
    const [line = ''] = wrapText(text, (process.stderr.columns || 80) - 1).split('\n');
    process.stderr.write(clearLine + line);
    this.#progressAt = now;
    this.#progressShown = true;
  }

  #endProgress(): void {
    if (this.#progressShown) process.stderr.write(clearLine);
    this.#progressShown = false;
  }

  /** A heading above data, on a terminal only. */
  printTitle(text: string): void {
    if (this.isInteractive) this.print(this.color.bold(text));
  }

  printTable(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    this.#endProgress();
    if (!this.#drawTable) {
      const lines = [columns.map((column) => column.title), ...rows];
      for (const cells of lines) this.print(cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t'));
      return;
    }
    const width = process.stdout.columns || 80;
    const { lines, omitted } = this.#drawTable(columns, rows, { width, color: this.color.level > 0 });
    for (const line of lines) this.print(line);
    if (omitted.length > 0) this.say(this.m.columnsOmitted(omitted));
  }
}

const barWidth = 16;

function drawBar(share: number): string {
  const full = Math.min(barWidth, Math.round(share * barWidth));
  return '█'.repeat(full) + '░'.repeat(barWidth - full);
}

function layOut(text: string, { indent = 0, hang = indent }: Indent, stream: NodeJS.WriteStream): string {
  return wrapIndented(text, { width: stream.isTTY ? stream.columns || 80 : Infinity, indent, hang });
}
