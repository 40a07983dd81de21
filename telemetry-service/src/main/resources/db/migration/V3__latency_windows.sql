-- Five minutes of a series, folded. min_millis and max_millis are 0 where nothing was answered (count = lost).
-- The sketch is a DDSketch in its own encoding; empty where nothing was answered.
create table latency_window (
    prefix_id  text             not null,
    place      text             not null,
    start      timestamptz      not null,
    count      bigint           not null,
    lost       bigint           not null,
    sum_millis double precision not null,
    min_millis double precision not null,
    max_millis double precision not null,
    first_at   timestamptz      not null,
    last_at    timestamptz      not null,
    sketch     bytea            not null,
    constraint latency_window_pkey primary key (prefix_id, place, start),
    constraint latency_window_count_check check (lost between 0 and count)
);

-- For dropping what is old, whatever series it is of.
create index latency_window_start on latency_window using brin (start);
