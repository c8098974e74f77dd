/** The row of an earlier file that a row of a mended rejects file stems from. */
export interface RowOrigin {
  file: string;
  /** The SHA-256 of that file, or its beginning. */
  sha256: string;
  line: number;
}

/** Enough of a SHA-256 to tell a register's files apart. */
const shownDigits = 12;

/** Writes an origin so that a person finds the row and a later import finds the file: `roster.csv:17 #3f2a9c1d0b7e`. */
export function writeOrigin({ file, sha256, line }: RowOrigin): string {
  return `${file}:${line} #${sha256.slice(0, shownDigits)}`;
}

/** Reads what `writeOrigin` wrote; null when it is something else. */
export function readOrigin(text: string): RowOrigin | null {
  const [, file, line, sha256] = /^(.+):(\d+) #([0-9a-f]{12,64})$/.exec(text.trim()) ?? [];
  if (file === undefined || line === undefined || sha256 === undefined) return null;
  return { file, sha256, line: Number(line) };
}
