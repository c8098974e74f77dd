create table answer (
  officer_id integer not null references officer (officer_id),
  plan_id integer not null references plan (plan_id),
  file_id integer not null references batch_file (file_id),
  line integer not null,
  unit_id integer not null references unit (unit_id),
  certificate_number text not null,
  answer text not null,
  ground text,
  moved_to integer references unit (unit_id),
  since text,
  reason text,
  answered_on text not null,
  asked text not null,
  cured_on text,
  facts text,
  primary key (officer_id, plan_id, file_id, line)
) strict, without rowid;

create index answer_by_plan on answer (plan_id);

create table appraisal (
  officer_id integer not null references officer (officer_id),
  year integer not null,
  result text not null,
  file_id integer not null references batch_file (file_id),
  line integer not null,
  primary key (officer_id, year)
) strict, without rowid;

create table batch (
  batch_id integer primary key,
  kind text not null,
  exam_id integer references exam (exam_id),
  actor text not null,
  as_of text not null,
  recorded_at text not null,
  reason text,
  reversible integer not null default 0,
  undone_at text
) strict;

create table batch_change (
  change_id integer primary key,
  file_id integer not null references batch_file (file_id),
  line integer not null,
  table_name text not null,
  row_key text not null,
  before text,
  after text,
  prior_file_id integer,
  prior_line integer
) strict;

create index batch_change_by_row on batch_change (table_name, row_key);

create table batch_file (
  file_id integer primary key,
  batch_id integer not null references batch (batch_id),
  file text not null,
  sha256 text not null,
  format text not null,
  encoding text not null,
  header_line integer not null,
  "rows" integer not null default 0,
  added integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  rejected integer not null default 0,
  skipped integer not null default 0,
  warnings integer not null default 0,
  rejects_file text,
  sheet text,
  unit_id integer references unit (unit_id),
  form text
) strict;

create index batch_file_by_batch on batch_file (batch_id);

create table batch_finding (
  file_id integer not null references batch_file (file_id),
  finding_no integer not null,
  line integer not null,
  code text not null,
  field text,
  params text not null,
  primary key (file_id, finding_no)
) strict, without rowid;

create table certificate (
  officer_id integer not null references officer (officer_id),
  certificate_id integer not null,
  number text not null unique,
  issued_on text not null,
  expires_on text not null,
  issuer text,
  kind text,
  file_id integer not null references batch_file (file_id),
  line integer not null,
  primary key (officer_id, certificate_id)
) strict, without rowid;

create table certificate_event (
  officer_id integer not null,
  certificate_id integer not null,
  event_no integer not null,
  kind text not null,
  occurred_on text not null,
  plan_id integer references plan (plan_id),
  ground text,
  file_id integer references batch_file (file_id),
  line integer,
  actor text not null,
  recorded_at text not null,
  until text,
  reason text,
  primary key (officer_id, certificate_id, event_no),
  foreign key (officer_id, certificate_id) references certificate (officer_id, certificate_id)
) strict, without rowid;

create index certificate_event_by_plan on certificate_event (plan_id) where plan_id is not null;

create table check_form (
  plan_id integer not null references plan (plan_id),
  unit_id integer not null references unit (unit_id),
  holders integer not null,
  flagged integer not null,
  dispatched_on text not null,
  due_on text,
  actor text not null,
  primary key (plan_id, unit_id)
) strict, without rowid;

create table decision (
  officer_id integer not null references officer (officer_id),
  plan_id integer not null references plan (plan_id),
  decision_no integer not null,
  ground text not null,
  decision text not null,
  reason text not null,
  decided_on text not null,
  actor text not null,
  recorded_at text not null,
  primary key (officer_id, plan_id, decision_no)
) strict, without rowid;

create index decision_by_plan on decision (plan_id);

create table discipline (
  officer_id integer not null references officer (officer_id),
  since text not null,
  kind text not null,
  file_id integer not null references batch_file (file_id),
  line integer not null,
  primary key (officer_id, since)
) strict, without rowid;

create table enforcement_act (
  officer_id integer not null references officer (officer_id),
  acted_on text not null,
  file_id integer not null references batch_file (file_id),
  line integer not null,
  primary key (officer_id, acted_on)
) strict, without rowid;

create table exam (
  exam_id integer primary key,
  code text not null unique,
  name text,
  held_on text not null,
  ended_on text not null,
  file_id integer not null references batch_file (file_id)
) strict;

create table exam_event (
  exam_id integer not null references exam (exam_id),
  event_no integer not null,
  kind text not null,
  occurred_on text not null,
  reason text,
  actor text not null,
  recorded_at text not null,
  primary key (exam_id, event_no)
) strict, without rowid;

