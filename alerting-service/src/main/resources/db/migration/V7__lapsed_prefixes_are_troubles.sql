-- A third kind of trouble: a prefix that was in force fails its checks. Who chose kinds before did not choose this one.
alter table alert drop constraint alert_kind_check;
alter table alert add constraint alert_kind_check check (kind in ('RouteAnomaly', 'LatencyDegradation', 'PrefixValidation'));

alter table subscription add column prefix_validation boolean not null default false;
alter table subscription drop constraint subscription_troubles_check;
alter table subscription add constraint subscription_troubles_check
    check (route_anomaly or latency_degradation or prefix_validation);
