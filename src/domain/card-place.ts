import type { CalendarDate } from './calendar-date.js';
import type { CertificateEvent } from './facts.js';

/** Where a card (证件) itself is: with its holder, back at the bureau, or lost. */
export interface CardPlace {
  place: 'out' | 'returned' | 'lost';
  /** Since when it is back or lost. */
  since: CalendarDate | null;
}

/**
 * Decides where a card is on a day (证件是否收回), whatever became of the right it stands for. A card that was resumed has gone back
 * to its holder; one that was lost and turned up is back with its return.
 */
export function findCardPlace(
  { events }: { events: readonly Pick<CertificateEvent, 'kind' | 'occurredOn'>[] },
  asOf: CalendarDate,
): CardPlace {
  const moved = events.findLast(
    ({ kind, occurredOn }) => occurredOn <= asOf && ['returned', 'lost', 'resumed'].includes(kind),
  );
  if (moved?.kind !== 'returned' && moved?.kind !== 'lost') return { place: 'out', since: null };
  return { place: moved.kind, since: moved.occurredOn };
}
