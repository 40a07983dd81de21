-- The latest revision of every degradation that was told. Filled from the topic, so it can be rebuilt from it.
create table latency_degradation (
    degradation_id text        constraint latency_degradation_pkey primary key,
    organisation   text        not null,
    prefix_id      text        not null,
    place          text        not null,
    state          text        not null constraint latency_degradation_state_check check (state in ('Open', 'Ended')),
    started_at     timestamptz not null,
    revision       bigint      not null,
    fact           text        not null
);

create index latency_degradation_of_organisation on latency_degradation (organisation, started_at desc);
create index latency_degradation_of_prefix on latency_degradation (prefix_id, started_at desc);
