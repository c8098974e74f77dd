import type { CardEvent } from '../domain/certificate-life.js';
import type { Certificate, OfficerFacts, SourceRef } from '../domain/facts.js';
import { finding, type Finding, type RowPlace } from '../domain/findings.js';
import { maskIdentityNumber } from '../domain/identity-number.js';
import type { CardStatement } from '../domain/roster/card-events.js';
import { explainOldNumber, type KnownOfficer } from '../domain/roster/officers.js';
import { readMax } from '../store/batches.js';
import { findCertificates, writeCertificates, type CertificateWrites } from '../store/certificates.js';
import { findFacts } from '../store/facts.js';
import { findOfficers } from '../store/officers.js';
import type { Store } from '../store/open.js';

interface KnownCard {
  facts: OfficerFacts;
  certificate: Certificate;
  place: RowPlace;
}

type Place = SourceRef & RowPlace;

/** The cards that some rows are about, with all that is known of their holders, and what is to be written of them. */
export class CardDesk {
  readonly #cards = new Map<string, KnownCard>();
  readonly #writes: CertificateWrites = { certificates: [], events: [] };
  readonly #recordedAt = new Date().toISOString();

  private constructor(
    private readonly store: Store,
    private readonly facts: ReadonlyMap<number, OfficerFacts>,
    private readonly officers: ReadonlyMap<string, KnownOfficer>,
    private lastCertificateId: number,
    private readonly actor: string,
  ) {}

  static async open(store: Store, statements: readonly CardStatement[], actor: string): Promise<CardDesk> {
    const numbers = statements.flatMap(({ number, newNumber }) =>
      newNumber === null ? [number] : [number, newNumber],
    );
    const idNumbers = statements.flatMap(({ idNumber }) => idNumber ?? []);
    const known = await findCertificates(store, [...new Set(numbers)]);
    const officers = await findOfficers(store, [...new Set(idNumbers)]);
    const ids = new Set([...known.values(), ...officers.values()].map(({ officerId }) => officerId));
    const facts = new Map<number, OfficerFacts>();
    for await (const group of findFacts(store, [...ids]))
      for (const one of group) facts.set(one.officerId, one);
    const lastId = await readMax(store, 'certificate', 'certificate_id');
    const desk = new CardDesk(store, facts, officers, lastId, actor);
    for (const [number, { officerId, place }] of known) {
      const holder = facts.get(officerId);
      const certificate = holder?.certificates.find((one) => one.number === number);
      if (holder && certificate) desk.#cards.set(number, { facts: holder, certificate, place });
    }
    return desk;
  }

  findCard(number: string): KnownCard | null {
    return this.#cards.get(number) ?? null;
  }

  /** The person with an identity number; null with the finding that says that there is none. */
  findPerson(
    row: { findings: Finding[] },
    idNumber: string,
  ): { facts: OfficerFacts; place: RowPlace } | null {
    const officer = this.officers.get(idNumber);
    const facts = officer && this.facts.get(officer.officerId);
    if (!facts) {
      row.findings.push(finding('officer-unknown', 'idNumber', { value: maskIdentityNumber(idNumber) }));
      return null;
    }
    const old = explainOldNumber(idNumber, officer);
    if (old) row.findings.push(old);
    return { facts, place: officer.place };
  }

  addCard(
    facts: OfficerFacts,
    card: Pick<Certificate, 'number' | 'issuedOn' | 'expiresOn' | 'issuer' | 'kind'>,
    { fileId, file, line }: Place,
  ): void {
    const certificateId = ++this.lastCertificateId;
    const certificate = { certificateId, ...card, events: [], source: { fileId, line } };
    facts.certificates.push(certificate);
    this.#cards.set(card.number, { facts, certificate, place: { file, line } });
    this.#writes.certificates.push({
      officer_id: facts.officerId,
      certificate_id: certificateId,
      number: card.number,
      issued_on: card.issuedOn,
      expires_on: card.expiresOn,
      issuer: card.issuer,
      kind: card.kind,
      file_id: fileId,
      line,
    });
  }

  addEvent(
    { officerId }: OfficerFacts,
    { certificateId, events }: Certificate,
    { kind, occurredOn, until, reason }: CardEvent,
    { fileId, line }: Place,
  ): void {
    const ofNoPlan = { planId: null, ground: null };
    this.#writes.events.push({
      officer_id: officerId,
      certificate_id: certificateId,
      event_no: events.length + 1,
      kind,
      occurred_on: occurredOn,
      until,
      reason,
      plan_id: null,
      ground: null,
      file_id: fileId,
      line,
      actor: this.actor,
      recorded_at: this.#recordedAt,
    });
    events.push({ kind, occurredOn, until, reason, ...ofNoPlan, source: { fileId, line } });
  }

  async write(): Promise<void> {
    await writeCertificates(this.store, this.#writes);
  }
}
