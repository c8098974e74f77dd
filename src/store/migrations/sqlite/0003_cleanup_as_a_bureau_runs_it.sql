-- The bureau's policy, the units' answers, and what the grounds rest on besides postings, cards and exams.

-- Each policy is complete and holds from a day on, until the next one does; of one day the last one set. JSON.
create table policy (
  policy_id integer primary key,
  in_force_from text not null,
  policy text not null,
  reason text,
  actor text not null,
  recorded_at text not null
) strict;

-- Of a suspension its last day, of a renewal the card's new last day.
alter table certificate_event add column until text;
alter table certificate_event add column reason text;

create table training (
  officer_id integer not null references officer (officer_id),
  year integer not null,
  course text,
  hours real not null,
  file_id integer not null references batch_file (file_id),
  line integer not null,
  primary key (officer_id, year, file_id, line)
) strict, without rowid;

create table appraisal (
  officer_id integer not null references officer (officer_id),
  year integer not null,
  result text not null,
  file_id integer not null references batch_file (file_id),
  line integer not null,
  primary key (officer_id, year)
) strict, without rowid;

-- The last enforcement act that a list knew of.
create table enforcement_act (
  officer_id integer not null references officer (officer_id),
  acted_on text not null,
  file_id integer not null references batch_file (file_id),
  line integer not null,
  primary key (officer_id, acted_on)
) strict, without rowid;

-- 受处分, 受审查, and the end of either.
create table discipline (
  officer_id integer not null references officer (officer_id),
  since text not null,
  kind text not null,
  file_id integer not null references batch_file (file_id),
  line integer not null,
  primary key (officer_id, since)
) strict, without rowid;

-- The policy a plan was made with; null for the plans of an earlier version.
alter table plan add column policy text;
-- The day it was first made for: a refresh moves as_of, the cleanup stays that of its year.
alter table plan add column planned_as_of text;
-- What was reviewed of each person, so that a stale plan can name what has changed since.
alter table plan_officer drop column facts_sha256;
alter table plan_officer add column facts text;

-- What becomes of a finding follows from its mode, the unit's answer and the bureau's decision.
alter table plan_finding drop column decision;

-- The check form that each unit got.
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

-- What a unit said of one of its holders, on a line of its returned form; a later form's word goes before an earlier one's.
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
  -- The grounds that the person was flagged under when the unit answered: it said nothing of later ones. JSON.
  asked text not null,
  -- When a refresh found that what the answer rested on no longer holds.
  cured_on text,
  facts text,
  primary key (officer_id, plan_id, file_id, line)
) strict, without rowid;
create index answer_by_plan on answer (plan_id);

-- What the bureau decided of a ground of a person; the last word counts.
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
