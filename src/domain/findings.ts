import type { CalendarDate } from './calendar-date.js';
import type { PostingBar } from './certificate-issue.js';
import type { CertificateEventKind } from './facts.js';
import type { GroundCode } from './grounds/ground.js';
import { maskWithin } from './identity-number.js';
import type { Field } from './roster/fields.js';
import type { AnswerKind } from './settlement.js';
import type { CardState, Reason } from './standing.js';

/** A row that was there first, as a person can find it. */
export interface RowPlace {
  file: string;
  line: number;
}

type Nothing = Record<string, never>;
interface Value {
  value: string;
}

/** Everything an import can find wrong or noteworthy, and the values its sentence needs. Identity numbers come masked. */
export interface FindingParams {
  'id-missing': Nothing;
  'id-length': Value & { length: number };
  'id-characters': Value;
  'id-date': Value;
  'id-check-digit': Value;
  'id-scientific': Value;
  'id-truncated': Value;
  'id-converted': Value;
  'id-suspect-zeros': Value;
  'id-corrected': Value & { number: string };
  'name-missing': Nothing;
  'name-damaged': Value;
  'name-mismatch': { name: string; known: string; first: RowPlace | null };
  'name-changed': { name: string; known: string };
  'sex-mismatch': Value;
  'unit-missing': Nothing;
  'unit-unknown': Value & { candidates: string[] };
  'unit-ambiguous': Value & { candidates: string[] };
  'unit-closed': Value & { on: CalendarDate };
  'unit-merged': { from: string; to: string; on: CalendarDate };
  'unit-read-as': Value & { unit: string };
  'unit-created': Value & { code: string };
  'unit-changed': { from: string; to: string; on: CalendarDate };
  'unit-differs': Value & { known: string };
  'unit-undated': Value & { on: CalendarDate };
  'value-unknown': Value & { allowed: string[] };
  'date-invalid': Value;
  'state-undated': { state: string; on: CalendarDate };
  'state-contradiction': { state: string; known: string };
  'columns-extra': { column: number };
  'quote-unbalanced': { lines: number };
  'column-unused': Value;
  'origin-other-round': Value & { exam: string };
  'name-is-number': Value;
  'sheet-skipped': { sheet: string };
  'title-names-other': Value & { unit: string };
  'alias-shared': Value & { unit: string };
  'sheet-hidden': { sheet: string };
  'rows-hidden': { count: number };
  'result-missing': Nothing;
  'result-contradiction': { score: string; outcome: string };
  'score-out-of-range': Value;
  'score-unreadable': Value;
  'result-changed': { from: string; to: string };
  'duplicate-sitting': { first: RowPlace };
  'not-registered': Nothing;
  'exam-date-mismatch': { on: CalendarDate; heldOn: CalendarDate };
  'duplicate-officer': { first: RowPlace };
  'officer-unknown': Value;
  'number-missing': Nothing;
  'number-scientific': Value;
  'number-unusual': Value;
  'exempt-kind-unknown': Value & { kinds: string[] };
  'number-taken': Value & { first: RowPlace };
  'certificate-conflict': Value & { issuedOn: CalendarDate; expiresOn: CalendarDate; first: RowPlace };
  'duplicate-certificate': Value & { first: RowPlace };
  'dates-missing': Nothing;
  'dates-reversed': { issuedOn: CalendarDate; expiresOn: CalendarDate };
  'expiry-computed': { expiresOn: CalendarDate; years: number };
  'code-missing': Nothing;
  'unit-name-taken': Value & { code: string };
  'merge-target-unknown': Value & { candidates: string[] };
  'duplicate-unit': Value & { first: RowPlace };
  'credit-code-invalid': Value;
  'district-unknown': Value;
  'unit-renamed': { from: string; to: string };
  'authority-changed': { from: string; to: string };
  'posting-newer': { unit: string; since: CalendarDate };
  'act-in-future': { on: CalendarDate; today: CalendarDate };
  'year-missing': Nothing;
  'year-invalid': Value & { until: number };
  'year-contradiction': { year: number; other: number };
  'appraisal-undated': { year: number };
  /** `of`: the year or the day that the record is of. */
  'record-changed': { of: string; from: string; to: string };
  'hours-missing': Nothing;
  'hours-invalid': Value;
  'duplicate-training': { first: RowPlace };
  'training-added': { year: number; hours: number };
  'correction-empty': Nothing;
  'merge-needed': Value & { name: string; first: RowPlace };
  'number-of-other': Value & { name: string; first: RowPlace };
  'merge-conflict': { name: string; first: RowPlace } & SharedRecord;
  'answer-other-plan': Value & { plan: number };
  'answer-unit-unknown': Value & { candidates: string[] };
  'answer-unit-unplanned': { unit: string; planned: string };
  'answer-other-unit': { unit: string; known: string | null };
  'answer-other-name': { name: string; known: string };
  'certificate-unknown': Value;
  'answer-missing': Nothing;
  'answer-contradiction': { answer: AnswerKind };
  'answer-ground-missing': Nothing;
  'answer-ground-unplanned': Value & { allowed: GroundCode[] };
  'answer-ground-contradicted': { ground: GroundCode };
  'answer-card-not-surplus': Value & { surplus: string[] };
  'answer-reason-missing': Nothing;
  'answer-target-missing': Nothing;
  'answer-target-unknown': Value & { candidates: string[] };
  'answer-target-closed': { unit: string; on: CalendarDate };
  'answer-target-same': { unit: string };
  'answer-date-late': { on: CalendarDate; today: CalendarDate };
  'answer-twice': { first: RowPlace };
  'answer-open': Nothing;
  'answer-late': { due: CalendarDate; on: CalendarDate };
  'card-event-future': { on: CalendarDate; asOf: CalendarDate };
  /** `after`: the event that happened on that day; null when it is the day of issue. */
  'card-event-too-early': {
    number: string;
    on: CalendarDate;
    notBefore: CalendarDate;
    after: CertificateEventKind | null;
  };
  'card-state-unfit': {
    number: string;
    state: CardState;
    since: CalendarDate | null;
    event: CertificateEventKind;
  };
  /** A row and the command each name a day, and not the same. */
  'card-day-differs': { value: CalendarDate; given: CalendarDate };
  'card-reason-missing': { event: CertificateEventKind };
  'until-too-early': { until: CalendarDate; notBefore: CalendarDate };
  'until-too-late': { until: CalendarDate; latest: CalendarDate };
  'card-still-out': { number: string };
  'renewal-too-early': { number: string; expiresOn: CalendarDate; from: CalendarDate };
  'renewal-pass-missing': { number: string; from: CalendarDate };
  'number-in-use': Value & { first: RowPlace };
  'holder-holds-card': { name: string; number: string; state: CardState };
  'holder-not-qualified': { name: string; because: Reason | null };
  'holder-not-in-post': { name: string; bar: PostingBar; word: string | null; unit: string | null };
}

