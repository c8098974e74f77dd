/** The row of an earlier file that a row of a mended rejects file stems from, and what was said of that whole file. */
export interface RowOrigin {
  file: string;
  /** The SHA-256 of that file, or its beginning. */
  sha256: string;
  line: number;
  /** The round it was rejected from. */
  exam: string | null;
  /** The unit of the file, when its rows do not name theirs. */
  unit: string | null;
}

/** Enough of a SHA-256 to tell a register's files apart. */
const shownDigits = 12;

/** Writes an origin so that a person finds the row and a later import all it needs: `roster.csv:17 #3f2a9c1d0b7e @2024-1 (株洲市水利局)`. */
export function writeOrigin({ file, sha256, line, exam, unit }: RowOrigin): string {
  const round = exam === null ? '' : ` @${exam}`;
  const ofUnit = unit === null ? '' : ` (${unit})`;
  return `${file}:${line} #${sha256.slice(0, shownDigits)}${round}${ofUnit}`;
}

/** Reads what `writeOrigin` wrote; null when it is something else. */
export function readOrigin(text: string): RowOrigin | null {
  const found = /^(.+):(\d+) #([0-9a-f]{12,64})(?: @(.+?))?(?: \((.+)\))?$/.exec(text.trim());
  const [, file, line, sha256, exam = null, unit = null] = found ?? [];
  if (file === undefined || line === undefined || sha256 === undefined) return null;
  return { file, sha256, line: Number(line), exam, unit };
}
