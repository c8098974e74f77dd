import type { CalendarDate } from '../domain/calendar-date.js';
import { refuseIssue, refuseLastDay, refuseOutOfPost } from '../domain/certificate-issue.js';
import { decideEvent, eventOfVerb, type CardEvent, type CardVerb } from '../domain/certificate-life.js';
import { decideRenewal } from '../domain/certificate-renewal.js';
import type { Certificate, OfficerFacts, SourceRef } from '../domain/facts.js';
import { finding, hasError, type Finding, type RowPlace } from '../domain/findings.js';
import { fitsMask } from '../domain/identity-number.js';
import type { CardStatement } from '../domain/roster/card-events.js';
import { findLastDay } from '../domain/roster/certificates.js';
import { compareName } from '../domain/roster/officers.js';
import type { ReadingOf, ReadRow } from '../domain/roster/statements.js';
import { isHeld, readCard } from '../domain/standing.js';
import type { Store } from '../store/open.js';
import { CardDesk } from './card-desk.js';
import type { PolicyOn } from './policy-on.js';
import type { RowResult } from './roster-importer.js';
import { SeenLines } from './seen-lines.js';

/** What is done to every card of a command, as far as its row does not say otherwise. */
export interface CardRequest {
  verb: CardVerb;
  /** Null for the day of the command. */
  on: CalendarDate | null;
  until: CalendarDate | null;
  reason: string | undefined;
  asOf: CalendarDate;
  actor: string;
}

type Row = ReadRow<'card-events'>;

/** Decides and writes what is stated of cards; what is wrong with a row goes to its findings, and it writes nothing. */
export class CardSettlement {
  readonly #seen = new SeenLines();
  #file: { fileId: number; path: string } = { fileId: 0, path: '' };

  constructor(
    private readonly store: Store,
    private readonly request: CardRequest,
    private readonly policyOn: PolicyOn,
  ) {}

  /** What the rows are read by. */
  get reading(): ReadingOf['card-events'] {
    return { verb: this.request.verb, policy: this.policyOn(this.request.asOf) };
  }

  /** The file that the next rows are of. */
  beginFile(file: { fileId: number; path: string }): void {
    this.#file = file;
    this.#seen.clear();
  }

  async settle(rows: readonly Row[]): Promise<RowResult[]> {
    const { verb, actor } = this.request;
    const statements = rows.flatMap(({ statement }) => statement ?? []);
    const desk = await CardDesk.open(this.store, statements, actor);
    const results = rows.map((row): RowResult => {
      const { statement } = row;
      if (!statement) return 'rejected';
      this.#compareDays(row, statement);
      const result =
        verb === 'issue' ? this.#issue(row, statement, desk) : this.#record(row, statement, desk);
      for (const found of row.findings) found.field = nameColumn(statement, found.field);
      return hasError(row.findings) ? 'rejected' : result;
    });
    await desk.write();
    return results;
  }

  #issue(row: Row, statement: CardStatement, desk: CardDesk): RowResult {
    const { number, idNumber } = statement;
    const person = desk.findPerson(row, idNumber ?? '');
    if (!person) return 'rejected';
    this.#compareName(row, statement, person.facts, person.place);
    const { on, isDated } = this.#readDay(statement);
    const until = statement.until ?? this.request.until;
    const known = desk.findCard(number);
    if (known) {
      const { issuedOn, expiresOn } = known.certificate;
      // A number is not given a second time, to its former holder neither.
      const isSame =
        known.facts === person.facts &&
        isHeld(readCard(known.certificate, this.request.asOf)) &&
        (!isDated || issuedOn === on) &&
        (until === null || until === expiresOn);
      if (!isSame)
        row.findings.push(finding('number-in-use', 'number', { value: number, first: known.place }));
      return 'unchanged';
    }
    const { asOf } = this.request;
    const policy = this.policyOn(on);
    const refusal =
      on > asOf
        ? finding('card-event-future', 'on', { on, asOf })
        : refuseIssue(person.facts, policy, on, asOf);
    const badEnd = until === null ? null : refuseLastDay(until, on, policy);
    const refused = refusal ?? badEnd;
    if (refused) row.findings.push(refused);
    if (hasError(row.findings)) return 'rejected';
    const dates = { issuedOn: on, expiresOn: until ?? findLastDay(on, policy.certificateValidForYears) };
    desk.addCard(person.facts, { number, issuer: null, kind: null, ...dates }, this.#place(statement));
    return 'added';
  }

