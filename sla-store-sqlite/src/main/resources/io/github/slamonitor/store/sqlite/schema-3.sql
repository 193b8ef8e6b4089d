-- Version 3: sums of whole days, so that a year of a thousand services is added up at once; the rules that were violated; the worst figures
-- of each violation, by which it is found in place of the latest.

create table service_day (
  service integer not null,
  day integer not null,
  records integer not null,
  failures integer not null,
  micros integer not null,
  primary key (service, day)
) without rowid;

create table rule_day (
  series integer not null,
  day integer not null,
  slow integer not null,
  records integer not null,
  primary key (series, day)
) without rowid;

-- Days that an earlier version began to add up have no sums.
insert into progress (name, at) select 'day_sums_from', at from progress where name = 'compacted';

create table violated_rule (
  policy text not null,
  rule text not null,
  kind text not null,
  primary key (policy, rule, kind)
) without rowid;
insert into violated_rule select distinct policy, rule, kind from violation;

alter table violation add column worst_value real;
alter table violation add column worst_failure_rate real;
alter table violation add column worst_response_violation_rate real;

drop index violation_by_opening;
drop index violation_of_service;
drop index violation_open;
create index violation_by_opening on violation (opened_at, state, severity, kind, resolved_at, worst_failure_rate,
  worst_response_violation_rate, service, policy, rule);
create index violation_of_service on violation (service, opened_at, state, severity, kind, resolved_at, worst_failure_rate,
  worst_response_violation_rate, policy, rule);
create index violation_open on violation (service, policy, rule, opened_at) where state in ('OPEN', 'ACKNOWLEDGED');
