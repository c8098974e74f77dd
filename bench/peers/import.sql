-- The import of a roster as somebody who knows SQL would do it: no row is checked, no name compared, nothing reported.
-- Same tables, same indexes, same promise to the disk as the program's.
pragma journal_mode = wal;
pragma synchronous = full;
pragma foreign_keys = on;
begin immediate;
create temp table staging (bureau, unit, name, sex, id, held, place, room, seat, ticket, score, result, remark);
.import --csv --skip 1 exam.csv staging
insert into batch (batch_id, kind, actor, as_of, recorded_at, reversible)
  values (2, 'exam', 'raw', '2024-12-31', '2024-12-31', 1);
insert into batch_file (file_id, batch_id, file, sha256, format, encoding, header_line)
  values (2, 2, 'exam.csv', '', 'csv', 'utf-8', 1);
insert into exam values (1, '2024-1', null, '2024-03-16', '2024-03-16', 2);
insert into exam_paper values (1, 'single', 60);
insert into officer
  select rowid, id, name, 2, rowid + 1 from staging;
insert into posting (officer_id, since, file_id, line, since_assumed, unit_id, state)
  select staging.rowid, held, 2, staging.rowid + 1, 1, unit_id, 'active'
  from staging join unit on unit.name = staging.unit;
insert into sitting
  select staging.rowid, 1, unit_id, case result when '合格' then 'passed' else 'failed' end,
    held, ticket, nullif(remark, ''), 2, staging.rowid + 1
  from staging join unit on unit.name = staging.unit;
insert into mark
  select rowid, 1, 'single', score from staging;
commit;
