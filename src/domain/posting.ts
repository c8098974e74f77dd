import type { CalendarDate } from './calendar-date.js';
import type { PostingState } from './facts.js';

interface Dated {
  since: CalendarDate;
  sinceAssumed: boolean;
  state: PostingState;
  source: { fileId: number };
}

/**
 * The posting in force on a day: the latest that began by then. An active posting whose date was only assumed gives
 * way to a dated one that was recorded after it and begins earlier: the later, dated statement is the better evidence. The end of
 * a posting never gives way: an old list must not bring back whom a newer one says has retired.
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
  return assumed.state === 'active' && !other.sinceAssumed && other.since < assumed.since && isLaterWord;
}
