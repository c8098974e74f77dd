import type { CalendarDate } from './calendar-date.js';
import type { PostingState } from './facts.js';

interface Dated {
  since: CalendarDate;
  sinceAssumed: boolean;
  state: PostingState;
  unitId: number;
  source: { fileId: number };
}

/**
 * The posting in force on a day: the latest that began by then. An active posting whose date was only assumed gives
 * way to a dated one at the same unit that was recorded after it and begins earlier: it says the same, better. The end of a posting
 * never gives way, nor does one at another unit: an old list must not bring back the past.
 * @param postings oldest first
 * @param asOf the day; without it, the last posting of all
 */
export function findPostingInForce<P extends Dated>(postings: readonly P[], asOf?: CalendarDate): P | null {
  let inForce: P | null = null;
  for (const posting of postings) {
    if (asOf !== undefined && posting.since > asOf) break;
    if (!posting.sinceAssumed || !postings.some((other) => supersedes(other, posting))) inForce = posting;
  }
  return inForce;
}

function supersedes(other: Dated, assumed: Dated): boolean {
  const isLaterWord = other.source.fileId > assumed.source.fileId;
  const isSamePlace = other.unitId === assumed.unitId;
  return (
    assumed.state === 'active' &&
    isSamePlace &&
    !other.sinceAssumed &&
    other.since < assumed.since &&
    isLaterWord
  );
}
