-- What each slow source is asked about each claim, and what it said last. A queue as well: ask_at is when it is due.
-- wish counts how often it was wanted anew; news counts what else was said, and noted how much of that was looked at.
create table gathered (
    gathered_id  text        constraint gathered_pkey primary key,
    prefix_id    text        not null constraint gathered_prefix_fkey references judged_prefix,
    kind         text        not null,
    organisation text        not null,
    prefix       text        not null,
    origins      bigint[]    not null,
    wish         bigint      not null default 1,
    ask_at       timestamptz not null,
    failures     integer     not null default 0,
    answer       text,
    answered_at  timestamptz,
    valid_until  timestamptz,
    trouble      text,
    news         bigint      not null default 0,
    noted        bigint      not null default 0
);

create index gathered_ask_index on gathered (kind, ask_at);
create index gathered_prefix_index on gathered (prefix_id);
create index gathered_news_index on gathered (gathered_id) where news > noted;