/** What two persons both have and one person cannot have twice. */
export type SharedRecord = { exam: string } | { plan: number };

export type FindingCode = keyof FindingParams;

/** Something to say of one row. A row with an error is rejected; one with warnings only is taken. */
export type Finding = {
  [C in FindingCode]: { code: C; field: Field | null; params: FindingParams[C] };
}[FindingCode];

/** A finding at its physical line of a file. */
export type LocatedFinding = Finding & { line: number };

const warnings: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'id-converted',
  'id-suspect-zeros',
  'id-corrected',
  'name-changed',
  'sex-mismatch',
  'unit-merged',
  'unit-read-as',
  'unit-created',
  'unit-changed',
  'unit-differs',
  'unit-undated',
  'state-undated',
  'column-unused',
  'sheet-skipped',
  'sheet-hidden',
  'title-names-other',
  'alias-shared',
  'result-changed',
  'rows-hidden',
  'number-unusual',
  'expiry-computed',
  'credit-code-invalid',
  'district-unknown',
  'unit-renamed',
  'authority-changed',
  'posting-newer',
  'merge-target-unknown',
  'not-registered',
  'answer-open',
  'answer-late',
  'exempt-kind-unknown',
  'appraisal-undated',
  'record-changed',
  'training-added',
  'card-still-out',
]);

export function severityOf(code: FindingCode): 'error' | 'warning' {
  return warnings.has(code) ? 'warning' : 'error';
}

export function hasError(findings: readonly Finding[]): boolean {
  return findings.some((finding) => !warnings.has(finding.code));
}

/** Builds a finding; the code decides which values it needs. */
export function finding<C extends FindingCode>(
  code: C,
  field: Field | null,
  params: FindingParams[C],
): Finding {
  return { code, field, params: hideNumbers(params) } as Finding;
}

/** Whatever cell a value comes from, an identity number in it is not for every reader. */
function hideNumbers<P>(params: P): P {
  const hide = (value: unknown): unknown => {
    if (typeof value === 'string') return maskWithin(value);
    return Array.isArray(value) ? value.map(hide) : value;
  };
  const entries = Object.entries(params as object).map(([key, value]) => [key, hide(value)]);
  return Object.fromEntries(entries) as P;
}
