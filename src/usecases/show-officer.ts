import type { CalendarDate } from '../domain/calendar-date.js';
import { readOutcome } from '../domain/closing.js';
import type {
  CertificateEventKind,
  Mark,
  OfficerFacts,
  Outcome,
  PostingState,
  SourceRef,
  Staffing,
} from '../domain/facts.js';
import { checkIdentityNumber, maskIdentityNumber } from '../domain/identity-number.js';
import type { Policy } from '../domain/policy.js';
import { findPostingInForce } from '../domain/posting.js';
import { cleanIdentityCell } from '../domain/roster/cells.js';
import { readCard, type CardState } from '../domain/standing.js';
import { sourceOfAnswer } from '../store/answers.js';
import { findFacts } from '../store/facts.js';
import { listAnswersOf } from '../store/officer-plans.js';
import { findOfficerId, listFormerNames, listFormerNumbers } from '../store/officers.js';
import type { Store } from '../store/open.js';
import { findPolicy } from '../store/policies.js';
import { UserError } from '../user-error.js';
import { explainOfficer, type Explanation, type PolicyInForce } from './explain-officer.js';
import { listRecords, type OfficerRecords } from './list-records.js';
import { locateFacts, type Locate, type Source } from './locate-facts.js';
import { allowIds, hideCards, type IdRequest } from './print-ids.js';
import { readGroundContext } from './read-ground-context.js';
import { beginning } from './use-register.js';
import { readOfficerPlans, type OfficerCleanups } from './read-officer-plans.js';

export interface OfficerDetail extends Explanation, OfficerRecords, OfficerCleanups {
  id: string;
  /** Numbers that were corrected; they still find the person. */
  formerIds: string[];
  name: string;
  formerNames: string[];
  unit: { code: string; name: string } | null;
  policy: PolicyInForce;
  certificates: {
    number: string;
    /** Null for a card issued after the date. */
    state: CardState | null;
    issuedOn: CalendarDate;
    expiresOn: CalendarDate;
    /** The last day it had when it was issued. */
    issuedUntil: CalendarDate;
    issuer: string | null;
    kind: string | null;
    source: Source;
  }[];
  sittings: {
    exam: string;
    heldOn: CalendarDate;
    outcome: Outcome;
    /** The only mark; with two papers the lower one, which decides. */
    score: number | null;
    marks: Mark[];
    source: Source;
  }[];
  postings: {
    since: CalendarDate;
    sinceAssumed: boolean;
    unit: { code: string; name: string };
    staffing: Staffing | null;
    post: string | null;
    state: PostingState;
    inForce: boolean;
    source: Source;
  }[];
  events: {
    kind: CertificateEventKind;
    on: CalendarDate;
    certificate: string;
    until: CalendarDate | null;
    reason: string | null;
    plan: number | null;
    ground: string | null;
    source: Source | null;
  }[];
}

/**
 * Everything about one person and why the standing is what it is on a day. The time line is the whole one.
 * @param id an identity number or the number of a certificate
 * @throws UserError when neither is known
 */
export async function showOfficer(
  store: Store,
  policy: Policy,
  asOf: CalendarDate,
  id: string,
  ids: IdRequest,
): Promise<OfficerDetail> {
  const officerId = await requireOfficer(store, id);
  const printId = await allowIds(store, ids);
  const facts = await findOne(store, officerId);
  const answers = await listAnswersOf(store, officerId);
  const locate = await locateFacts(store, [...listSources(facts), ...answers.map(sourceOfAnswer)]);
  const formerNames = await listFormerNames(store, officerId);
  const formerNumbers = await listFormerNumbers(store, officerId);
  const detail: OfficerDetail = {
    id: printId(facts.idNumber),
    formerIds: formerNumbers.map((row) => printId(row.id_number)),
    name: facts.name,
    formerNames: formerNames.map((row) => row.name),
    policy: describePolicy(policy, (await findPolicy(store, asOf))?.inForceFrom ?? null),
    ...explainOfficer(facts, await readGroundContext(store, policy, asOf), locate),
    ...describeFacts(facts, asOf, locate),
    ...listRecords(facts, locate),
    ...(await readOfficerPlans(store, officerId, { answers, locate })),
  };
  return hideCards(detail, ids);
}

function describePolicy({ name }: Policy, start: CalendarDate | null): PolicyInForce {
  return { name, since: start === beginning ? null : start, isOwn: start === null };
}

function listSources(facts: OfficerFacts): SourceRef[] {
  const { postings, certificates, sittings, trainings, appraisals, enforcementActs, disciplines } = facts;
  const events = certificates.flatMap((certificate) => certificate.events);
  const records = [...trainings, ...appraisals, ...enforcementActs, ...disciplines];
  return [...postings, ...certificates, ...events, ...sittings, ...records].flatMap(
    ({ source }) => source ?? [],
  );
}

/** Whom a user means on the command line. Throws UserError when nobody is known by that number. */
export async function requireOfficer(store: Store, id: string): Promise<number> {
  const cleaned = cleanIdentityCell(id);
  // Old papers still carry the 15-digit number.
  const idNumber = checkIdentityNumber(cleaned).number ?? cleaned;
  const officerId = await findOfficerId(store, idNumber, [id.trim(), cleaned]);
  if (officerId === null) throw new UserError('officer-not-found', { id: maskIdentityNumber(id) });
  return officerId;
}

async function findOne(store: Store, officerId: number): Promise<OfficerFacts> {
  for await (const [facts] of findFacts(store, [officerId])) if (facts) return facts;
  throw new Error(`officer ${officerId} is not in the register`);
}

function describeFacts(
  facts: OfficerFacts,
  asOf: CalendarDate,
  locate: Locate,
): Pick<OfficerDetail, 'unit' | 'certificates' | 'sittings' | 'postings' | 'events'> {
  const posting = findPostingInForce(facts.postings, asOf);
  return {
    unit: posting && { code: posting.unit.code, name: posting.unit.name },
    certificates: facts.certificates.map((certificate) => ({
      number: certificate.number,
      state: certificate.issuedOn <= asOf ? readCard(certificate, asOf).state : null,
      issuedOn: certificate.issuedOn,
      expiresOn: readCard(certificate, asOf).expiresOn,
      issuedUntil: certificate.expiresOn,
      issuer: certificate.issuer,
      kind: certificate.kind,
      source: locate(certificate.source),
    })),
    sittings: facts.sittings.map((sitting) => ({
      exam: sitting.exam,
      heldOn: sitting.heldOn,
      outcome: readOutcome(sitting, asOf),
      score: sitting.marks.length === 0 ? null : Math.min(...sitting.marks.map((mark) => mark.score)),
      marks: sitting.marks,
      source: locate(sitting.source),
    })),
    postings: facts.postings.map((p) => ({
      since: p.since,
      sinceAssumed: p.sinceAssumed,
      unit: { code: p.unit.code, name: p.unit.name },
      staffing: p.staffing,
      post: p.post,
      state: p.state,
      inForce: p === posting,
      source: locate(p.source),
    })),
    events: facts.certificates.flatMap((certificate) =>
      certificate.events.map((event) => ({
        kind: event.kind,
        on: event.occurredOn,
        certificate: certificate.number,
        until: event.until,
        reason: event.reason,
        plan: event.planId,
        ground: event.ground,
        source: event.source && locate(event.source),
      })),
    ),
  };
}
