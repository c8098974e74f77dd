-- What an import of the roster leaves behind, in one row: two registers with the same row hold the same people and results.
-- Products with the line tie each value to its row; the remainder keeps the sums within 64 bits.
select
  (select count(*) || ' ' || sum(cast(substr(id_number, 1, 17) as integer) % 10007 * line) || ' ' ||
    sum(unicode(name) * 1000003 + unicode(substr(name, -1)) * line) from officer) as officers,
  (select count(*) || ' ' || sum(unit_id * line) || ' ' || min(since) || ' ' || max(since) || ' ' ||
    sum(since_assumed) || ' ' || count(staffing) || ' ' || count(post) || ' ' || sum(state = 'active') from posting) as postings,
  (select count(*) || ' ' || sum(unit_id * sitting.line) || ' ' || sum(cast(ticket as integer) % 10007 * sitting.line) || ' ' ||
    sum((outcome = 'passed') * sitting.line) || ' ' || sum(outcome = 'failed') || ' ' || min(held_on) || ' ' || max(held_on) || ' ' ||
    count(remark) || ' ' || sum(sitting.line = officer.line) from sitting join officer using (officer_id)) as sittings,
  (select count(*) || ' ' || sum(score * line) || ' ' || min(paper) || ' ' || max(paper)
    from mark join sitting using (officer_id, exam_id)) as marks
