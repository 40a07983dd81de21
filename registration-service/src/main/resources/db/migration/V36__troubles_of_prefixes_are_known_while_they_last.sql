-- What telemetry says of a prefix; the newest word on each trouble. Those that have not ended are open.
create table prefix_trouble (
    trouble_id      text             constraint prefix_trouble_pkey primary key,
    prefix_id       text             not null constraint prefix_trouble_prefix_fkey references prefix,
    organisation    text             not null,
    kind            text             not null constraint prefix_trouble_kind_check check (kind in ('anomaly', 'latency')),
    severity        text             not null constraint prefix_trouble_severity_check check (severity in ('Info', 'Warning', 'Critical')),
    opened_at       timestamptz      not null,
    ended_at        timestamptz,
    -- Of latency alone: where it was measured, and median round trips in milliseconds.
    place           text,
    baseline_millis double precision,
    current_millis  double precision,
    revision        bigint           not null
);

create index prefix_trouble_open_index on prefix_trouble (prefix_id) where ended_at is null;
create index prefix_trouble_ended_index on prefix_trouble (ended_at) where ended_at is not null;
alter table prefix_trouble enable row level security;
alter table prefix_trouble force row level security;
create policy prefix_trouble_own on prefix_trouble using (may_see(organisation));
