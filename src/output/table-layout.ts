import stringWidth from 'fast-string-width';

export interface Column {
  title: string;
  align?: 'left' | 'right';
  /** May be left out when the terminal is too narrow; the highest rank goes first. */
  omitRank?: number;
}

export interface Layout {
  columns: Column[];
  rows: string[][];
  /** Titles of the columns that found no room. */
  omitted: string[];
}

/** Blanks between two columns. */
export const gutter = 2;
/** A text column is not squeezed below this: four Chinese characters or eight Latin letters. */
const narrowest = 8;

/** Makes a table fit the terminal: leaves out dispensable columns, then breaks long text over lines. Chinese characters are two wide. */
export function layOutTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): Layout {
  const natural = columns.map((column, i) =>
    Math.max(stringWidth(column.title), ...rows.map((row) => stringWidth(row[i] ?? ''))),
  );
  const squeezed = columns.map((column, i) =>
    column.align === 'right' ? (natural[i] ?? 0) : Math.min(natural[i] ?? 0, narrowest * 2),
  );
  const kept = columns.map((_, i) => i);
  const sum = (widths: readonly number[]): number =>
    kept.reduce((total, i) => total + (widths[i] ?? 0), gutter * (kept.length - 1));
  while (sum(squeezed) > width) {
    const ranks = kept.map((i) => columns[i]?.omitRank ?? 0);
    const highest = Math.max(...ranks);
    if (highest === 0) break;
    kept.splice(ranks.lastIndexOf(highest), 1);
  }
  const widths = [...natural];
  for (;;) {
    const excess = sum(widths) - width;
    const widest = kept
      .filter((i) => columns[i]?.align !== 'right')
      .sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0));
    const [i] = widest;
    if (excess <= 0 || i === undefined || (widths[i] ?? 0) <= narrowest) break;
    const next = widest[1] === undefined ? 0 : (widths[widest[1]] ?? 0);
    widths[i] = Math.max(
      narrowest,
      Math.min((widths[i] ?? 0) - 1, Math.max(next, (widths[i] ?? 0) - excess)),
    );
  }
  return {
    columns: kept.map((i) => columns[i] ?? { title: '' }),
    rows: rows.map((row) => kept.map((i) => wrapText(row[i] ?? '', widths[i] ?? 0))),
    omitted: columns.filter((_, i) => !kept.includes(i)).map((column) => column.title),
  };
}

const escape = String.fromCharCode(27);
/** Characters, and colour codes, which take no room. */
const tokens = new RegExp(`${escape}\\[[0-9;]*m|.`, 'gsu');
const closing = '，。、；：？！）》」』】”’％%,.;:?!)]}…';
const opening = '（《「『【“‘([{';

/** Breaks text at the width: at a blank or beside a Chinese character, if one is near, and never before closing punctuation. */
export function wrapText(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n');
}

/** Wraps talk for a terminal: `indent` before the first line, `hang` before the others. */
export function wrapIndented(
  text: string,
  { width, indent, hang }: { width: number; indent: number; hang: number },
): string {
  const lines = wrapText(text, width - Math.max(indent, hang)).split('\n');
  return lines.map((line, i) => ' '.repeat(i === 0 ? indent : hang) + line).join('\n');
}

function wrapLine(text: string, width: number): string {
  if (width === Infinity || stringWidth(text) <= width) return text;
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  for (const token of text.match(tokens) ?? []) {
    const room = stringWidth(token);
    if (used + room > width) {
      const cut = findBreak(line, token);
      lines.push(line.slice(0, cut).join('').trimEnd());
      line = dropLeadingBlanks(line.slice(cut));
      used = stringWidth(line.join(''));
      if (line.length === 0 && token === ' ') continue;
    }
    line.push(token);
    used += room;
  }
  return [...lines, line.join('')].join('\n');
}

/** How many tokens stay on the line: up to the last good place in its second half, else all of them. */
function findBreak(line: readonly string[], next: string): number {
  for (let cut = line.length; cut > line.length / 2; cut -= 1) {
    if (mayBreak(line[cut - 1] ?? '', line[cut] ?? next)) return cut;
  }
  return line.length;
}

function mayBreak(before: string, after: string): boolean {
  if (before === ' ' || after === ' ') return true;
  if (closing.includes(after) || opening.includes(before)) return false;
  return stringWidth(before) === 2 || stringWidth(after) === 2;
}

function dropLeadingBlanks(line: string[]): string[] {
  const first = line.findIndex((token) => token !== ' ');
  return first === -1 ? [] : line.slice(first);
}
