-- Where a customer wants to be told. A disabled endpoint is paused: what waits for it is kept.
create table endpoint (
    endpoint_no     bigint      generated always as identity constraint endpoint_no_key unique,
    endpoint_id     text        constraint endpoint_pkey primary key,
    organisation    text        not null,
    url             text        not null,
    description     text,
    state           text        not null constraint endpoint_state_check check (state in ('Enabled', 'Disabled')),
    disabled_reason text        constraint endpoint_reason_check check ((state = 'Disabled') = (disabled_reason is not null)),
    created_at      timestamptz not null,
    changed_at      timestamptz not null
);
create index endpoint_organisation_idx on endpoint (organisation, endpoint_no);

-- Encrypted; the newest signs first. One that was rotated away signs too until it expires.
create table endpoint_secret (
    secret_no   bigint      generated always as identity constraint endpoint_secret_pkey primary key,
    endpoint_id text        not null constraint endpoint_secret_endpoint_fkey references endpoint on delete cascade,
    sealed      bytea       not null,
    created_at  timestamptz not null,
    expires_at  timestamptz
);
create unique index endpoint_secret_current_nkey on endpoint_secret (endpoint_id) where expires_at is null;
create index endpoint_secret_endpoint_idx on endpoint_secret (endpoint_id, secret_no);
