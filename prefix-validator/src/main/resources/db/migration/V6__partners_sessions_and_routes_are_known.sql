-- What the other services told of connections, sessions, their states, and the routes received over them.
-- A revision guards each against what is delivered twice or late.
create table known_connection (
    connection_id text   constraint known_connection_pkey primary key,
    primary_site  text   not null,
    backup_site   text,
    revision      bigint not null
);

create table known_session (
    session_id   text    constraint known_session_pkey primary key,
    partner_id   text    not null,
    partner_asn  bigint  not null,
    site_id      text    not null,
    router       text    not null,
    peer_address text    not null,
    active       boolean not null,
    revision     bigint  not null
);

create index known_session_partner_index on known_session (partner_id, site_id) where active;

create table known_session_state (
    session_id text        constraint known_session_state_pkey primary key,
    up         boolean     not null,
    since      timestamptz not null,
    revision   bigint      not null
);

-- path and communities are the last that were announced, also of a route that was withdrawn since.
create table known_route (
    session_id  text        not null,
    prefix      text        not null,
    announced   boolean     not null,
    path        text        not null,
    communities text        not null constraint known_route_communities_check check (communities is json array),
    since       timestamptz not null,
    revision    bigint      not null,
    constraint known_route_pkey primary key (prefix, session_id)
);

-- Which claims a change touches.
alter table judged_prefix
    add column connection_id text generated always as (claim::jsonb ->> 'connectionId') stored,
    add column partner_id    text generated always as (claim::jsonb ->> 'partnerId') stored,
    add column prefix        text generated always as (claim::jsonb ->> 'prefix') stored;

create index judged_prefix_partner_index on judged_prefix (partner_id) where held;
create index judged_prefix_connection_index on judged_prefix (connection_id) where held;
create index judged_prefix_prefix_index on judged_prefix (prefix) where held;
