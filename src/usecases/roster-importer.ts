import type { CalendarDate } from '../domain/calendar-date.js';
import type { Finding, LocatedFinding } from '../domain/findings.js';
import type { Policy } from '../domain/policy.js';
import type { FieldOf, RosterKind } from '../domain/roster/fields.js';
import type { HeadingMapping } from '../domain/roster/headings.js';
import type { RosterRow } from '../domain/roster/row.js';
import type { FileCounts } from '../store/batches.js';

export interface ImportRequest {
  files: readonly string[];
  policy: Policy;
  /** The day of the import: a state without a date counts from it. */
  asOf: CalendarDate;
  actor: string;
  dryRun: boolean;
  mappings: readonly HeadingMapping[];
  encoding?: string | undefined;
  /** Fields that the command gives for the whole file, so that they need no column. */
  given: readonly string[];
  rejects: {
    /** Where the rejected rows of a file go; null for nowhere. */
    pathFor: (file: string) => string | null;
    /** The headings of the two columns that are added, line and reason, in the user's language. */
    headings: readonly [string, string];
    explain: (finding: Finding) => string;
  };
  signal: AbortSignal;
  onProgress: (progress: { file: string; rows: number; rejected: number }) => void;
}

export interface ImportedFile extends FileCounts {
  file: string;
  sha256: string;
  format: 'csv';
  encoding: string;
  headerLine: number;
  rejectsFile: string | null;
}

export type FileFinding = LocatedFinding & { file: string; severity: 'error' | 'warning' };

export interface ImportResult {
  kind: RosterKind;
  /** Null when nothing was written: a dry run, or nothing new. */
  batch: number | null;
  dryRun: boolean;
  files: ImportedFile[];
  totals: FileCounts;
  findings: FileFinding[];
}

export type RowResult = 'added' | 'updated' | 'unchanged' | 'rejected';

/** What a file is, once its header is known. */
export interface OpenedFile<K extends RosterKind> {
  fileId: number;
  path: string;
  sha256: string;
  columns: ReadonlyMap<FieldOf<K>, number>;
  /** The first rows below the header, to look ahead. */
  head: RosterRow<K>[];
}

/** What differs between units, officers, certificates and exams. */
export interface RosterImporter<K extends RosterKind> {
  openFile(file: OpenedFile<K>): Promise<void>;
  /** Reads, decides and writes a chunk of rows in their order; says what is wrong through `row.findings`. */
  settle(rows: readonly RosterRow<K>[]): Promise<RowResult[]>;
  /** After the last row; what only the whole file can tell. */
  closeFile(): Promise<LocatedFinding[]>;
}
