-- Which troubles are told to which endpoint; without a connection it means all of the organisation's.
create table subscription (
    subscription_no bigint      generated always as identity constraint subscription_no_key unique,
    subscription_id text        constraint subscription_pkey primary key,
    organisation    text        not null,
    endpoint_id     text        not null constraint subscription_endpoint_fkey references endpoint on delete cascade,
    connection_id   text        constraint subscription_connection_fkey references known_connection,
    route_anomaly       boolean not null,
    latency_degradation boolean not null,
    min_severity    text        not null constraint subscription_severity_check check (min_severity in ('Info', 'Warning', 'Critical')),
    created_at      timestamptz not null,
    constraint subscription_troubles_check check (route_anomaly or latency_degradation)
);
create index subscription_organisation_idx on subscription (organisation, subscription_no);
create index subscription_endpoint_idx on subscription (endpoint_id);
