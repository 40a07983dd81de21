create table connection (
    connection_id   text        constraint connection_pkey primary key,
    organisation    text        not null,
    name            text        not null,
    partner_id      text        not null constraint connection_partner_fkey references partner,
    primary_site_id text        not null constraint connection_primary_site_fkey references site,
    backup_site_id  text        constraint connection_backup_site_fkey references site,
    state           text        not null constraint connection_state_check check (state in ('active', 'closed')),
    state_since     timestamptz not null,
    revision        bigint      not null,
    constraint connection_sites_check check (primary_site_id <> backup_site_id)
);

create index connection_organisation_index on connection (organisation, connection_id);
