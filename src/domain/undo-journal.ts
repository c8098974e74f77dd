import type { SourceRef } from './facts.js';

/** One record as it was or is, by column. */
export type RecordImage = Readonly<Record<string, string | number | null>>;

/** A change in place as the journal has it: null where there was no record, or is none any more. */
export interface JournalEntry {
  source: SourceRef;
  table: string;
  before: RecordImage | null;
  after: RecordImage | null;
  /** What tells the record from others of its table, before and after. */
  keyBefore: string;
  keyAfter: string;
}

/** A record that the batch changed in place, from the first change to the last. */
export interface Chain {
  table: string;
  entries: JournalEntry[];
  /** A later batch changed it again. */
  isFollowed: boolean;
}

/** Whether a record stands as an image has it; columns that came since do not matter. */
export function isAs(now: RecordImage | null, image: RecordImage | null): boolean {
  if (!now || !image) return now === image;
  return Object.entries(image).every(([column, value]) => now[column] === value);
}

/** Where a record says it came from; one without a line came from the file as a whole. */
export function findSource(image: RecordImage): SourceRef | null {
  const { file_id: fileId, line } = image;
  return typeof fileId === 'number' ? { fileId, line: typeof line === 'number' ? line : 0 } : null;
}

/** What is to stand where a record stands now. */
export interface Restoration {
  table: string;
  /** The record as the batch left it; null when it left none. */
  now: RecordImage | null;
  /** The record as it was; null when there was none. */
  then: RecordImage | null;
}

/** Works out how the records that the batch changed are to stand when these rows of it are taken back. */
export function listRestorations(
  chains: readonly Chain[],
  isReversed: (row: SourceRef) => boolean,
): Restoration[] {
  return chains.flatMap(({ table, entries }) => {
    const first = entries.find(({ source }) => isReversed(source));
    if (!first) return [];
    const made = first.before && findSource(first.before);
    // What the batch itself had made goes with the row that made it.
    const then = made && isReversed(made) ? null : first.before;
    return [{ table, now: entries.at(-1)?.after ?? null, then }];
  });
}
