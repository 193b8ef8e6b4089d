-- Version 1. Described in docs/database.md. Every time is whole milliseconds since 1970-01-01T00:00:00Z.

create table violation (
  number integer primary key,
  id text not null unique,
  service text not null,
  policy text not null,
  rule text not null,
  kind text not null,
  severity text not null,
  reason text,
  state text not null,
  flapping integer not null,
  opened_at integer not null,
  resolved_at integer,
  changed_at integer not null,
  value real,
  unit text,
  bound text not null,
  records integer,
  failures integer,
  slow integer,
  text text not null,
  acknowledged_by text,
  acknowledged_note text,
  acknowledged_at integer,
  opening blob not null,
  latest blob
);
create index violation_of_service on violation (service, opened_at);
create index violation_of_service_in_state on violation (service, state, opened_at);
create index violation_in_state on violation (state, opened_at);
create index violation_by_opening on violation (opened_at);

create table round (
  number integer primary key,
  id text not null unique,
  at integer not null,
  data blob
);

create table transition (
  round integer not null,
  position integer not null,
  violation integer not null,
  kind text not null,
  at integer not null,
  primary key (round, position)
) without rowid;
create index transition_of_violation on transition (violation, round);

create table delivery (
  round integer not null,
  listener text not null,
  ended_at integer,
  failure text,
  primary key (round, listener)
) without rowid;
create index delivery_waiting on delivery (listener, round) where ended_at is null;

create table alert_state (key text primary key, data blob not null) without rowid;
create table window_state (key text primary key, data blob not null);

create table service (id integer primary key, name text not null unique);

create table series (
  id integer primary key,
  service integer not null,
  policy text not null,
  rule text not null,
  kind text not null,
  unit text not null,
  scale integer not null,
  bound text not null,
  unique (service, policy, rule)
);

create table measured_round (at integer primary key, id text not null unique, started_at integer not null);

create table evaluation (
  at integer not null,
  service integer not null,
  records integer not null,
  failures integer not null,
  micros integer not null,
  figures text not null,
  primary key (at, service)
) without rowid;

create table service_points (
  service integer not null,
  step integer not null,
  day integer not null,
  slots integer not null,
  points text not null,
  primary key (service, day, step)
) without rowid;

create table rule_points (
  series integer not null,
  step integer not null,
  day integer not null,
  slots integer not null,
  points text not null,
  primary key (series, day, step)
) without rowid;

create index service_points_of_day on service_points (step, day);
create index rule_points_of_day on rule_points (step, day);

create table progress (name text primary key, at integer not null) without rowid;

create view service_history as
select s.name as service, p.step, p.day + e.key * p.step as at,
  json_extract(e.value, '$[0]') as records,
  coalesce(json_extract(e.value, '$[1]'), 0) as failures,
  coalesce(json_extract(e.value, '$[2]'), 0) as micros
from service_points p join service s on s.id = p.service, json_each('[' || p.points || ']') e
where e.type = 'array';

create view rule_history as
select s.name as service, r.policy, r.rule, r.unit, p.step, p.day + e.key * p.step as at,
  json_extract(e.value, '$[0]') as evaluations,
  1.0 * json_extract(e.value, '$[1]') / r.scale as mean,
  1.0 * (json_extract(e.value, '$[1]') - coalesce(json_extract(e.value, '$[2]'), 0)) / r.scale as low,
  1.0 * (json_extract(e.value, '$[1]') + coalesce(json_extract(e.value, '$[3]'), 0)) / r.scale as high,
  coalesce(json_extract(e.value, '$[4]'), 0) as violated,
  coalesce(json_extract(e.value, '$[5]'), 0) as slow
from rule_points p join series r on r.id = p.series join service s on s.id = r.service,
  json_each('[' || p.points || ']') e
where e.type = 'array';

create view evaluation_history as
select s.name as service, r.policy, r.rule, r.unit, v.at,
  1.0 * json_extract(e.value, '$[0]') / r.scale as value,
  coalesce(json_extract(e.value, '$[1]'), 0) as violated,
  coalesce(json_extract(e.value, '$[2]'), 0) as slow
from evaluation v join service s on s.id = v.service, json_each(v.figures) e
  join series r on r.id = e.key;

create view notification as
select v.id as violation, v.service, v.rule, t.kind, t.at, d.listener, d.ended_at,
  case when d.ended_at is null then 'WAITING' when d.failure is null then 'TOLD' else 'GIVEN_UP' end as outcome, d.failure
from violation v join transition t on t.violation = v.number join delivery d on d.round = t.round;
