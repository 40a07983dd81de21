-- What peers show of registered prefixes, one row for each path a peer showed from when to when. until is empty while
-- it is shown. Filled from the topology's store of routes. Texts are compared byte by byte: lists are sorted by them.
create table prefix_route (
    route_id     bigint           generated always as identity constraint prefix_route_pkey primary key,
    prefix_id    text             not null,
    announced    text collate "C" not null,
    collector    text collate "C" not null,
    peer_address text collate "C" not null,
    peer_asn     bigint           not null,
    path         text             not null,
    origin       text             not null,
    communities  text             not null,
    first_seen   timestamptz      not null,
    last_seen    timestamptz      not null,
    until        timestamptz
);

create unique index prefix_route_now on prefix_route (prefix_id, announced, collector, peer_address)
    where until is null;
create index prefix_route_in_order on prefix_route (prefix_id, announced, collector, peer_address, route_id);
create index prefix_route_past on prefix_route (until) where until is not null;

-- How far each partition of the store's changelog is taken in: a change that comes again changes nothing.
create table prefix_route_intake (
    partition   integer constraint prefix_route_intake_pkey primary key,
    next_offset bigint  not null
);
