import type {
  AppraisalResult,
  Authority,
  CertificateEventKind,
  DisciplineKind,
  Outcome,
  Paper,
  PostingState,
  Staffing,
} from '../domain/facts.js';
import type { AnswerKind } from '../domain/settlement.js';
import type { GroundCode, GroundMode } from '../domain/grounds/ground.js';
import type { FindingCode } from '../domain/findings.js';
import type { ExamForm } from '../domain/roster/exam.js';
import type { RosterKind } from '../domain/roster/fields.js';

interface Sourced {
  file_id: number;
  line: number;
}

export interface BatchRow {
  batch_id: number;
  kind: RosterKind;
  exam_id: number | null;
  actor: string;
  as_of: string;
  recorded_at: string;
  reason: string | null;
  reversible: number;
  undone_at: string | null;
}
export interface BatchFileRow {
  file_id: number;
  batch_id: number;
  file: string;
  sha256: string;
  format: string;
  encoding: string;
  header_line: number;
  rows: number;
  added: number;
  updated: number;
  unchanged: number;
  rejected: number;
  skipped: number;
  warnings: number;
  rejects_file: string | null;
  sheet: string | null;
  unit_id: number | null;
  form: ExamForm | null;
}
export interface BatchFindingRow {
  file_id: number;
  finding_no: number;
  line: number;
  code: FindingCode;
  field: string | null;
  params: string;
}
export interface RowOriginRow extends Sourced {
  origin_file: string;
  origin_sha256: string;
  origin_line: number;
}
export interface BatchChangeRow extends Sourced {
  change_id: number;
  table_name: string;
  row_key: string;
  before: string | null;
  after: string | null;
  prior_file_id: number | null;
  prior_line: number | null;
}
export interface UnitRow extends Sourced {
  unit_id: number;
  code: string;
  name: string;
  district: string | null;
  field: string | null;
  level: string | null;
  credit_code: string | null;
  authority: Authority | null;
  closed_on: string | null;
  merged_into: number | null;
}
export interface UnitAliasRow extends Sourced {
  unit_id: number;
  alias: string;
  kind: 'alias' | 'former-name';
}
export interface OfficerRow extends Sourced {
  officer_id: number;
  id_number: string;
  name: string;
}
export interface OfficerFormerNameRow extends Sourced {
  officer_id: number;
  name: string;
}
export interface OfficerFormerNumberRow extends Sourced {
  officer_id: number;
  id_number: string;
}
export interface HeadingMappingRow {
  mapping_id: number;
  kind: RosterKind;
  headings: string;
  mapped: string;
  file_id: number;
}
export interface PostingRow extends Sourced {
  officer_id: number;
  since: string;
  since_assumed: number;
  unit_id: number;
  staffing: Staffing | null;
  post: string | null;
  state: PostingState;
}
export interface CertificateRow extends Sourced {
  officer_id: number;
  certificate_id: number;
  number: string;
  issued_on: string;
  expires_on: string;
  issuer: string | null;
  kind: string | null;
}
export interface CertificateEventRow {
  officer_id: number;
  certificate_id: number;
  event_no: number;
  kind: CertificateEventKind;
  occurred_on: string;
  plan_id: number | null;
  ground: string | null;
  file_id: number | null;
  line: number | null;
  actor: string;
  recorded_at: string;
  until: string | null;
  reason: string | null;
}
export interface TrainingRow extends Sourced {
  officer_id: number;
  year: number;
  course: string | null;
  hours: number;
}
export interface AppraisalRow extends Sourced {
  officer_id: number;
  year: number;
  result: AppraisalResult;
}
export interface EnforcementActRow extends Sourced {
  officer_id: number;
  acted_on: string;
}
export interface DisciplineRow extends Sourced {
  officer_id: number;
  since: string;
  kind: DisciplineKind;
}
export interface ExamRow {
  exam_id: number;
  code: string;
  name: string | null;
  held_on: string;
  ended_on: string;
  file_id: number;
}
export interface ExamEventRow {
  exam_id: number;
  event_no: number;
  kind: 'closed' | 'reopened';
  occurred_on: string;
  reason: string | null;
  actor: string;
  recorded_at: string;
}
export interface ExamPaperRow {
  exam_id: number;
  paper: Paper;
  pass_mark: number;
}
export interface SittingRow extends Sourced {
  officer_id: number;
  exam_id: number;
  unit_id: number;
  outcome: Outcome;
  held_on: string;
  ticket: string | null;
  remark: string | null;
}
export interface MarkRow {
  officer_id: number;
  exam_id: number;
  paper: Paper;
  score: number;
}
export interface PlanRow {
  plan_id: number;
  as_of: string;
  unit_id: number | null;
  grounds: string;
  holders: number;
  actor: string;
  recorded_at: string;
  applied_on: string | null;
  applied_by: string | null;
  policy: string | null;
  planned_as_of: string | null;
}
export interface PlanOfficerRow {
  officer_id: number;
  plan_id: number;
  unit_id: number | null;
  ground: GroundCode;
  mode: GroundMode;
  facts: string | null;
}
export interface PlanFindingRow extends Sourced {
  officer_id: number;
  plan_id: number;
  finding_no: number;
  ground: GroundCode;
  mode: GroundMode;
  certificate_number: string;
  params: string;
}
export interface CheckFormRow {
  plan_id: number;
  unit_id: number;
  holders: number;
  flagged: number;
  dispatched_on: string;
  due_on: string | null;
  actor: string;
}
export interface AnswerRow extends Sourced {
  officer_id: number;
  plan_id: number;
  unit_id: number;
  certificate_number: string;
  answer: AnswerKind;
  ground: GroundCode | null;
  moved_to: number | null;
  since: string | null;
  reason: string | null;
  answered_on: string;
  asked: string;
  cured_on: string | null;
  facts: string | null;
}
export interface DecisionRow {
  officer_id: number;
  plan_id: number;
  decision_no: number;
  ground: GroundCode;
  decision: 'remove' | 'keep';
  reason: string;
  decided_on: string;
  actor: string;
  recorded_at: string;
}
export interface PolicyRow {
  policy_id: number;
  in_force_from: string;
  policy: string;
  reason: string | null;
  actor: string;
  recorded_at: string;
}
export interface LogRow {
  log_id: number;
  recorded_at: string;
  actor: string;
  action: string;
  detail: string;
}
export interface MigrationRow {
  name: string;
  sha256: string;
  applied_at: string;
}

/** The tables as the newest migration leaves them; a test compares this file with the migrated database. */
export interface Schema {
  batch: BatchRow;
  batch_file: BatchFileRow;
  batch_finding: BatchFindingRow;
  row_origin: RowOriginRow;
  batch_change: BatchChangeRow;
  heading_mapping: HeadingMappingRow;
  unit: UnitRow;
  unit_alias: UnitAliasRow;
  officer: OfficerRow;
  officer_former_name: OfficerFormerNameRow;
  officer_former_number: OfficerFormerNumberRow;
  posting: PostingRow;
  certificate: CertificateRow;
  certificate_event: CertificateEventRow;
  training: TrainingRow;
  appraisal: AppraisalRow;
  enforcement_act: EnforcementActRow;
  discipline: DisciplineRow;
  exam: ExamRow;
  exam_paper: ExamPaperRow;
  exam_event: ExamEventRow;
  sitting: SittingRow;
  mark: MarkRow;
  plan: PlanRow;
  plan_officer: PlanOfficerRow;
  plan_finding: PlanFindingRow;
  check_form: CheckFormRow;
  answer: AnswerRow;
  decision: DecisionRow;
  policy: PolicyRow;
  log: LogRow;
  migration: MigrationRow;
}
