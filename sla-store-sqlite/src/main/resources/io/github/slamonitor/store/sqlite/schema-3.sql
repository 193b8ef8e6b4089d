-- Version 3: sums of whole days, so that a year of a thousand services is added up at once, and the rules that were violated.

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
