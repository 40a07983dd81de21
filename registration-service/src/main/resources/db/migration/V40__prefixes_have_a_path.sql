-- Which way each prefix takes. A row is there from the first time that the prefix is verified; path is null until decided.
create table prefix_path (
    prefix_id           text        constraint prefix_path_pkey primary key
                                    constraint prefix_path_prefix_fkey references prefix,
    organisation        text        not null,
    connection_id       text        not null constraint prefix_path_connection_fkey references connection,
    prefix              text        not null,
    path                text        constraint prefix_path_path_check check (path in ('Preferred', 'Backup', 'Internet')),
    site_id             text        constraint prefix_path_site_fkey references site,
    previous            text        constraint prefix_path_previous_check check (previous in ('Preferred', 'Backup', 'Internet')),
    reason              text,
    summary             text,
    assumed             boolean     not null default false,
    protected_anomalies text[]      not null default '{}',
    since               timestamptz,
    changed_at          timestamptz,
    revision            bigint      not null default 0,
    -- What the next decision has to remember.
    primary_site_id     text,
    better_since        timestamptz,
    flaps               integer     not null default 0,
    -- When to decide again. Whatever happens sets it to now; null: there is no need.
    review_at           timestamptz,
    constraint prefix_path_decided_check check (
        (path is null) = (reason is null) and (path is null) = (since is null)
        and (site_id is null) = (path is null or path = 'Internet'))
);

create index prefix_path_review_index on prefix_path (review_at) where review_at is not null;
create index prefix_path_connection_index on prefix_path (connection_id, prefix_id);

alter table prefix_path enable row level security;
alter table prefix_path force row level security;
create policy prefix_path_own on prefix_path using (may_see(organisation));

create table path_change (
    path_change_id      text        constraint path_change_pkey primary key,
    prefix_id           text        not null constraint path_change_prefix_fkey references prefix,
    organisation        text        not null,
    path                text        not null constraint path_change_path_check check (path in ('Preferred', 'Backup', 'Internet')),
    site_id             text,
    previous            text        constraint path_change_previous_check check (previous in ('Preferred', 'Backup', 'Internet')),
    reason              text        not null,
    summary             text        not null,
    protected_anomalies text[]      not null,
    changed_at          timestamptz not null,
    revision            bigint      not null
);

create index path_change_prefix_index on path_change (prefix_id, path_change_id);

alter table path_change enable row level security;
alter table path_change force row level security;
create policy path_change_own on path_change using (may_see(organisation));

-- Prefixes that are verified already are decided about now; without the setting their rows would not be seen.
select set_config('peering.tenant', '*', true);
insert into prefix_path (prefix_id, organisation, connection_id, prefix, review_at)
select prefix_id, organisation, connection_id, prefix, now() from prefix where standing = 'Verified';
