import type { CalendarDate } from '../calendar-date.js';
import type { CardVerb } from '../certificate-life.js';
import { hasError } from '../findings.js';
import type { Policy } from '../policy.js';
import { cleanName } from './cells.js';
import { checkPattern, readCertificateNumber } from './certificates.js';
import { readDateField, readIdNumber, readText, type RosterRow } from './row.js';

/** What one row of a list of certificates says; a day, last day or reason it leaves out is that of the command. */
export interface CardStatement {
  line: number;
  number: string;
  /** Whose card it is; a list of numbers alone may leave both out, unless cards are issued. */
  idNumber: string | null;
  name: string | null;
  /** Of a replacement. */
  newNumber: string | null;
  on: CalendarDate | null;
  until: CalendarDate | null;
  reason: string | null;
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
  const idNumber = verb === 'issue' || row.cell('idNumber') !== '' ? readIdNumber(row) : null;
  const on = readDateField(row, 'on');
  const until = readDateField(row, 'until');
  if (hasError(row.findings)) return null;
  const name = cleanName(row.cell('name')) || null;
  return { line: row.line, number, idNumber, name, newNumber, on, until, reason: readText(row, 'reason') };
}