  #record(row: Row, statement: CardStatement, desk: CardDesk): RowResult {
    const { number } = statement;
    const known = desk.findCard(number);
    if (!known) {
      row.findings.push(finding('certificate-unknown', 'number', { value: number }));
      return 'rejected';
    }
    const { facts, certificate, place } = known;
    this.#compareHolder(row, statement, desk, known);
    this.#compareName(row, statement, facts, place);
    const firstLine = this.#seen.findLine(certificate.certificateId);
    if (firstLine !== undefined) {
      const first = { file: this.#file.path, line: firstLine };
      row.findings.push(finding('duplicate-certificate', 'number', { value: number, first }));
    }
    if (hasError(row.findings)) return 'rejected';
    if (statement.isStillOut) {
      row.findings.push(finding('card-still-out', 'returned', { number }));
      return 'unchanged';
    }
    const event = this.#readEvent(statement);
    const decided = this.#decide(facts, certificate, event);
    if (decided === 'unchanged') {
      this.#checkReplacement(row, statement, desk, facts);
      return 'unchanged';
    }
    if ('code' in decided) row.findings.push(decided);
    else this.#replace(row, statement, desk, known, event.occurredOn);
    if ('code' in decided || hasError(row.findings)) return 'rejected';
    this.#seen.mark(certificate.certificateId, statement.line);
    desk.addEvent(facts, certificate, decided, this.#place(statement));
    return 'updated';
  }

  #decide(
    facts: OfficerFacts,
    certificate: Certificate,
    event: CardEvent,
  ): CardEvent | 'unchanged' | Finding {
    const { asOf: today } = this.request;
    const decided = decideEvent(certificate, event, today);
    if (decided !== 'record') return decided;
    const { kind, occurredOn: on, until } = event;
    const policy = this.policyOn(on);
    if (kind === 'replaced') {
      return refuseOutOfPost(facts, policy, on) ?? refuseOutOfPost(facts, policy, today) ?? event;
    }
    if (kind !== 'renewed') return event;
    const renewal = decideRenewal(facts, certificate, { on, until, today }, policy);
    return 'code' in renewal ? renewal : { ...event, until: renewal.until };
  }

  /** The new card has the dates of the old one: only the paper is another. */
  #replace(
    row: Row,
    statement: CardStatement,
    desk: CardDesk,
    { facts, certificate }: { facts: OfficerFacts; certificate: Certificate },
    on: CalendarDate,
  ): void {
    const { newNumber } = statement;
    if (newNumber === null) return;
    const taken = desk.findCard(newNumber);
    if (taken) {
      row.findings.push(finding('number-in-use', 'newNumber', { value: newNumber, first: taken.place }));
      return;
    }
    const { issuer, kind } = certificate;
    const { expiresOn } = readCard(certificate, on);
    desk.addCard(facts, { number: newNumber, issuedOn: on, expiresOn, issuer, kind }, this.#place(statement));
  }

  /** A replacement that is on record already must be that one. */
  #checkReplacement(row: Row, { newNumber }: CardStatement, desk: CardDesk, facts: OfficerFacts): void {
    if (newNumber === null || desk.findCard(newNumber)?.facts === facts) return;
    row.findings.push(finding('certificate-unknown', 'newNumber', { value: newNumber }));
  }

  #compareHolder(
    row: Row,
    { idNumber, maskedIdNumber, number }: CardStatement,
    desk: CardDesk,
    { facts, place }: { facts: OfficerFacts; place: RowPlace },
  ): void {
    if (idNumber === null && maskedIdNumber === null) return;
    const person = idNumber === null ? null : desk.findPerson(row, idNumber);
    if (idNumber !== null && (!person || person.facts === facts)) return;
    if (maskedIdNumber !== null && fitsMask(maskedIdNumber, facts.idNumber)) return;
    row.findings.push(finding('number-taken', 'number', { value: number, first: place }));
  }

  #compareName(row: Row, { name }: CardStatement, facts: OfficerFacts, place: RowPlace): void {
    const other = name === null ? null : compareName(name, { name: facts.name, place }, false);
    if (other) row.findings.push(other);
  }

  /** A row that disagrees with the command is not taken by either. */
  #compareDays(row: Row, statement: CardStatement): void {
    for (const day of ['on', 'until'] as const) {
      const [value, given] = [statement[day], this.request[day]];
      if (value === null || given === null || value === given) continue;
      row.findings.push(finding('card-day-differs', day, { value, given }));
    }
  }

  #readDay({ on }: CardStatement): { on: CalendarDate; isDated: boolean } {
    const given = on ?? this.request.on;
    return { on: given ?? this.request.asOf, isDated: given !== null };
  }

  #readEvent(statement: CardStatement): CardEvent {
    const { verb, until, reason } = this.request;
    if (verb === 'issue') throw new Error('an issue is no event of a card');
    const { on, isDated } = this.#readDay(statement);
    const ends = verb === 'suspend' || verb === 'renew';
    return {
      kind: eventOfVerb[verb],
      occurredOn: on,
      isDated,
      until: ends ? (statement.until ?? until) : null,
      reason: statement.reason ?? reason?.trim() ?? null,
    };
  }

  #place({ line }: CardStatement): SourceRef & RowPlace {
    return { fileId: this.#file.fileId, file: this.#file.path, line };
  }
}

/** What is wrong with a day stands where the row gives it. */
function nameColumn({ dayFields }: CardStatement, field: Finding['field']): Finding['field'] {
  return field === 'on' || field === 'until' ? dayFields[field] : field;
}
