import { addDays, addMonths, type CalendarDate } from '../calendar-date.js';
import type { CertificateEvent, CertificateEventKind } from '../facts.js';
import { finding, hasError, type Finding, type RowPlace } from '../findings.js';
import type { Policy } from '../policy.js';
import { endsCard } from '../standing.js';
import { cleanName, isDamagedName } from './cells.js';
import { certificateStateChoices } from './choices.js';
import type { Field } from './fields.js';
import { readChoice, readDateField, readIdNumber, readText, type RosterRow } from './row.js';

/** What one row of a list of certificates says. */
export interface CertificateStatement {
  line: number;
  idNumber: string;
  /** The list may leave the name out. */
  name: string | null;
  number: string;
  issuedOn: CalendarDate;
  expiresOn: CalendarDate;
  issuer: string | null;
  kind: string | null;
  state: 'valid' | 'lapsed' | Exclude<CertificateEventKind, 'resumed' | 'renewed'> | null;
  since: CalendarDate | null;
}

/** A certificate as the register has it. */
export interface KnownCertificate {
  officerId: number;
  certificateId: number;
  issuedOn: CalendarDate;
  expiresOn: CalendarDate;
  /** In the order in which they happened. */
  events: Pick<CertificateEvent, 'kind' | 'occurredOn' | 'until'>[];
  place: RowPlace;
}

/**
 * Reads one row; null when it has an error. Without a last day, the validity by the policy of the day of issue gives it, with a
 * warning.
 */
export function readCertificate(
  row: RosterRow<'certificates'>,
  policyOn: (day: CalendarDate) => Policy,
  today: CalendarDate,
): CertificateStatement | null {
  const { findings } = row;
  const number = readCertificateNumber(row, 'number');
  checkPattern(row, 'number', number, policyOn(today));
  const idNumber = readIdNumber(row);
  const name = cleanName(row.cell('name')) || null;
  if (name && isDamagedName(name)) findings.push(finding('name-damaged', 'name', { value: name }));
  const issuedOn = readDateField(row, 'issuedOn');
  const expiresOn = readDateField(row, 'expiresOn') ?? computeExpiry(row, issuedOn, policyOn);
  if (row.cell('issuedOn') === '') findings.push(finding('dates-missing', 'issuedOn', {}));
  if (issuedOn && expiresOn && expiresOn < issuedOn) {
    findings.push(finding('dates-reversed', 'expiresOn', { issuedOn, expiresOn }));
  }
  const state = readChoice(row, 'state', certificateStateChoices);
  const since = readDateField(row, 'stateSince');
  if (state === 'lapsed' && expiresOn && expiresOn >= today) {
    findings.push(finding('state-contradiction', 'state', { state: row.cell('state'), known: expiresOn }));
  }
  if (hasError(findings) || idNumber === null || !issuedOn || !expiresOn) return null;
  return {
    line: row.line,
    idNumber,
    name,
    number,
    issuedOn,
    expiresOn,
    issuer: readText(row, 'issuer'),
    kind: readText(row, 'kind'),
    state,
    since,
  };
}

/** @returns the number without blanks, in capitals; empty with the finding that says why when there is none */
export function readCertificateNumber<F extends Field>(
  row: { cell: (field: F) => string; findings: Finding[] },
  field: F,
): string {
  const number = row.cell(field).replace(/\s/g, '').toUpperCase();
  if (number === '') row.findings.push(finding('number-missing', field, {}));
  else if (/^\d(\.\d+)?E\+?\d+$/.test(number)) {
    row.findings.push(finding('number-scientific', field, { value: number }));
    return '';
  }
  return number;
}

/** Says when a number that is new to the register has not the usual form. */
export function checkPattern(
  row: { findings: Finding[] },
  field: Field,
  number: string,
  policy: Policy,
): void {
  if (number === '' || new RegExp(policy.certificateNumberPattern).test(number)) return;
  row.findings.push(finding('number-unusual', field, { value: number }));
}

