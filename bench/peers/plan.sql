-- Finds by set-based SQL the persons whom `cleanup plan` flags as of a day under the default policy, with each of their grounds.
-- It writes no reason, evidence, source or facts to review, and knows no other policy. For the sqlite3 shell.
.parameter init
.parameter set :as_of "'2024-12-31'"
.parameter set :year 2024

begin immediate;
drop table if exists peer_flagged;
create table peer_flagged (officer_id integer not null, ground text not null, primary key (officer_id, ground)) without rowid;

-- The posting in force is the last that began by the day. One whose date was only assumed gives way to an earlier, dated one that was
-- recorded later. With max() the other columns are those of the row that has it.
create temp table in_post (officer_id integer primary key, unit_id integer, staffing text, state text, nr text);
insert into in_post
select officer_id, unit_id, staffing, state, max(since || printf('%09d%09d', file_id, line))
from posting p
where since <= :as_of
  and not (since_assumed = 1 and state = 'active' and exists (
    select 1 from posting o
    where o.officer_id = p.officer_id and o.unit_id = p.unit_id and o.since_assumed = 0 and o.since < p.since
      and o.file_id > p.file_id))
group by officer_id;

-- What happened by the day to the cards to which anything happened.
create temp table happened as
select *, row_number() over (partition by officer_id, certificate_id order by occurred_on, event_no) as nr
from certificate_event
where occurred_on <= :as_of;

create temp table resumed as
select officer_id, certificate_id, max(nr) as nr from happened where kind = 'resumed' group by officer_id, certificate_id;

create temp table touched as
select h.officer_id, h.certificate_id,
  max(h.kind in ('revoked', 'cancelled', 'replaced')) as is_over,
  max(case when h.kind = 'renewed' then printf('%06d', h.nr) || h.until end) as renewal,
  max(h.kind = 'returned' and h.nr > coalesce(r.nr, 0)) as is_returned,
  max(h.kind = 'lost' and h.nr > coalesce(r.nr, 0)) as is_lost,
  max(h.kind = 'suspended' and h.nr > coalesce(r.nr, 0) and (h.until is null or h.until >= :as_of)) as is_suspended
from happened h
left join resumed r on r.officer_id = h.officer_id and r.certificate_id = h.certificate_id
group by h.officer_id, h.certificate_id;
create unique index touched_card on touched (officer_id, certificate_id);

-- The cards that are held.
create temp table held as
select officer_id, certificate_id, number, issued_on, expires_on,
  case
    when expires_on < :as_of then 'lapsed'
    when is_returned then 'returned'
    when is_lost then 'lost'
    when is_suspended then 'suspended'
    else 'valid'
  end as state
from (
  select c.officer_id, c.certificate_id, c.number, c.issued_on, coalesce(substr(t.renewal, 7), c.expires_on) as expires_on,
    t.is_returned, t.is_lost, t.is_suspended
  from certificate c
  left join touched t on t.officer_id = c.officer_id and t.certificate_id = c.certificate_id
  where c.issued_on <= :as_of and coalesce(t.is_over, 0) = 0);

create temp table holder (
  officer_id integer primary key, last_day text, valid_cards integer, lost_newest integer, state text, staffing text,
  is_in_post integer, is_unit_closed integer);
insert into holder
select h.officer_id, h.last_day, h.valid_cards, h.lost_newest, p.state, p.staffing,
  p.state in ('active', 'seconded', 'off-post'), u.closed_on <= :as_of or u.authority = 'none'
from (
  select officer_id, max(expires_on) as last_day, sum(state = 'valid') as valid_cards,
    substr(max(issued_on || ' ' || number || ' ' || (state = 'lost')), -1) = '1' as lost_newest
  from held
  group by officer_id) h
left join in_post p on p.officer_id = h.officer_id
left join unit u on u.unit_id = p.unit_id;

insert into peer_flagged
select officer_id, case state when 'transferred' then 'left' when 'resigned' then 'left' else state end
from holder
where state in ('deceased', 'dismissed', 'retired', 'transferred', 'resigned', 'off-post');

insert into peer_flagged
select officer_id, 'not-on-establishment' from holder
where staffing not in ('administrative', 'civil-servant-managed', 'public-institution');

insert into peer_flagged select officer_id, 'unit-closed' from holder where is_in_post and is_unit_closed;

insert into peer_flagged select officer_id, 'certificate-lapsed' from holder where last_day < :as_of;

