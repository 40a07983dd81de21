-- The id begins with the time of the event, so that the order of ids is the order of events.
create table prefix_event (
    event_id     text        constraint prefix_event_pkey primary key,
    prefix_id    text        not null constraint prefix_event_prefix_fkey references prefix,
    organisation text        not null,
    source_id    text        not null,
    kind         text        not null,
    severity     text        not null constraint prefix_event_severity_check check (severity in ('information', 'warning', 'error', 'critical')),
    at           timestamptz not null,
    summary      text        not null,
    evidence     text        not null constraint prefix_event_evidence_check check (evidence is json object),
    -- What is told twice is remembered once.
    constraint prefix_event_nkey unique (prefix_id, source_id)
);

create index prefix_event_prefix_index on prefix_event (prefix_id, event_id desc);
create index prefix_event_at_index on prefix_event (at);
alter table prefix_event enable row level security;
alter table prefix_event force row level security;
create policy prefix_event_own on prefix_event using (may_see(organisation));
