import { Chalk, type ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import type { Messages } from './messages/en.js';
import { gutter, layOutTable, type Column } from './table-layout.js';

/** What the user asked of the output. */
export interface OutputOptions {
  json: boolean;
  quiet: boolean;
  color: boolean;
}

/**
 * The two streams: stdout is data, stderr is talk. On a terminal tables and colour; in a pipe the same rows, tab-separated, without
 * decoration.
 */
export class Terminal {
  readonly color: ChalkInstance;
  readonly json: boolean;
  readonly isInteractive = process.stdout.isTTY;
  readonly #quiet: boolean;
  #progressShown = false;

  constructor(
    readonly m: Messages,
    { json, quiet, color }: OutputOptions,
  ) {
    this.json = json;
    this.#quiet = quiet;
    this.color = new Chalk({ level: color && this.isInteractive ? 1 : 0 });
  }

  /** One line of data. */
  print(text = ''): void {
    process.stdout.write(`${text}\n`);
  }

  /** The one JSON document of `--json`. */
  printJson(value: unknown): void {
    process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  }

  /** One line of talk; silent with `--quiet`, and with `--json`, whose readers are scripts. */
  say(text = ''): void {
    this.#endProgress();
    if (!this.#quiet && !this.json) process.stderr.write(`${text}\n`);
  }

  /** Names the next sensible command. */
  sayNext(command: string): void {
    this.say(new Chalk({ level: process.stderr.isTTY ? this.color.level : 0 }).dim(this.m.next(command)));
  }

  /** One line of talk that the next one takes the place of; on a terminal only. */
  showProgress(text: string): void {
    if (!process.stderr.isTTY || this.#quiet || this.json) return;
    process.stderr.write(`\r\x1b[2K${text}`);
    this.#progressShown = true;
  }

  #endProgress(): void {
    if (this.#progressShown) process.stderr.write('\r\x1b[2K');
    this.#progressShown = false;
  }

  /** A heading above data, on a terminal only. */
  printTitle(text: string): void {
    if (this.isInteractive) this.print(this.color.bold(text));
  }

  printTable(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    this.#endProgress();
    if (!this.isInteractive) {
      const lines = [columns.map((column) => column.title), ...rows];
      for (const cells of lines) this.print(cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t'));
      return;
    }
    const layout = layOutTable(columns, rows, process.stdout.columns || 80);
    const table = new Table({
      head: layout.columns.map((column) => column.title),
      colAligns: layout.columns.map((column) => column.align ?? 'left'),
      chars: { ...noBorders, middle: ' '.repeat(gutter) },
      style: { head: this.color.level > 0 ? ['bold'] : [], border: [], 'padding-left': 0, 'padding-right': 0 },
    });
    table.push(...layout.rows);
    for (const line of table.toString().split('\n')) this.print(line.trimEnd());
    if (layout.omitted.length > 0) this.say(this.m.columnsOmitted(layout.omitted));
  }
}

const noBorders = Object.fromEntries(
  ['top', 'bottom', 'left', 'mid', 'right'].flatMap((side) =>
    ['', '-mid', '-left', '-right'].map((part) => [`${side}${part}`, '']),
  ),
);
