-- Replays that were asked for. The file is on the disk of one replica; heard_at says that this replica is still there.
-- organisation is empty for an operator's own.
create table replay (
    replay_id    text        constraint replay_pkey primary key,
    organisation text        not null,
    state        text        not null constraint replay_state_check
        check (state in ('Queued', 'Running', 'Done', 'Failed', 'Cancelled', 'Lost')),
    reason       text,
    created_at   timestamptz not null,
    heard_at     timestamptz not null,
    ended_at     timestamptz,
    progress     text        not null,
    result       text,
    constraint replay_ended_check check ((ended_at is null) = (state in ('Queued', 'Running')))
);

-- Few are under way at once, and they are counted for each new one.
create index replay_under_way on replay (organisation) where ended_at is null;
create index replay_created_at on replay (created_at);
