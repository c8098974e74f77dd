import type { CalendarDate } from '../domain/calendar-date.js';
import type { Finding } from '../domain/findings.js';
import type { OfficerDetail } from '../usecases/show-officer.js';
import { describeFinding } from './describe.js';
import {
  namePlace,
  printFindingsOf,
  printPlansOf,
  printReasons,
  toFoundJson,
  toPlanOfJson,
  toReasonJson,
} from './explanation-output.js';
import type { Messages } from './messages/en.js';
import { tellRecords, type Moment } from './record-moments.js';
import type { Terminal } from './terminal.js';

export function toOfficerJson(m: Messages, officer: OfficerDetail, asOf: CalendarDate): unknown {
  return {
    ...officer,
    reasons: officer.reasons.map((reason) => toReasonJson(m, reason)),
    findings: officer.findings.map((finding) => toFoundJson(m, finding)),
    plans: officer.plans.map((plan) => toPlanOfJson(m, plan)),
    asOf,
  };
}

interface Corrected {
  batch: number;
  warnings: readonly Finding[];
}

/** The officer as the correction left them, with the batch it is recorded as and what is to be looked at. */
export function toCorrectionJson(
  m: Messages,
  officer: OfficerDetail,
  asOf: CalendarDate,
  { batch, warnings }: Corrected,
): unknown {
  const findings = warnings.map(({ field, code, params }) => ({
    field,
    code,
    ...describeFinding(m, { code, params }),
  }));
  return { ...(toOfficerJson(m, officer, asOf) as object), batch, findings };
}

export function sayCorrection(out: Terminal, { batch, warnings }: Corrected): void {
  const { m, talkColor } = out;
  for (const warning of warnings) {
    const { message, hint } = describeFinding(m, warning);
    out.say(m.labelled(talkColor.yellow(m.severity.warning), message), { hang: 4 });
    out.say(talkColor.dim(hint), { indent: 4 });
  }
  out.say(m.officer.corrected(batch));
}

export function printOfficer(out: Terminal, officer: OfficerDetail, asOf: CalendarDate): void {
  const { m, color } = out;
  const former =
    officer.formerNames.length > 0 ? m.bracketed(m.officer.formerNames(officer.formerNames)) : '';
  const formerIds =
    officer.formerIds.length > 0 ? m.bracketed(m.officer.formerNumbers(officer.formerIds)) : '';
  const unit = officer.unit?.name ?? m.noUnit;
  out.print(`${color.bold(officer.name)}${former}  ${officer.id}${formerIds}  ${unit}`);
  const expiring = officer.expiring ? m.bracketed(m.officer.expiringNote) : '';
  const colorOf = officer.standing === 'certified' ? color.green : color.yellow;
  out.print(m.labelled(m.officer.standingOn(asOf), colorOf(m.standings[officer.standing] + expiring)));
  printReasons(out, officer);
  printFindingsOf(out, officer, asOf);
  printPlansOf(out, officer);
  out.print();
  out.print(color.bold(m.officer.timeline));
  for (const { on, year, text, source } of tellTimeline(m, officer)) {
    const where = source ? color.dim(`  ${namePlace(m, source)}`) : '';
    const when = year === undefined ? on : String(year);
    const label = (when > asOf ? color.dim(when) : when) + ' '.repeat(on.length - when.length);
    out.print(`${label}  ${text}${where}`, { indent: 2, hang: 14 });
  }
}

/** Postings, cards, events, exams and records in the order of their days. */
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
      text: m.officer.issued(certificate.number, certificate.issuedUntil),
      source: certificate.source,
    })),
    ...officer.events.map((event) => ({
      on: event.on,
      text:
        m.officer.event(event.kind, event.certificate, event.until, event.reason) +
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
    ...tellRecords(m, officer),
  ];
  return moments.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