insert into peer_flagged select officer_id, 'certificate-lost' from holder where lost_newest and valid_cards = 0;

insert into peer_flagged select officer_id, 'surplus-certificate' from holder where valid_cards > 1;

-- A card that was given for another counts from the issue of the first. Passes of before the first round were never recorded.
create temp table first_round as select min(held_on) as held_on from exam where exam_id in (select exam_id from exam_paper);
insert into peer_flagged
with recursive earlier (held_id, officer_id, issued_on) as (
  select certificate_id, officer_id, issued_on from held where issued_on > (select held_on from first_round)
  union all
  select e.held_id, e.officer_id, c.issued_on
  from earlier e
  join certificate_event v on v.officer_id = e.officer_id and v.kind = 'replaced' and v.occurred_on = e.issued_on
  join certificate c on c.officer_id = v.officer_id and c.certificate_id = v.certificate_id and c.issued_on < e.issued_on
)
select distinct f.officer_id, 'never-qualified'
from (select officer_id, held_id, min(issued_on) as issued_on from earlier group by officer_id, held_id) f
where f.issued_on > (select held_on from first_round)
  and not exists (
    select 1 from sitting s
    where s.officer_id = f.officer_id and s.outcome in ('passed', 'exempt') and s.held_on <= f.issued_on);

-- The window before the last day in which the exam is to be sat again.
create temp table sat_again as
select h.officer_id, s.exam_id, s.outcome
from holder h
join sitting s on s.officer_id = h.officer_id
where h.last_day < :as_of and date(h.last_day, '-6 months') <= s.held_on and s.held_on <= :as_of;

insert into peer_flagged
select distinct officer_id, 'renewal-exam-failed'
from sat_again
where (outcome in ('failed', 'absent', 'breach', 'cheating')
    or outcome = 'registered' and 'closed' = (
      select kind from exam_event e
      where e.exam_id = sat_again.exam_id and occurred_on <= :as_of
      order by event_no desc limit 1))
  and officer_id not in (select officer_id from sat_again where outcome in ('passed', 'exempt'));

-- The statutory month, in months since the year 0: of two that are open to a woman, the later.
insert into peer_flagged
select officer_id, 'past-retirement-age'
from (
  select officer_id, step, max_delay, birth + 12 * base_age as reached
  from (
    select h.officer_id, 12 * substr(id_number, 7, 4) + substr(id_number, 11, 2) - 1 as birth,
      case when substr(id_number, 17, 1) % 2 = 1 then 'men' when h.staffing = 'workman' then 'women-50' else 'women-55' end as class
    from holder h
    join officer o on o.officer_id = h.officer_id
    where h.is_in_post)
  join (
    select 'men' as class, 60 as base_age, 4 as step, 36 as max_delay
    union all select 'women-55', 55, 4, 36
    union all select 'women-50', 50, 2, 60) using (class))
where reached + max(0, min(max_delay, (reached - 24300 + step) / step)) < 12 * substr(:as_of, 1, 4) + substr(:as_of, 6, 2) - 1;

insert into peer_flagged
select h.officer_id, 'training-short'
from holder h
where h.is_in_post
  and exists (select 1 from training where year = :year)
  and exists (
    select 1 from certificate c
    where c.officer_id = h.officer_id and c.issued_on <= :year || '-01-01' and not exists (
      select 1 from certificate_event e
      where e.officer_id = c.officer_id and e.certificate_id = c.certificate_id and e.occurred_on <= :year || '-01-01'
        and e.kind in ('revoked', 'cancelled', 'replaced')))
  and 60 > (select round(total(hours), 2) from training t where t.officer_id = h.officer_id and t.year = :year);

insert into peer_flagged
select h.officer_id, 'appraisal-failed'
from holder h
join appraisal a on a.officer_id = h.officer_id
where a.result = 'incompetent'
  and a.year = (select max(year) from appraisal n where n.officer_id = a.officer_id and n.year <= :year);

insert into peer_flagged
select h.officer_id, 'inactive'
from holder h
join enforcement_act a on a.officer_id = h.officer_id
where h.is_in_post and a.acted_on <= :as_of
group by h.officer_id
having date(max(a.acted_on), '+24 months') < :as_of;

insert into peer_flagged
select h.officer_id, 'disciplined'
from holder h
join discipline d on d.officer_id = h.officer_id
where d.since = (select max(since) from discipline l where l.officer_id = d.officer_id and l.since <= :as_of)
  and d.kind <> 'cleared';

commit;
