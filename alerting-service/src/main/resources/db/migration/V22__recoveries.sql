-- What failed within a time is to be sent once more, piece by piece: where it has got to survives a restart.
create table endpoint_recovery (
    recovery_no bigint      generated always as identity constraint endpoint_recovery_no_key unique,
    recovery_id text        constraint endpoint_recovery_pkey primary key,
    endpoint_id text        not null constraint endpoint_recovery_endpoint_fkey references endpoint on delete cascade,
    since       timestamptz not null,
    until       timestamptz not null,
    state       text        not null constraint endpoint_recovery_state_check check (state in ('Running', 'Done', 'Cancelled')),
    matching    integer     not null,
    resent      integer     not null,
    -- The last delivery that was looked at.
    after_no    bigint      not null,
    created_at  timestamptz not null,
    moved_at    timestamptz not null,
    ended_at    timestamptz
);
create unique index endpoint_recovery_running_nkey on endpoint_recovery (endpoint_id) where state = 'Running';
create index endpoint_recovery_endpoint_idx on endpoint_recovery (endpoint_id, recovery_no);
