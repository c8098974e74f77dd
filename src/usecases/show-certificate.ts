import type { CalendarDate } from '../domain/calendar-date.js';
import { findCardPlace, type CardPlace } from '../domain/card-place.js';
import { maskWithin } from '../domain/identity-number.js';
import type { Policy } from '../domain/policy.js';
import { findCertificates } from '../store/certificates.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';
import { hideCards, type IdRequest } from './print-ids.js';
import { showOfficer, type OfficerDetail } from './show-officer.js';

type ShownCard = OfficerDetail['certificates'][number];

export interface CertificateDetail extends ShownCard {
  officer: { id: string; name: string };
  unit: OfficerDetail['unit'];
  /** Where the card itself is. */
  place: CardPlace['place'];
  events: Omit<OfficerDetail['events'][number], 'certificate'>[];
}

/** One certificate: whose it is, its state on a day, and what happened to it. Throws UserError when there is none. */
export async function showCertificate(
  store: Store,
  policy: Policy,
  asOf: CalendarDate,
  text: string,
  ids: IdRequest,
): Promise<CertificateDetail> {
  const number = text.replace(/\s/g, '').toUpperCase();
  const known = await findCertificates(store, [number]);
  if (!known.has(number)) throw new UserError('certificate-not-found', { number: maskWithin(number) });
  const { certificates, events, id, name, unit } = await showOfficer(store, policy, asOf, number, ids);
  const { number: shown } = hideCards({ number }, ids);
  const card = certificates.find((one) => one.number === shown);
  if (!card) throw new Error(`certificate ${number} is not among those of its holder`);
  const own = events.filter(({ certificate }) => certificate === shown);
  return {
    ...card,
    officer: { id, name },
    unit,
    place: findCardPlace({ events: own.map(({ kind, on }) => ({ kind, occurredOn: on })) }, asOf).place,
    events: own.map(({ certificate: _, ...event }) => event),
  };
}
