import type { CalendarDate } from './calendar-date.js';
import { listCardFacts, listFacts, type FactChange, type FactRecord } from './fact-list.js';
import type { Certificate, OfficerFacts } from './facts.js';
import type { GroundCode } from './grounds/ground.js';
import { findPostingInForce } from './posting.js';
import { isHeld, readCard } from './standing.js';

/** The facts besides postings and cards that a ground rests on, each with the day from which it counts. */
const restsOn: Partial<Record<GroundCode, FactRecord['fact']>> = {
  'renewal-exam-failed': 'sitting',
  inactive: 'enforcement-act',
  disciplined: 'discipline',
};

/**
 * What changed between two days although no fact was added: a posting that began, a card that was issued, ended or ran out, a
 * suspension that ended, and what was dated in between and a ground rests on. None of it was reviewed.
 * @param from the day of the review
 * @param until the day of applying; on the same day nothing has passed
 */
export function listPassed(
  facts: OfficerFacts,
  grounds: readonly GroundCode[],
  from: CalendarDate,
  until: CalendarDate,
): FactChange[] {
  const kinds = new Set(grounds.map((ground) => restsOn[ground]));
  const others = listFacts(facts).filter((fact) => kinds.has(fact.fact));
  return [
    ...listBegun(facts, from, until),
    ...facts.certificates.flatMap((certificate) => listPassedOfCard(certificate, from, until)),
    ...others.filter((fact) => isDatedIn(fact, from, until)).map(toCame),
  ];
}

function listBegun(facts: OfficerFacts, from: CalendarDate, until: CalendarDate): FactChange[] {
  const [then, now] = [from, until].map((day) => findPostingInForce(facts.postings, day));
  if (!now || then === now) return [];
  const [, begun] = listFacts({ ...facts, postings: [now] });
  return begun ? [toCame(begun)] : [];
}

function listPassedOfCard(certificate: Certificate, from: CalendarDate, until: CalendarDate): FactChange[] {
  if (certificate.issuedOn > until) return [];
  const { number } = certificate;
  const then = certificate.issuedOn <= from ? readCard(certificate, from) : null;
  const now = readCard(certificate, until);
  if (!isHeld(now) && !(then && isHeld(then))) return [];
  const came = listCardFacts(certificate).filter((fact) => isDatedIn(fact, from, until));
  const changes = came.map(toCame);
  if (now.state === 'lapsed' && then?.state !== 'lapsed')
    changes.push({ change: 'lapsed', number, lastDay: now.expiresOn });
  else if (then?.event?.until && then.state !== now.state && came.length === 0)
    changes.push({ change: 'suspension-ended', number, lastDay: then.event.until });
  return changes;
}

function isDatedIn(record: FactRecord, from: CalendarDate, until: CalendarDate): boolean {
  const day = findDay(record);
  return day !== null && from < day && day <= until;
}

/** The day from which a fact counts. */
function findDay(record: FactRecord): CalendarDate | null {
  if ('on' in record) return record.on;
  if ('issuedOn' in record) return record.issuedOn;
  if (record.fact === 'sitting') return record.heldOn;
  return 'since' in record ? record.since : null;
}

function toCame(fact: FactRecord): FactChange {
  return { change: 'came', fact };
}
