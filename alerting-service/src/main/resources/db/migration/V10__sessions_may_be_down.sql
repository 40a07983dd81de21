-- Partners' sessions as they are registered, and whether they are up: two topics, in whichever order they come.
create table known_session (
    session_id         text        constraint known_session_pkey primary key,
    partner_id         text,
    partner_asn        bigint,
    site_id            text,
    router             text,
    peer_address       text,
    registration       text,
    registered_revision bigint     not null default 0,
    state              text,
    since              timestamptz,
    reason             text,
    state_revision     bigint      not null default 0
);
