-- Tables of collectors that are read once, at the start. read_at is empty while somebody reads one.
create table initial_table (
    place      text        constraint initial_table_pkey primary key,
    claimed_at timestamptz not null,
    read_at    timestamptz
);
