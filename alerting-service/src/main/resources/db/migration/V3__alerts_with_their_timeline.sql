-- One row per trouble, from its first sight to its end.
create table alert (
    alert_no       bigint      generated always as identity constraint alert_no_key unique,
    alert_id       text        constraint alert_pkey primary key,
    trouble_id     text        not null constraint alert_nkey unique,
    kind           text        not null constraint alert_kind_check check (kind in ('RouteAnomaly', 'LatencyDegradation')),
    organisation   text        not null,
    connection_id  text        not null,
    prefix_id      text        not null,
    prefix         text        not null,
    severity       text        not null constraint alert_severity_check check (severity in ('Info', 'Warning', 'Critical')),
    worst_severity text        not null constraint alert_worst_severity_check check (worst_severity in ('Info', 'Warning', 'Critical')),
    state          text        not null constraint alert_state_check check (state in ('Open', 'Ended')),
    summary        text        not null,
    evidence       text        not null,
    started_at     timestamptz not null,
    detected_at    timestamptz not null,
    last_seen      timestamptz not null,
    ended_at       timestamptz,
    created_at     timestamptz not null,
    changed_at     timestamptz not null,
    revision       bigint      not null
);
create index alert_organisation_idx on alert (organisation, alert_no);
create index alert_prefix_idx on alert (prefix_id, alert_no);

-- Every decision that changed something, with its reason.
create table alert_event (
    alert_id text        not null constraint alert_event_alert_fkey references alert on delete cascade,
    revision bigint      not null,
    at       timestamptz not null,
    decision text        not null,
    severity text        not null,
    summary  text        not null,
    told     integer     not null,
    constraint alert_event_pkey primary key (alert_id, revision)
);
