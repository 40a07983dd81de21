-- The latest revision of every anomaly that was told. Filled from the topic, so it can be rebuilt from it.
create table route_anomaly (
    anomaly_id   text        constraint route_anomaly_pkey primary key,
    organisation text        not null,
    prefix_id    text        not null,
    kind         text        not null constraint route_anomaly_kind_check check (kind in ('OriginHijack', 'SubPrefixHijack')),
    state        text        not null constraint route_anomaly_state_check check (state in ('Open', 'Ended')),
    first_seen   timestamptz not null,
    revision     bigint      not null,
    fact         text        not null
);

create index route_anomaly_of_organisation on route_anomaly (organisation, first_seen desc);
create index route_anomaly_of_prefix on route_anomaly (prefix_id, first_seen desc);
