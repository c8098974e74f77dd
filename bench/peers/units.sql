-- Prints, by set-based SQL alone, the table of `report units --format csv` as of a day under the default policy. For the sqlite3 shell.
.parameter init
.parameter set :as_of "'2024-12-31'"
.parameter set :year 2024

-- The posting in force, as in plan.sql.
create temp table in_post (
  officer_id integer primary key, unit_id integer, staffing text, post text, state text, nr text);
insert into in_post
select officer_id, unit_id, staffing, post, state, max(since || printf('%09d%09d', file_id, line))
from posting p
where since <= :as_of
  and not (since_assumed = 1 and state = 'active' and exists (
    select 1 from posting o
    where o.officer_id = p.officer_id and o.unit_id = p.unit_id and o.since_assumed = 0 and o.since < p.since
      and o.file_id > p.file_id))
group by officer_id;

-- What happened by the day to the cards to which anything happened, as in plan.sql.
create temp table happened as
select *, row_number() over (partition by officer_id, certificate_id order by occurred_on, event_no) as nr
from certificate_event
where occurred_on <= :as_of;

create temp table resumed as
select officer_id, certificate_id, max(nr) as nr from happened where kind = 'resumed' group by officer_id, certificate_id;

create temp table touched as
select h.officer_id, h.certificate_id,
  max(case when h.kind = 'renewed' then printf('%06d', h.nr) || h.until end) as renewal,
  max(h.kind = 'revoked') as is_revoked,
  max(h.kind = 'cancelled') as is_cancelled,
  max(h.kind = 'replaced') as is_replaced,
  max(case when h.kind in ('revoked', 'cancelled', 'replaced') then printf('%06d', h.nr) || h.kind end) as ended,
  max(case when h.kind in ('revoked', 'cancelled', 'replaced') then h.occurred_on end) as ended_on,
  max(case when h.kind = 'returned' and h.nr > coalesce(r.nr, 0) then h.occurred_on end) as returned_on,
  max(h.kind = 'lost' and h.nr > coalesce(r.nr, 0)) as is_lost,
  max(h.kind = 'suspended' and h.nr > coalesce(r.nr, 0) and (h.until is null or h.until >= :as_of)) as is_suspended
from happened h
left join resumed r on r.officer_id = h.officer_id and r.certificate_id = h.certificate_id
group by h.officer_id, h.certificate_id;
create unique index touched_card on touched (officer_id, certificate_id);

create temp table card as
select officer_id, issued_on, number, expires_on,
  case
    when is_revoked then 'revoked'
    when ended is not null then substr(ended, 7)
    when expires_on < :as_of then 'lapsed'
    when returned_on is not null then 'returned'
    when is_lost then 'lost'
    when is_suspended then 'suspended'
    else 'valid'
  end as state,
  coalesce(ended_on, returned_on) as over_on
from (
  select c.officer_id, c.issued_on, c.number, coalesce(substr(t.renewal, 7), c.expires_on) as expires_on,
    t.ended, t.is_revoked, t.ended_on, t.returned_on, t.is_lost, t.is_suspended
  from certificate c
  left join touched t on t.officer_id = c.officer_id and t.certificate_id = c.certificate_id
  where c.issued_on <= :as_of);

-- Cards decide before passes, and a sanction on the newest card is not hidden by an older one that merely expired.
create temp table cards (
  officer_id integer primary key, standing text, last_valid_day text, is_removed integer, over_on text);
insert into cards
select officer_id,
  case
    when has_valid then 'certified'
    when has_suspended then 'suspended'
    when newest like '% revoked' then 'revoked'
    when has_lost then 'lost'
    when has_lapsed then 'lapsed'
    when has_revoked then 'revoked'
  end,
  last_valid_day, is_removed, over_on
from (
  select officer_id, max(state = 'valid') as has_valid, max(state = 'suspended') as has_suspended, max(state = 'lost') as has_lost,
    max(state = 'lapsed') as has_lapsed, max(state = 'revoked') as has_revoked,
    max(case when state = 'valid' then expires_on end) as last_valid_day, max(state <> 'replaced') as is_removed,
    max(over_on) as over_on, max(issued_on || ' ' || number || ' ' || state) as newest
  from card
  group by officer_id);

-- A pass counts after the last card ended.
create temp table pass (officer_id integer primary key, held_on text);
insert into pass
select s.officer_id, max(s.held_on)
from sitting s
left join cards c on c.officer_id = s.officer_id
where s.outcome in ('passed', 'exempt') and s.held_on <= :as_of and c.standing is null and s.held_on > coalesce(c.over_on, '')
group by s.officer_id;

create temp table standing as
select p.unit_id, coalesce(c.standing,
    case
      when date(:as_of, '-24 months') <= s.held_on then 'qualified'
      when c.is_removed then 'removed'
      when s.held_on is not null then 'pass-lapsed'
      else 'unqualified'
    end) as standing,
  date(c.last_valid_day, '-6 months') <= :as_of as is_expiring,
  p.state = 'active' and p.staffing in ('administrative', 'civil-servant-managed', 'public-institution')
    and coalesce(p.post, '') not in ('后勤岗位', '非执法岗位', '后勤', '非执法岗') as should_hold
from in_post p
left join cards c on c.officer_id = p.officer_id
left join pass s on s.officer_id = p.officer_id;

.headers on
.mode csv
with officers as (
  select unit_id, count(*) as officers, sum(standing = 'certified') as certified, sum(is_expiring) as expiring,
    sum(standing = 'suspended') as suspended, sum(standing = 'lapsed') as lapsed, sum(standing = 'removed') as removed,
    sum(standing = 'qualified') as qualified, sum(standing = 'unqualified') as unqualified,
    sum(should_hold) as should_hold, sum(should_hold and standing = 'certified') as should_hold_certified
  from standing
  group by unit_id),
sittings as (
  select unit_id, count(*) as registered, sum(outcome in ('passed', 'failed', 'breach', 'cheating')) as sat,
    sum(outcome = 'passed') as passed
  from sitting
  where exam_id in (select exam_id from exam where held_on between :year || '-01-01' and :as_of)
  group by unit_id)
select code, name, district, coalesce(officers, 0) as officers, coalesce(certified, 0) as certified,
  coalesce(expiring, 0) as expiring, coalesce(suspended, 0) as suspended, coalesce(lapsed, 0) as lapsed,
  coalesce(removed, 0) as removed, coalesce(qualified, 0) as qualified, coalesce(unqualified, 0) as unqualified,
  coalesce(registered, 0) as registered, coalesce(sat, 0) as sat, coalesce(passed, 0) as passed,
  case when registered > 0 then printf('%.4f', cast(sat as real) / registered) end as attendance,
  case when sat > 0 then printf('%.4f', cast(passed as real) / sat) end as pass_rate,
  case when should_hold > 0 then printf('%.4f', cast(should_hold_certified as real) / should_hold) end as holding
from unit
left join officers using (unit_id)
left join sittings using (unit_id)
order by code;
