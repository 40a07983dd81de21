-- More kinds of troubles, some of them nobody's prefix: the words are the code's, not the table's.
alter table alert drop constraint alert_kind_check;
alter table alert alter column connection_id drop not null;
alter table alert alter column prefix_id drop not null;
alter table alert alter column prefix drop not null;

-- Somebody looks after it. An alert that opens again has nobody.
alter table alert add column acknowledged_at timestamptz;
alter table alert add column acknowledged_by text;
alter table alert add column acknowledgement text;
create index alert_open_idx on alert (organisation, kind) where state = 'Open';

-- The timeline holds more than one step per fact, and it is a stream: steps are numbered in the order in which their
-- transactions end, because each takes the same lock before its number, so that a reader never passes one by.
alter table alert_event drop constraint alert_event_pkey;
alter table alert_event add column event_no bigint generated always as identity constraint alert_event_pkey primary key;
alter table alert_event add column organisation text;
update alert_event e set organisation = a.organisation from alert a where a.alert_id = e.alert_id;
alter table alert_event alter column organisation set not null;
alter table alert_event add column why text;
create index alert_event_alert_idx on alert_event (alert_id, event_no);
create index alert_event_organisation_idx on alert_event (organisation, event_no);

-- Which troubles, as words; and on which terms they are told.
alter table subscription add column troubles text;
update subscription set troubles = concat_ws(',', case when route_anomaly then 'route-anomaly' end,
    case when latency_degradation then 'latency-degradation' end, case when prefix_validation then 'prefix-validation' end);
alter table subscription alter column troubles set not null;
alter table subscription drop constraint subscription_troubles_check;
alter table subscription drop column route_anomaly;
alter table subscription drop column latency_degradation;
alter table subscription drop column prefix_validation;
alter table subscription add column terms text not null default '{}';

-- Times in which matching alerts are not told.
create table silence (
    silence_no   bigint      generated always as identity constraint silence_no_key unique,
    silence_id   text        constraint silence_pkey primary key,
    organisation text        not null,
    kind         text        not null constraint silence_kind_check check (kind in ('Silence', 'Maintenance')),
    matchers     text        not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    author       text        not null,
    reason       text        not null,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    constraint silence_times_check check (starts_at <= ends_at)
);
create index silence_organisation_idx on silence (organisation, ends_at);

-- What is to be told later, or never if its reason goes away: one per alert and endpoint.
create table held_telling (
    alert_id    text        not null constraint held_telling_alert_fkey references alert on delete cascade,
    endpoint_id text        not null constraint held_telling_endpoint_fkey references endpoint on delete cascade,
    transition  text        not null,
    key         text        not null,
    why         text        not null,
    group_key   text,
    look_at     timestamptz not null,
    fact_at     timestamptz not null,
    constraint held_telling_pkey primary key (alert_id, endpoint_id)
);
create index held_telling_due_idx on held_telling (look_at);
create index held_telling_endpoint_idx on held_telling (endpoint_id, group_key);

-- When a group was told last; what was too urgent to wait for it does not count.
create table group_told (
    endpoint_id text        not null constraint group_told_endpoint_fkey references endpoint on delete cascade,
    group_key   text        not null,
    told_at     timestamptz not null,
    constraint group_told_pkey primary key (endpoint_id, group_key)
);

-- What waits for each other: an alert's tellings to an endpoint, or those of its group.
alter table delivery add column stream text;
update delivery set stream = alert_id;
create index delivery_stream_idx on delivery (endpoint_id, stream, delivery_no) where state = 'Waiting';

-- The alerts that one delivery tells of together.
create table delivery_member (
    delivery_id text not null constraint delivery_member_delivery_fkey references delivery on delete cascade,
    alert_id    text not null constraint delivery_member_alert_fkey references alert on delete cascade,
    transition  text not null,
    constraint delivery_member_pkey primary key (delivery_id, alert_id)
);
create index delivery_member_alert_idx on delivery_member (alert_id);
