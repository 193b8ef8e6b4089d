-- Version 2: what violations are filtered by is in two indexes, so that no filter has to read the rows; rules have limit and severity.

drop index violation_of_service;
drop index violation_of_service_in_state;
drop index violation_in_state;
drop index violation_by_opening;

create index violation_by_opening on violation
  (opened_at, state, severity, kind, resolved_at, records, failures, slow, service, policy, rule);
create index violation_of_service on violation
  (service, opened_at, state, severity, kind, resolved_at, records, failures, slow, policy, rule);
create index violation_open on violation (opened_at) where state in ('OPEN', 'ACKNOWLEDGED');

alter table series add column severity text;
alter table series add column lowest real;
alter table series add column highest real;
