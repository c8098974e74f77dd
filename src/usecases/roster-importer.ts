import type { CalendarDate } from '../domain/calendar-date.js';
import type { Finding, LocatedFinding } from '../domain/findings.js';
import type { Policy } from '../domain/policy.js';
import type { ExamForm } from '../domain/roster/exam.js';
import type { FieldOf, RosterKind } from '../domain/roster/fields.js';
import type { HeadingMapping } from '../domain/roster/headings.js';
import type { RosterRow } from '../domain/roster/row.js';
import type { ReadingOf, ReadRow } from '../domain/roster/statements.js';
import type { UnitSuggestion } from '../domain/roster/unit-suggestion.js';
import type { FileCounts } from '../store/batches.js';
import type { Problem } from '../user-error.js';
import type { FoundInFiles } from './found-in-files.js';
import type { Profile } from './profile.js';

export interface ImportRequest {
  files: readonly string[];
  policy: Policy;
  /** The day of the import: a state without a date counts from it. */
  asOf: CalendarDate;
  actor: string;
  /** Kept with the import. */
  reason?: string | undefined;
  dryRun: boolean;
  mappings: readonly HeadingMapping[];
  encoding?: string | undefined;
  /** Name or number of the only sheet to read; null for all with the same header. */
  sheet: string | null;
  /** Bytes that a workbook may unpack to. */
  unpackLimit: number;
  /** The unit of every row, for files without a unit column. */
  unit: string | null;
  /** A file that cannot be taken as a whole is left out, instead of everything. */
  keepGoing: boolean;
  /** The user takes beforehand the units that titles and file names suggest. */
  takeSuggestions: boolean;
  /** Null where nobody can be asked. */
  questions: Questions | null;
  rejects: {
    /** Where the rejected rows of a file go, instead of beside it; null for nowhere. */
    pathFor: (file: string, beside: string) => string | null;
    /** The headings of the two columns that are added, source and reason, in the user's language. */
    headings: readonly [string, string];
    explain: (finding: Finding) => string;
  };
  signal: AbortSignal;
  profile: Profile;
  /** Whether the result is to hold every finding, or the first of each kind. */
  keepFindings: boolean;
  /** Before each file is looked into, the how manieth it is; null when that is done. */
  onOpening: (file: number | null) => void;
  onProgress: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  /** How much of all files has been read, of 1. */
  share: number;
  rows: number;
  rejected: number;
  /** The how manieth file of how many. */
  file: number;
  files: number;
}

/** What is asked where files leave something open; every answer may be none. */
export interface Questions {
  /** Which of the headings holds a field that no column was found for, or that several claim. */
  chooseHeading(question: {
    path: string;
    line: number;
    fields: readonly string[];
    headings: readonly string[];
  }): Promise<string | null>;
  /** Whether files without a unit column are of these units. */
  confirmUnits(suggested: readonly (UnitSuggestion & { path: string })[]): Promise<boolean>;
  /** Which unit a file without a unit column is of, or what unit a name in the rows stands for. */
  chooseUnit(question: {
    path: string;
    /** What the rows call it, and on how many; null when the whole file names none. */
    named: { text: string; rows: number } | null;
    candidates: readonly string[];
  }): Promise<string | null>;
}

export interface ImportedFile extends FileCounts {
  /** The path; with its sheet, where several sheets of a workbook are imported. */
  file: string;
  sheet: string | null;
  sha256: string;
  format: string;
  encoding: string;
  headerLine: number;
  /** Of an exam: signed up for, or with results. */
  form: ExamForm | null;
  /** The unit of all rows, when the rows do not name theirs. */
  unit: { code: string; name: string; from: 'command' | UnitSuggestion['from'] } | null;
  /** What headings were said to hold, now or when a file of this form was imported before. */
  mappings: (HeadingMapping & { remembered: boolean })[];
  rejectsFile: string | null;
}

/** A file that could not be taken as a whole. */
export interface FailedFile {
  path: string;
  problem: Problem;
}

export interface ImportResult {
  kind: RosterKind;
  /** Null when nothing was written: a dry run, or nothing new. */
  batch: number | null;
  dryRun: boolean;
  files: ImportedFile[];
  failed: FailedFile[];
  /** Names that became aliases by the user's answers. */
  aliases: { alias: string; unit: string }[];
  totals: FileCounts;
  findings: FoundInFiles;
}

export type RowResult = 'added' | 'updated' | 'unchanged' | 'rejected';

/** What a table is, once its header is known. */
export interface OpenedFile<K extends RosterKind> {
  fileId: number;
  path: string;
  sheet: string | null;
  sha256: string;
  columns: ReadonlyMap<FieldOf<K>, number>;
  /** The first rows below the header, to look ahead. */
  head: RosterRow<K>[];
  /** The round that the first rows of a mended rejects file were rejected from. */
  originExam: string | null;
}

/** What the rows of a file are read by, and the round of the file, if it is of one. */
export interface FileReading<K extends RosterKind> {
  exam: string | null;
  by: ReadingOf[K];
}

/** What differs between units, officers, certificates and exams. */
export interface RosterImporter<K extends RosterKind> {
  /** Fields whose columns are not read this time. */
  unread?: readonly FieldOf<K>[];
  openFile(file: OpenedFile<K>): Promise<FileReading<K>>;
  /**
   * Decides and writes a chunk of rows in their order; says what is wrong through `row.findings`. A row without a statement has an
   * error already, and is rejected.
   */
  settle(rows: readonly ReadRow<K>[]): Promise<RowResult[]>;
  /** After the last row; what only the whole file can tell. */
  closeFile(): Promise<LocatedFinding[]>;
}
