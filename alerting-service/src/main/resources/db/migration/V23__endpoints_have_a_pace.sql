-- How fast an endpoint may be told, and whether strictly in order; what is not here is as fast as it goes.
create table endpoint_pace (
    endpoint_id text    constraint endpoint_pace_pkey primary key
                        constraint endpoint_pace_endpoint_fkey references endpoint on delete cascade,
    most        integer constraint endpoint_pace_most_check check (most between 1 and 1000),
    per         text    constraint endpoint_pace_per_check check (per in ('Second', 'Minute')),
    ordering    text    not null constraint endpoint_pace_ordering_check check (ordering in ('Alert', 'Strict')),
    constraint endpoint_pace_limit_check check ((most is null) = (per is null))
);

create trigger endpoint_pace_wake after insert or update on endpoint_pace
    for each row execute function endpoint_wake();

-- From when on the rate limit lets the next one go, as if each came alone.
alter table delivery_lane add column free_at timestamptz not null default 'epoch';

-- The head of an endpoint that is told strictly in order.
create index delivery_head_idx on delivery (endpoint_id, delivery_no) where state = 'Waiting';