create table exam_paper (
  exam_id integer not null references exam (exam_id),
  paper text not null,
  pass_mark real not null,
  primary key (exam_id, paper)
) strict, without rowid;

create table heading_mapping (
  mapping_id integer primary key,
  kind text not null,
  headings text not null,
  mapped text not null,
  file_id integer not null references batch_file (file_id),
  unique (kind, headings)
) strict;

create table log (
  log_id integer primary key,
  recorded_at text not null,
  actor text not null,
  action text not null,
  detail text not null
) strict;

create table mark (
  officer_id integer not null,
  exam_id integer not null,
  paper text not null,
  score real not null,
  primary key (officer_id, exam_id, paper),
  foreign key (officer_id, exam_id) references sitting (officer_id, exam_id)
) strict, without rowid;

create table migration (
  name text primary key,
  sha256 text not null,
  applied_at text not null
) strict;

create table officer (
  officer_id integer primary key,
  id_number text not null unique,
  name text not null,
  file_id integer not null references batch_file (file_id),
  line integer not null
) strict;

create table officer_former_name (
  officer_id integer not null references officer (officer_id),
  name text not null,
  file_id integer not null references batch_file (file_id),
  line integer not null,
  primary key (officer_id, name)
) strict, without rowid;

create table officer_former_number (
  officer_id integer not null references officer (officer_id),
  id_number text not null,
  file_id integer not null references batch_file (file_id),
  line integer not null,
  primary key (officer_id, id_number)
) strict, without rowid;

create index officer_former_number_by_number on officer_former_number (id_number);

create table plan (
  plan_id integer primary key,
  as_of text not null,
  unit_id integer references unit (unit_id),
  grounds text not null,
  holders integer not null,
  actor text not null,
  recorded_at text not null,
  applied_on text,
  applied_by text,
  policy text,
  planned_as_of text
) strict;

create table plan_finding (
  officer_id integer not null,
  plan_id integer not null,
  finding_no integer not null,
  ground text not null,
  mode text not null,
  certificate_number text not null,
  params text not null,
  file_id integer not null references batch_file (file_id),
  line integer not null,
  primary key (officer_id, plan_id, finding_no),
  foreign key (officer_id, plan_id) references plan_officer (officer_id, plan_id)
) strict, without rowid;

create table plan_officer (
  officer_id integer not null references officer (officer_id),
  plan_id integer not null references plan (plan_id),
  unit_id integer references unit (unit_id),
  ground text not null,
  mode text not null,
  facts text,
  primary key (officer_id, plan_id)
) strict, without rowid;

create index plan_officer_by_plan on plan_officer (plan_id);

create table policy (
  policy_id integer primary key,
  in_force_from text not null,
  policy text not null,
  reason text,
  actor text not null,
  recorded_at text not null
) strict;

create table posting (
  officer_id integer not null references officer (officer_id),
  since text not null,
  file_id integer not null references batch_file (file_id),
  line integer not null,
  since_assumed integer not null,
  unit_id integer not null references unit (unit_id),
  staffing text,
  post text,
  state text not null,
  primary key (officer_id, since, file_id, line)
) strict, without rowid;

create table row_origin (
  file_id integer not null references batch_file (file_id),
  line integer not null,
  origin_file text not null,
  origin_sha256 text not null,
  origin_line integer not null,
  primary key (file_id, line)
) strict, without rowid;

create table sitting (
  officer_id integer not null references officer (officer_id),
  exam_id integer not null references exam (exam_id),
  unit_id integer not null references unit (unit_id),
  outcome text not null,
  held_on text not null,
  ticket text,
  remark text,
  file_id integer not null references batch_file (file_id),
  line integer not null,
  primary key (officer_id, exam_id)
) strict, without rowid;

create table training (
  officer_id integer not null references officer (officer_id),
  year integer not null,
  course text,
  hours real not null,
  file_id integer not null references batch_file (file_id),
  line integer not null,
  primary key (officer_id, year, file_id, line)
) strict, without rowid;

create index training_by_year on training (year);

create table unit (
  unit_id integer primary key,
  code text not null unique,
  name text not null,
  district text,
  field text,
  level text,
  credit_code text,
  authority text,
  closed_on text,
  merged_into integer references unit (unit_id),
  file_id integer not null references batch_file (file_id),
  line integer not null
) strict;

create table unit_alias (
  unit_id integer not null references unit (unit_id),
  alias text not null,
  kind text not null,
  file_id integer not null references batch_file (file_id),
  line integer not null,
  primary key (unit_id, alias)
) strict, without rowid;
