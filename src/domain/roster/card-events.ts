import type { CalendarDate } from '../calendar-date.js';
import type { CardVerb } from '../certificate-life.js';
import { hasError } from '../findings.js';
import type { Policy } from '../policy.js';
import { cleanIdentityCell, cleanName } from './cells.js';
import { checkPattern, readCertificateNumber } from './certificates.js';
import { returnedChoices } from './choices.js';
import type { FieldOf } from './fields.js';
import { readChoice, readDateField, readIdNumber, readText, type RosterRow } from './row.js';

/** What one row of a list of certificates says; a day, last day or reason it leaves out is that of the command. */
export interface CardStatement {
  line: number;
  number: string;
  /** Whose card it is; a list of numbers alone may leave both out, unless cards are issued. */
  idNumber: string | null;
  /** Whose it is, where the list hides some of the digits. */
  maskedIdNumber: string | null;
  name: string | null;
  /** Of a replacement. */
  newNumber: string | null;
  on: CalendarDate | null;
  until: CalendarDate | null;
  reason: string | null;
  /** Under which headings the row gives its days. */
  dayFields: Record<DayField, FieldOf<'card-events'>>;
  /** A list of cards that were to come back may name some that did not. */
  isStillOut: boolean;
}

/** Reads one row of a list for a command on certificates; null when it has an error. */
export function readCardStatement(
  row: RosterRow<'card-events'>,
  verb: CardVerb,
  policy: Policy,
): CardStatement | null {
  const number = readCertificateNumber(row, 'number');
  const newNumber = verb === 'replace' ? readCertificateNumber(row, 'newNumber') : null;
  if (verb === 'issue') checkPattern(row, 'number', number, policy);
  if (newNumber !== null) checkPattern(row, 'newNumber', newNumber, policy);
  const idCell = cleanIdentityCell(row.cell('idNumber'));
  const maskedIdNumber = verb !== 'issue' && /^\d+\*+[\dX]+$/.test(idCell) ? idCell : null;
  const isNamed = verb === 'issue' || (idCell !== '' && maskedIdNumber === null);
  const idNumber = isNamed ? readIdNumber(row) : null;
  const isStillOut = verb === 'return' && readChoice(row, 'returned', returnedChoices) === 'no';
  const dayFields = { on: findColumn(row, verb, 'on'), until: findColumn(row, verb, 'until') };
  const on = readDateField(row, dayFields.on);
  const until = setsLastDay.includes(verb) ? readDateField(row, dayFields.until) : null;
  if (hasError(row.findings)) return null;
  const name = cleanName(row.cell('name')) || null;
  const reason = readText(row, 'reason');
  const whose = { idNumber, maskedIdNumber, name };
  return { line: row.line, number, ...whose, newNumber, on, until, reason, dayFields, isStillOut };
}

type DayField = 'on' | 'until';
const ownDate = { on: 'issuedOn', until: 'expiresOn' } as const;

/** The dates of a new card are those of its issue, and a renewal moves its last day; otherwise a card's own dates are not read. */
const readsOwnDate: Partial<Record<CardVerb, readonly DayField[]>> = {
  issue: ['on', 'until'],
  renew: ['until'],
};

const setsLastDay: readonly CardVerb[] = ['issue', 'renew', 'suspend'];

/** The columns of a list that say nothing for this command. */
export function listUnread(verb: CardVerb): FieldOf<'card-events'>[] {
  const days = ['on', 'until'] as const;
  return [
    ...days.filter((day) => !readsOwnDate[verb]?.includes(day)).map((day) => ownDate[day]),
    ...(setsLastDay.includes(verb) ? [] : (['until'] as const)),
    ...(verb === 'replace' ? [] : (['newNumber'] as const)),
  ];
}

/** Where a row gives a day: under the card's own dates, where the command reads them, or under its own heading. */
function findColumn(row: RosterRow<'card-events'>, verb: CardVerb, day: DayField): FieldOf<'card-events'> {
  const isOwn = row.cell(day) === '' && row.cell(ownDate[day]) !== '' && readsOwnDate[verb]?.includes(day);
  return isOwn ? ownDate[day] : day;
}
