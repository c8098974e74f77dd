import type { CalendarDate } from '../../src/domain/calendar-date.js';
import { readHeldCards } from '../../src/domain/cleanup.js';
import type {
  Appraisal,
  AppraisalResult,
  Certificate,
  CertificateEvent,
  CertificateEventKind,
  Discipline,
  DisciplineKind,
  EnforcementAct,
  OfficerFacts,
  Outcome,
  Posting,
  RoundEvent,
  Sitting,
  Training,
  UnitFacts,
} from '../../src/domain/facts.js';
import type { Ground, GroundContext, GroundMatch } from '../../src/domain/grounds/ground.js';
import { computeCheckDigit } from '../../src/domain/identity-number.js';
import { hunanPolicy, type Policy } from '../../src/domain/policy.js';
import { findPostingInForce } from '../../src/domain/posting.js';

export type EventText = `${CertificateEventKind} ${CalendarDate}`;
export type SittingText = `${Outcome} ${CalendarDate}`;

/** Lines of their own, so that a test sees which fact was named as evidence. */
export const postingSource = { fileId: 2, line: 20 };
export const sittingSource = { fileId: 4, line: 40 };
/** Of trainings, appraisals, enforcement acts and disciplines. */
export const recordSource = { fileId: 5, line: 50 };

/** Source line of the card with this number: 180000000NN comes from line NN. */
export function sourceOf(number: string): { fileId: number; line: number } {
  return { fileId: 3, line: Number(number.slice(-2)) };
}

export function buildUnit(change: Partial<UnitFacts> = {}): UnitFacts {
  return {
    unitId: 1,
    code: '430202000001',
    name: '荷塘区城管局',
    district: '430202',
    field: '城市管理',
    authority: 'statutory',
    closedOn: null,
    ...change,
  };
}

export function buildPosting(change: Partial<Posting> = {}): Posting {
  return {
    since: '2020-01-01',
    sinceAssumed: false,
    unitId: change.unit?.unitId ?? buildUnit().unitId,
    unit: buildUnit(),
    staffing: 'administrative',
    post: '执法岗位',
    state: 'active',
    source: postingSource,
    ...change,
  };
}

export function buildEvent(text: EventText): CertificateEvent {
  const [kind, occurredOn] = text.split(' ') as [CertificateEventKind, CalendarDate];
  return { kind, occurredOn, until: null, reason: null, planId: null, ground: null, source: null };
}

export function buildCard(
  number: string,
  issuedOn: CalendarDate,
  expiresOn: CalendarDate,
  ...events: EventText[]
): Certificate {
  return {
    certificateId: Number(number.slice(-2)),
    number,
    issuedOn,
    expiresOn,
    issuer: null,
    kind: null,
    events: events.map(buildEvent),
    source: sourceOf(number),
  };
}

/** The card of the first national-style wave, 2022-11-01 … 2027-10-31. */
export function buildWaveCard(...events: EventText[]): Certificate {
  return buildCard('18000000001', '2022-11-01', '2027-10-31', ...events);
}

export function buildSitting(text: SittingText): Sitting {
  const [outcome, heldOn] = text.split(' ') as [Outcome, CalendarDate];
  return { exam: `round of ${heldOn}`, heldOn, unitId: 1, outcome, marks: [], source: sittingSource };
}

export function buildTraining(year: number, hours: number, course: string | null = null): Training {
  return { year, course, hours, source: recordSource };
}

export function buildAppraisal(year: number, result: AppraisalResult): Appraisal {
  return { year, result, source: recordSource };
}

export function buildAct(actedOn: CalendarDate): EnforcementAct {
  return { actedOn, source: recordSource };
}

export function buildDiscipline(text: `${DisciplineKind} ${CalendarDate}`): Discipline {
  const [kind, since] = text.split(' ') as [DisciplineKind, CalendarDate];
  return { since, kind, source: recordSource };
}

/** What became of a round, as `closed 2024-07-01`. */
export function buildEvents(...texts: `${RoundEvent['kind']} ${CalendarDate}`[]): RoundEvent[] {
  return texts.map((text) => {
    const [kind, occurredOn] = text.split(' ') as [RoundEvent['kind'], CalendarDate];
    return { kind, occurredOn };
  });
}

/** An invented number: region 430299 was never assigned. */
export function buildIdNumber(birthDate: CalendarDate, sex: 'male' | 'female'): string {
  const first17 = `430299${birthDate.replaceAll('-', '')}00${sex === 'male' ? 1 : 2}`;
  return first17 + computeCheckDigit(first17);
}

/** A man of 34 in 2024, in post on the establishment, without card or sitting. */
export function buildOfficer(change: Partial<OfficerFacts> = {}): OfficerFacts {
  return {
    officerId: 1,
    idNumber: buildIdNumber('1990-05-20', 'male'),
    name: '张三',
    postings: [buildPosting()],
    certificates: [],
    sittings: [],
    trainings: [],
    appraisals: [],
    enforcementActs: [],
    disciplines: [],
    ...change,
  };
}

export function buildContext(
  asOf: CalendarDate,
  firstRoundOn: CalendarDate | null = null,
  policy: Policy = hunanPolicy,
  trainingYears: readonly number[] = [],
): GroundContext {
  return { policy, asOf, firstRoundOn, trainingYears: new Set(trainingYears) };
}

/** Looks at a holder under one ground alone. */
export function findMatches(ground: Ground, facts: OfficerFacts, context: GroundContext): GroundMatch[] {
  const [first, ...rest] = readHeldCards(facts, context.asOf);
  if (!first) throw new Error('a ground is asked about holders only');
  const posting = findPostingInForce(facts.postings, context.asOf);
  return ground.find({ facts, posting, held: [first, ...rest] }, context);
}
