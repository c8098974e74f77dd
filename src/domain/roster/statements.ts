import type { CalendarDate } from '../calendar-date.js';
import type { CardVerb } from '../certificate-life.js';
import type { Finding } from '../findings.js';
import { findPolicyOn, type DatedPolicy, type Policy } from '../policy.js';
import { readAnswer, type AnswerContext, type AnswerStatement } from './answers.js';
import { readCardStatement, type CardStatement } from './card-events.js';
import { readCertificate, type CertificateStatement } from './certificates.js';
import { readCorrection, type CorrectionStatement } from './corrections.js';
import { readSitting, type Exam, type GivenOfRound, type SittingStatement } from './exam.js';
import type { RosterKind } from './fields.js';
import { readRecords, type RecordStatement } from './officer-records.js';
import { readOfficer, type OfficerStatement } from './officers.js';
import type { RosterRow } from './row.js';
import { readTraining, type TrainingStatement } from './training.js';
import { readUnit, type UnitStatement } from './units.js';

export interface StatementWithRecords extends OfficerStatement {
  records: RecordStatement;
}

/** What a row of each kind says by itself, before it is held against the register. */
export interface StatementOf {
  units: UnitStatement;
  officers: StatementWithRecords;
  certificates: CertificateStatement;
  exam: SittingStatement;
  training: TrainingStatement;
  corrections: CorrectionStatement;
  answers: AnswerStatement;
  'card-events': CardStatement;
}

/** What the rows of a file are read by. */
export interface ReadingOf {
  units: { policy: Policy; today: CalendarDate };
  officers: { today: CalendarDate };
  certificates: { policies: readonly DatedPolicy[]; today: CalendarDate };
  exam: { exam: Exam; policy: Policy; given: GivenOfRound };
  training: { policy: Policy; today: CalendarDate };
  corrections: null;
  answers: AnswerContext;
  'card-events': { verb: CardVerb; policy: Policy };
}

/** One row, read: what it says, or null when it has an error. */
export interface ReadRow<K extends RosterKind> {
  line: number;
  statement: StatementOf[K] | null;
  findings: Finding[];
}

const readers: { [K in RosterKind]: (row: RosterRow<K>, by: ReadingOf[K]) => StatementOf[K] | null } = {
  units: (row, { policy, today }) => readUnit(row, policy, today),
  officers: (row, { today }) => {
    const statement = readOfficer(row);
    const records = readRecords(row, today);
    return statement && { ...statement, records };
  },
  certificates: (row, { policies, today }) =>
    readCertificate(row, (day) => findPolicyOn(policies, day), today),
  exam: (row, { exam, policy, given }) => readSitting(row, exam, policy, given),
  training: (row, { policy, today }) => readTraining(row, policy, today),
  corrections: readCorrection,
  answers: readAnswer,
  'card-events': (row, { verb, policy }) => readCardStatement(row, verb, policy),
};

/** Reads one row of a kind by itself; null when it has an error, which is in its findings. */
export function readStatement<K extends RosterKind>(
  kind: K,
  row: RosterRow<K>,
  by: ReadingOf[K],
): StatementOf[K] | null {
  return readers[kind](row, by);
}
