import type { CalendarDate } from '../domain/calendar-date.js';
import type { CardVerb } from '../domain/certificate-life.js';
import type { Finding } from '../domain/findings.js';
import type { RecordedCard } from '../usecases/import-card-events.js';
import type { CertificateDetail } from '../usecases/show-certificate.js';
import { describeFinding } from './describe.js';
import type { Messages } from './messages/en.js';
import type { Terminal } from './terminal.js';

export function printCertificate(out: Terminal, card: CertificateDetail, asOf: CalendarDate): void {
  const { m, color } = out;
  const { number, issuedOn, expiresOn, state, officer, unit, events } = card;
  out.print(color.bold(m.certificate.head(number, issuedOn, expiresOn)));
  out.print(`${officer.name}  ${officer.id}  ${unit?.name ?? m.noUnit}`);
  const word = state === null ? m.certificate.notYet : m.cardStates[state];
  out.print(
    m.labelled(m.certificate.stateOn(asOf), state === 'valid' ? color.green(word) : color.yellow(word)),
  );
  if (events.length === 0) return;
  out.print();
  out.print(color.bold(m.certificate.events));
  for (const { on, kind, until, reason, plan, source } of events) {
    const byPlan = plan === null ? '' : m.bracketed(m.officer.byPlan(plan));
    const text =
      m.word(kind) + m.certificate.eventEnd(kind, until) + m.certificate.eventReason(reason) + byPlan;
    const where = source ? color.dim(`  ${m.officer.source(source.file, source.line)}`) : '';
    out.print(`${on > asOf ? color.dim(on) : on}  ${text}${where}`, { indent: 2, hang: 14 });
  }
}

/** What was done to one certificate, and the certificate as it is now; null where a dry run has not brought it into being. */
export function toRecordedJson(
  m: Messages,
  verb: CardVerb,
  { batch, result, warnings }: RecordedCard,
  card: CertificateDetail | null,
): unknown {
  return { action: verb, result, batch, certificate: card, findings: toFindings(m, warnings) };
}

function toFindings(m: Messages, warnings: readonly Finding[]): unknown[] {
  return warnings.map(({ field, code, params }) => ({
    field,
    code,
    ...describeFinding(m, { code, params }),
  }));
}

/** What came of a command on one certificate, in a line, after what is to be looked at. */
export function sayRecorded(
  out: Terminal,
  verb: CardVerb,
  number: string,
  { batch, result, warnings }: RecordedCard,
): void {
  const { m, talkColor } = out;
  for (const warning of warnings) {
    const { message, hint } = describeFinding(m, warning);
    out.say(m.labelled(talkColor.yellow(m.severity.warning), message), { hang: 4 });
    out.say(talkColor.dim(hint), { indent: 4 });
  }
  if (result === 'unchanged') out.say(m.certificate.known(number));
  else if (batch === null) out.say(m.certificate.would(verb, number));
  else out.say(m.certificate.done(verb, number, batch));
}
