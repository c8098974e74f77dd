import type { CalendarDate } from './calendar-date.js';

/** Where a fact came from: a file of an import batch, and the physical line in it. */
export interface SourceRef {
  fileId: number;
  line: number;
}

export const postingStates = [
  'active',
  'retired',
  'transferred',
  'resigned',
  'dismissed',
  'deceased',
  'off-post',
  'seconded',
] as const;
export type PostingState = (typeof postingStates)[number];

export const staffings = [
  'administrative',
  'civil-servant-managed',
  'public-institution',
  'contract',
  'agency',
  'temporary',
  'workman',
  'auxiliary',
] as const;
export type Staffing = (typeof staffings)[number];

export const authorities = ['statutory', 'delegated', 'entrusted', 'none'] as const;
/** 执法主体资格: by what right a unit enforces. */
export type Authority = (typeof authorities)[number];

export interface UnitFacts {
  unitId: number;
  code: string;
  name: string;
  district: string | null;
  field: string | null;
  authority: Authority | null;
  /** First day on which the unit is closed. */
  closedOn: CalendarDate | null;
}

/** 任职: from `since` until the next posting begins. */
export interface Posting {
  since: CalendarDate;
  /** The source gave no date: `since` is the day of the import or of the exam. */
  sinceAssumed: boolean;
  unitId: number;
  unit: UnitFacts;
  staffing: Staffing | null;
  post: string | null;
  state: PostingState;
  source: SourceRef;
}

export const certificateEventKinds = [
  'suspended',
  'resumed',
  'lost',
  'returned',
  'replaced',
  'revoked',
  'cancelled',
  'renewed',
] as const;
export type CertificateEventKind = (typeof certificateEventKinds)[number];

export interface CertificateEvent {
  kind: CertificateEventKind;
  occurredOn: CalendarDate;
  /** Last day, inclusive: of a suspension, or, after a renewal, of the card. */
  until: CalendarDate | null;
  reason: string | null;
  /** The cleanup plan that is the evidence of a cancellation, and the ground it was counted under. */
  planId: number | null;
  ground: string | null;
  source: SourceRef | null;
}

export interface Certificate {
  certificateId: number;
  number: string;
  issuedOn: CalendarDate;
  /** Last day of validity, inclusive. */
  expiresOn: CalendarDate;
  issuer: string | null;
  kind: string | null;
  /** In the order in which they happened. */
  events: CertificateEvent[];
  source: SourceRef;
}

/** `registered`: signed up, no result yet. */
export const outcomes = ['passed', 'failed', 'absent', 'breach', 'cheating', 'exempt', 'registered'] as const;
export type Outcome = (typeof outcomes)[number];

export const papers = ['single', 'public-law', 'special-law'] as const;
/** 科目; `single` where a round has one paper only. */
export type Paper = (typeof papers)[number];

export interface Mark {
  paper: Paper;
  score: number;
}

/** A round is closed once no more results are to come, and may be reopened. */
export interface RoundEvent {
  kind: 'closed' | 'reopened';
  occurredOn: CalendarDate;
}

export interface Sitting {
  exam: string;
  heldOn: CalendarDate;
  unitId: number;
  outcome: Outcome;
  marks: Mark[];
  /** Of a sitting that failed with a score in one of two papers: the pass marks of its round. */
  passMarks?: Partial<Record<Paper, number>>;
  /** Of a sitting without a result only: what became of its round. */
  roundEvents?: RoundEvent[];
  source: SourceRef;
}

/** Class hours (学时) of one course, or of a whole year. */
export interface Training {
  year: number;
  course: string | null;
  hours: number;
  source: SourceRef;
}

export const appraisalResults = ['excellent', 'competent', 'basically-competent', 'incompetent'] as const;
/** 年度考核: 优秀, 称职 (合格), 基本称职 (基本合格), 不称职 (不合格). */
export type AppraisalResult = (typeof appraisalResults)[number];

export interface Appraisal {
  year: number;
  result: AppraisalResult;
  source: SourceRef;
}

/** The last enforcement act that a list knew of. */
export interface EnforcementAct {
  actedOn: CalendarDate;
  source: SourceRef;
}

export const disciplineKinds = ['sanctioned', 'investigated', 'cleared'] as const;
/** 受处分, 受审查, and the end of either. */
export type DisciplineKind = (typeof disciplineKinds)[number];

export interface Discipline {
  since: CalendarDate;
  kind: DisciplineKind;
  source: SourceRef;
}

/** Everything the register knows of one person, oldest first in each list. */
export interface OfficerFacts {
  officerId: number;
  idNumber: string;
  name: string;
  postings: Posting[];
  certificates: Certificate[];
  sittings: Sitting[];
  trainings: Training[];
  appraisals: Appraisal[];
  enforcementActs: EnforcementAct[];
  disciplines: Discipline[];
}

/** What the standing of a person rests on. */
export type StandingFacts = Pick<OfficerFacts, 'officerId' | 'postings' | 'certificates' | 'sittings'>;
