import { finding, hasError, type LocatedFinding } from '../domain/findings.js';
import { maskIdentityNumber } from '../domain/identity-number.js';
import {
  continueEvents,
  findEffectiveEnd,
  hasDates,
  type CertificateStatement,
  type EventToRecord,
  type KnownCertificate,
} from '../domain/roster/certificates.js';
import { checkKnownPerson, type KnownOfficer } from '../domain/roster/officers.js';
import type { DatedPolicy } from '../domain/policy.js';
import type { ReadRow } from '../domain/roster/statements.js';
import { readMax } from '../store/batches.js';
import { findCertificates, writeCertificates, type CertificateWrites } from '../store/certificates.js';
import { findOfficers, writeOfficers, type OfficerWrites } from '../store/officers.js';
import { listPolicies } from '../store/policies.js';
import type { Store } from '../store/open.js';
import type { PeopleRequest } from './import-officers.js';
import { findOldNews, type IsOldNews } from './find-old-news.js';
import { importRoster } from './import-roster.js';
import type { FileReading, ImportResult, OpenedFile, RosterImporter, RowResult } from './roster-importer.js';
import { SeenLines } from './seen-lines.js';

/** Loads a list of certificates of persons in the register; a known card gets only what its state adds to its events. */
export function importCertificates(store: Store, request: PeopleRequest): Promise<ImportResult> {
  return importRoster(store, 'certificates', request, async (tx) => {
    const lastCertificateId = await readMax(tx, 'certificate', 'certificate_id');
    return new CertificateImporter(tx, request, await listPolicies(tx), lastCertificateId);
  });
}

const nothingNew = { event: null, finding: null };

interface Writes extends CertificateWrites, OfficerWrites {}

class CertificateImporter implements RosterImporter<'certificates'> {
  #file: OpenedFile<'certificates'> | null = null;
  readonly #seen = new SeenLines();
  #isOldNews: IsOldNews = () => false;
  readonly #recordedAt = new Date().toISOString();

  constructor(
    private readonly store: Store,
    private readonly request: PeopleRequest,
    private readonly policies: readonly DatedPolicy[],
    private lastCertificateId: number,
  ) {}

  async openFile(file: OpenedFile<'certificates'>): Promise<FileReading<'certificates'>> {
    this.#file = file;
    this.#seen.clear();
    this.#isOldNews = await findOldNews(this.store, 'certificates', file, this.request);
    return { exam: null, by: { policies: this.policies, today: this.request.asOf } };
  }

  closeFile(): Promise<LocatedFinding[]> {
    return Promise.resolve([]);
  }

  async settle(rows: readonly ReadRow<'certificates'>[]): Promise<RowResult[]> {
    const read = rows.flatMap(({ statement }) => statement ?? []);
    const officers = await findOfficers(this.store, [...new Set(read.map((s) => s.idNumber))]);
    const known = await findCertificates(this.store, [...new Set(read.map((s) => s.number))]);
    const writes: Writes = { certificates: [], events: [], officers: [], postings: [], formerNames: [] };
    const results = rows.map((row): RowResult => {
      const { statement } = row;
      if (!statement) return 'rejected';
      const officer = officers.get(statement.idNumber);
      return this.#settleOne(row, statement, officer, known, writes);
    });
    await writeOfficers(this.store, writes);
    await writeCertificates(this.store, writes);
    return results;
  }

  #settleOne(
    row: ReadRow<'certificates'>,
    statement: CertificateStatement,
    officer: KnownOfficer | undefined,
    known: Map<string, KnownCertificate>,
    writes: Writes,
  ): RowResult {
    const { number, idNumber, name } = statement;
    if (!officer) {
      row.findings.push(finding('officer-unknown', 'idNumber', { value: maskIdentityNumber(idNumber) }));
      return 'rejected';
    }
    const renamed = checkKnownPerson(row, statement, officer, this.request.acceptNameChanges);
    const before = known.get(number);
    if (before) this.#compare(row, statement, officer, before);
    if (hasError(row.findings)) return 'rejected';

    const isOldNews = before !== undefined && this.#isOldNews(statement);
    const next = isOldNews ? nothingNew : continueEvents(statement, before?.events ?? [], this.request.asOf);
    if (next.finding) row.findings.push(next.finding);
    if (hasError(row.findings)) return 'rejected';

    if (name !== null && renamed) this.#rename(statement, name, officer, writes);
    const certificate = before ?? this.#add(statement, officer, writes);
    known.set(number, certificate);
    this.#seen.mark(certificate.certificateId, statement.line);
    if (next.event) this.#record(next.event, certificate, statement.line, writes);
    if (!before) return 'added';
    return next.event || renamed ? 'updated' : 'unchanged';
  }

  #rename({ line }: CertificateStatement, name: string, officer: KnownOfficer, writes: Writes): void {
    const { officerId, name: former } = officer;
    writes.formerNames.push({
      officer_id: officerId,
      name: former,
      newName: name,
      file_id: this.#opened().fileId,
      line,
    });
    officer.name = name;
  }

  #compare(
    row: ReadRow<'certificates'>,
    statement: CertificateStatement,
    officer: KnownOfficer,
    before: KnownCertificate,
  ): void {
    const { number } = statement;
    const firstLine = this.#seen.findLine(before.certificateId);
    const value = number;
    if (before.officerId !== officer.officerId) {
      row.findings.push(finding('number-taken', 'number', { value, first: before.place }));
    } else if (firstLine !== undefined) {
      const first = { file: this.#opened().path, line: firstLine };
      row.findings.push(finding('duplicate-certificate', 'number', { value, first }));
    } else if (!hasDates(before, statement)) {
      const dates = { issuedOn: before.issuedOn, expiresOn: findEffectiveEnd(before) };
      row.findings.push(
        finding('certificate-conflict', 'expiresOn', { value, ...dates, first: before.place }),
      );
    }
  }

  #add(
    { line, number, issuedOn, expiresOn, issuer, kind }: CertificateStatement,
    { officerId }: KnownOfficer,
    writes: Writes,
  ): KnownCertificate {
    const certificateId = ++this.lastCertificateId;
    const { fileId, path } = this.#opened();
    writes.certificates.push({
      officer_id: officerId,
      certificate_id: certificateId,
      number,
      issued_on: issuedOn,
      expires_on: expiresOn,
      issuer,
      kind,
      file_id: fileId,
      line,
    });
    return { officerId, certificateId, issuedOn, expiresOn, events: [], place: { file: path, line } };
  }

  #record(
    event: EventToRecord,
    { officerId, certificateId, events }: KnownCertificate,
    line: number,
    writes: Writes,
  ): void {
    writes.events.push({
      officer_id: officerId,
      certificate_id: certificateId,
      event_no: events.length + 1,
      kind: event.kind,
      occurred_on: event.occurredOn,
      until: null,
      reason: null,
      plan_id: null,
      ground: null,
      file_id: this.#opened().fileId,
      line,
      actor: this.request.actor,
      recorded_at: this.#recordedAt,
    });
    events.push({ ...event, until: null });
  }

  #opened(): OpenedFile<'certificates'> {
    if (!this.#file) throw new Error('rows before their file');
    return this.#file;
  }
}
