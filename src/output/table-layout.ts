import stringWidth from 'string-width';

export interface Column {
  title: string;
  align?: 'left' | 'right';
  /** Left out when the terminal is too narrow; the last such column goes first. */
  optional?: boolean;
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

/** Makes a table fit the terminal: leaves out optional columns, then breaks long text over lines. Chinese characters are two wide. */
export function layOutTable(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): Layout {
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
    const last = kept.findLastIndex((i) => columns[i]?.optional);
    if (last === -1) break;
    kept.splice(last, 1);
  }
  const widths = [...natural];
  for (;;) {
    const excess = sum(widths) - width;
    const widest = kept.filter((i) => columns[i]?.align !== 'right').sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0));
    const [i] = widest;
    if (excess <= 0 || i === undefined || (widths[i] ?? 0) <= narrowest) break;
    const next = widest[1] === undefined ? 0 : (widths[widest[1]] ?? 0);
    widths[i] = Math.max(narrowest, Math.min((widths[i] ?? 0) - 1, Math.max(next, (widths[i] ?? 0) - excess)));
  }
  return {
    columns: kept.map((i) => columns[i] ?? { title: '' }),
    rows: rows.map((row) => kept.map((i) => wrapText(row[i] ?? '', widths[i] ?? 0))),
    omitted: columns.filter((_, i) => !kept.includes(i)).map((column) => column.title),
  };
}

/** Breaks text at the width, at a blank where there is one near. */
export function wrapText(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if (stringWidth(line + character) > width) {
      const blank = line.lastIndexOf(' ');
      const cut = blank > line.length / 2 ? blank + 1 : line.length;
      lines.push(line.slice(0, cut).trimEnd());
      line = line.slice(cut);
    }
    line += character;
  }
  return [...lines, line].join('\n');
}