function computeExpiry(
  row: RosterRow<'certificates'>,
  issuedOn: CalendarDate | null,
  policyOn: (day: CalendarDate) => Policy,
): CalendarDate | null {
  if (!issuedOn || row.cell('expiresOn') !== '') return null;
  const years = policyOn(issuedOn).certificateValidForYears;
  const expiresOn = findLastDay(issuedOn, years);
  row.findings.push(finding('expiry-computed', 'expiresOn', { expiresOn, years }));
  return expiresOn;
}

/** The day before the same day years later; of a 29 February that is not there, the last of that February. */
export function findLastDay(issuedOn: CalendarDate, years: number): CalendarDate {
  const anniversary = addMonths(issuedOn, years * 12);
  return anniversary.slice(5) === issuedOn.slice(5) ? addDays(anniversary, -1) : anniversary;
}

export type EventToRecord = Pick<CertificateEvent, 'kind' | 'occurredOn'>;

/** Whether a list gives a card's dates as they are on record, as issued or as a renewal left them. */
export function hasDates(
  { issuedOn, expiresOn, events }: Pick<KnownCertificate, 'issuedOn' | 'expiresOn' | 'events'>,
  given: Pick<CertificateStatement, 'issuedOn' | 'expiresOn'>,
): boolean {
  const renewals = events.filter(({ kind }) => kind === 'renewed').map(({ until }) => until);
  return given.issuedOn === issuedOn && [expiresOn, ...renewals].includes(given.expiresOn);
}

/** The last day of a card with all its renewals. */
export function findEffectiveEnd({
  expiresOn,
  events,
}: Pick<KnownCertificate, 'expiresOn' | 'events'>): CalendarDate {
  return events.findLast(({ kind }) => kind === 'renewed')?.until ?? expiresOn;
}

/**
 * What a row's state adds to a card's events. A state on record already adds nothing; one without a date counts from `today`, with a
 * warning; a card that is over does not come back, and a suspension or loss ends on a named day only.
 */
export function continueEvents(
  statement: CertificateStatement,
  events: KnownCertificate['events'],
  today: CalendarDate,
): { event: EventToRecord | null; finding: Finding | null } {
  const nothing = { event: null, finding: null };
  const { state, since, issuedOn } = statement;
  if (state === null || state === 'lapsed') return nothing;
  const last = events.at(-1);
  const isOver = events.some((event) => endsCard(event.kind));
  const inForce = findEventInForce(events, since ?? today);
  if (state === 'valid') {
    if (!last || !inForce || inForce.kind === 'resumed') return nothing;
    if (isOver || !since || since < last.occurredOn) return { event: null, finding: contradict(state, last) };
    return { event: { kind: 'resumed', occurredOn: since }, finding: null };
  }
  if (since && since < issuedOn) {
    return { event: null, finding: finding('state-contradiction', 'stateSince', { state, known: issuedOn }) };
  }
  const isKnown = since
    ? events.some((event) => event.kind === state && event.occurredOn === since)
    : inForce?.kind === state || (endsCard(state) && events.some((event) => event.kind === state));
  if (isKnown) return nothing;
  // A card may come back after its cancellation; nothing else follows the end of a card, and nothing is told backwards.
  const mayFollow = !isOver || state === 'returned';
  if (last && (!mayFollow || (since ?? today) < last.occurredOn)) {
    return { event: null, finding: contradict(state, last) };
  }
  const event = { kind: state, occurredOn: since ?? today };
  if (since) return { event, finding: null };
  return { event, finding: finding('state-undated', 'stateSince', { state, on: today }) };
}

/** The last event that says something of a card's state on a day: no renewal, and no suspension that has ended by itself. */
function findEventInForce(
  events: KnownCertificate['events'],
  on: CalendarDate,
): KnownCertificate['events'][number] | undefined {
  const hasEnded = ({ kind, until }: (typeof events)[number]): boolean =>
    kind === 'suspended' && until !== null && until < on;
  return events.findLast((event) => event.kind !== 'renewed' && !hasEnded(event));
}

function contradict(state: string, last: EventToRecord): Finding {
  return finding('state-contradiction', 'state', { state, known: `${last.kind} ${last.occurredOn}` });
}
