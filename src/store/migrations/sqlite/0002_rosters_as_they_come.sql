-- What rosters from many hands need: sheets, units of whole files, sign-ups, corrections, and a way back from each import.

-- A batch made by a command instead of a file says why.
alter table batch add column reason text;
-- 1 when every change in place is in batch_change, so that the batch can be taken back.
alter table batch add column reversible integer not null default 0;
-- When a part of the batch was taken back; a batch taken back whole is gone.
alter table batch add column undone_at text;

-- A workbook with several sheets is several files here, told apart by the sheet.
alter table batch_file add column sheet text;
-- The unit of every row, for a file without a unit column.
alter table batch_file add column unit_id integer references unit (unit_id);
-- Of an exam file: sign-up or results.
alter table batch_file add column form text;

-- The row of an earlier file that a row of a mended rejects file stems from.
create table row_origin (
  file_id integer not null references batch_file (file_id),
  line integer not null,
  origin_file text not null,
  origin_sha256 text not null,
  origin_line integer not null,
  primary key (file_id, line)
) strict, without rowid;

-- Every row changed or deleted in place, as JSON before and after; null where it was not there.
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

-- Numbers a person was known by before a correction; they still find the person.
create table officer_former_number (
  officer_id integer not null references officer (officer_id),
  id_number text not null,
  file_id integer not null references batch_file (file_id),
  line integer not null,
  primary key (officer_id, id_number)
) strict, without rowid;
create index officer_former_number_by_number on officer_former_number (id_number);

-- What the user said of the headings of one form, for the next file of that form.
create table heading_mapping (
  mapping_id integer primary key,
  kind text not null,
  headings text not null,
  mapped text not null,
  file_id integer not null references batch_file (file_id),
  unique (kind, headings)
) strict;

-- A round is closed after its last event by a day, if that event closed it.
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
