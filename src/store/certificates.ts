import type { KnownCertificate } from '../domain/roster/certificates.js';
import { isOneOf } from './one-of.js';
import type { Store } from './open.js';
import type { CertificateEventRow, CertificateRow } from './schema.js';

/** The certificates with these numbers, with their events, by number. */
export async function findCertificates(
  store: Store,
  numbers: readonly string[],
): Promise<Map<string, KnownCertificate>> {
  if (numbers.length === 0) return new Map();
  const rows = await store.db
    .selectFrom('certificate')
    .innerJoin('batch_file', 'batch_file.file_id', 'certificate.file_id')
    .where(isOneOf('number', numbers))
    .selectAll('certificate')
    .select('batch_file.file')
    .execute();
  const known = new Map<string, KnownCertificate>();
  const byId = new Map<number, KnownCertificate>();
  for (const row of rows) {
    const certificate: KnownCertificate = {
      officerId: row.officer_id,
      certificateId: row.certificate_id,
      issuedOn: row.issued_on,
      expiresOn: row.expires_on,
      events: [],
      place: { file: row.file, line: row.line },
    };
    known.set(row.number, certificate);
    byId.set(row.certificate_id, certificate);
  }
  for (const event of await listEvents(store, rows)) {
    const { kind, occurred_on: occurredOn, until } = event;
    byId.get(event.certificate_id)?.events.push({ kind, occurredOn, until });
  }
  return known;
}

/** The numbers of certificates of which only some characters are known; `*` stands for each of the others. */
export async function listNumbersLike(store: Store, masked: string): Promise<string[]> {
  // What stands before the first of them keeps the search within a part of the index.
  const prefix = masked.slice(0, masked.indexOf('*'));
  const rows = await store.db
    .selectFrom('certificate')
    .where('number', '>=', prefix)
    .where('number', '<', `${prefix}\u{10FFFF}`)
    .where('number', 'like', masked.replace(/\*/g, '_'))
    .select('number')
    .execute();
  return rows.map((row) => row.number);
}

/** Which of these numbers certificates have. */
export async function findUsedNumbers(store: Store, numbers: readonly string[]): Promise<Set<string>> {
  if (numbers.length === 0) return new Set();
  const rows = await store.db
    .selectFrom('certificate')
    .where(isOneOf('number', numbers))
    .select('number')
    .execute();
  return new Set(rows.map((row) => row.number));
}

async function listEvents(store: Store, rows: readonly CertificateRow[]): Promise<CertificateEventRow[]> {
  if (rows.length === 0) return [];
  return store.db
    .selectFrom('certificate_event')
    .where(
      'officer_id',
      'in',
      rows.map((row) => row.officer_id),
    )
    .selectAll()
    .orderBy('certificate_id')
    .orderBy('occurred_on')
    .orderBy('event_no')
    .execute();
}

export interface CertificateWrites {
  certificates: CertificateRow[];
  events: CertificateEventRow[];
}

export async function writeCertificates(store: Store, writes: CertificateWrites): Promise<void> {
  await store.insertMany('certificate', writes.certificates);
  await store.insertMany('certificate_event', writes.events);
}
