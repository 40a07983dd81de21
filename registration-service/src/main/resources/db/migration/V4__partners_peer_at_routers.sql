create table peering_session (
    session_id    text        constraint peering_session_pkey primary key,
    partner_id    text        not null constraint peering_session_partner_fkey references partner,
    site_id       text        not null constraint peering_session_site_fkey references site,
    router        text        not null,
    peer_address  text        not null,
    local_address text,
    max_prefixes  integer     not null constraint peering_session_max_prefixes_check check (max_prefixes > 0),
    state         text        not null constraint peering_session_state_check check (state in ('requested', 'active', 'closed')),
    state_since   timestamptz not null,
    revision      bigint      not null
);

-- A router tells its neighbours apart by their address.
create unique index peering_session_peer_nkey on peering_session (site_id, router, peer_address) where state <> 'closed';
create index peering_session_partner_index on peering_session (partner_id, session_id);
