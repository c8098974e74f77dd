import { sql } from 'kysely';
import type { CertificateEventKind } from '../domain/facts.js';
import type { Store } from './open.js';

/** Officers asked about at a time. */
const atOnce = 1000;

/** The highest number of an event of each card of these officers, by certificate_id; numbers may have gaps. */
export async function findLastEventNumbers(
  store: Store,
  officerIds: readonly number[],
): Promise<Map<number, number>> {
  const last = new Map<number, number>();
  for (let start = 0; start < officerIds.length; start += atOnce) {
    const rows = await store.db
      .selectFrom('certificate_event')
      .where('officer_id', 'in', officerIds.slice(start, start + atOnce))
      .groupBy('certificate_id')
      .select((eb) => ['certificate_id', eb.fn.max('event_no').as('eventNo')])
      .execute();
    for (const row of rows) last.set(row.certificate_id, row.eventNo);
  }
  return last;
}

export interface FollowingEvent {
  officerId: number;
  idNumber: string;
  name: string;
  number: string;
  kind: CertificateEventKind;
  occurredOn: string;
  until: string | null;
  planId: number | null;
}

/** What happened to the cards of a plan after it cancelled them, and what later plans cancelled of their holders. */
export async function listFollowingEvents(store: Store, planId: number): Promise<FollowingEvent[]> {
  const { rows } = await sql<FollowingEvent>`
    select distinct e.officer_id as "officerId", officer.id_number as "idNumber", officer.name as "name",
      certificate.number as "number", e.kind as "kind", e.occurred_on as "occurredOn", e.until as "until",
      e.plan_id as "planId"
    from certificate_event c
    join certificate_event e on e.officer_id = c.officer_id
      and (e.certificate_id = c.certificate_id and e.event_no > c.event_no
        or e.plan_id <> c.plan_id and e.recorded_at > c.recorded_at)
    join officer on officer.officer_id = e.officer_id
    join certificate on certificate.officer_id = e.officer_id and certificate.certificate_id = e.certificate_id
    where c.plan_id = ${planId}
    order by e.officer_id, e.occurred_on, certificate.number`.execute(store.db);
  return rows;
}
