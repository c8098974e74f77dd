import type { CalendarDate } from '../domain/calendar-date.js';
import type { OfficerDetail, Source } from '../usecases/show-officer.js';
import { describeReason } from './describe.js';
import type { Messages } from './messages/en.js';
import type { Terminal } from './terminal.js';

export function toOfficerJson(m: Messages, officer: OfficerDetail, asOf: CalendarDate): unknown {
  const reasons = officer.reasons.map((reason) => ({ code: reason.code, text: describeReason(m, reason) }));
  return { ...officer, reasons, asOf };
}

export function printOfficer(out: Terminal, officer: OfficerDetail, asOf: CalendarDate): void {
  const { m, color } = out;
  const former =
    officer.formerNames.length > 0 ? m.bracketed(m.officer.formerNames(officer.formerNames)) : '';
  out.print(`${color.bold(officer.name)}${former}  ${officer.id}  ${officer.unit?.name ?? m.noUnit}`);
  const expiring = officer.expiring ? m.bracketed(m.officer.expiringNote) : '';
  const colorOf = officer.standing === 'certified' ? color.green : color.yellow;
  out.print(m.labelled(m.officer.standingOn(asOf), colorOf(m.standings[officer.standing] + expiring)));
  for (const reason of officer.reasons) out.print(describeReason(m, reason), { indent: 2, hang: 4 });
  out.print();
  out.print(color.bold(m.officer.timeline));
  for (const { on, text, source } of tellTimeline(m, officer)) {
    const where = source ? color.dim(`  ${m.officer.source(source.file, source.line)}`) : '';
    out.print(`${on > asOf ? color.dim(on) : on}  ${text}${where}`, { indent: 2, hang: 14 });
  }
}

interface Moment {
  on: CalendarDate;
  text: string;
  source: Source | null;
}

/** Postings, cards, events and exams in the order of their days. */
function tellTimeline(m: Messages, officer: OfficerDetail): Moment[] {
  const moments: Moment[] = [
    ...officer.postings.map((posting) => ({
      on: posting.since,
      text: m.officer.posting(posting.unit.name, [
        m.word(posting.state),
        ...(posting.staffing ? [m.word(posting.staffing)] : []),
        ...(posting.post ? [posting.post] : []),
        ...(posting.sinceAssumed ? [m.officer.assumedDate] : []),
      ]),
      source: posting.source,
    })),
    ...officer.certificates.map((certificate) => ({
      on: certificate.issuedOn,
      text: m.officer.issued(certificate.number, certificate.expiresOn),
      source: certificate.source,
    })),
    ...officer.events.map((event) => ({
      on: event.on,
      text:
        m.officer.event(event.kind, event.certificate) +
        (event.plan === null ? '' : m.bracketed(m.officer.byPlan(event.plan))),
      source: event.source,
    })),
    ...officer.sittings.map((sitting) => ({
      on: sitting.heldOn,
      text: m.officer.sitting(
        sitting.exam,
        sitting.outcome,
        sitting.marks.map((mark) => mark.score).join(' / '),
      ),
      source: sitting.source,
    })),
  ];
  return moments.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
