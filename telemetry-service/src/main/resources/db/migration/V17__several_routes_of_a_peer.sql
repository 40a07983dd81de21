-- A peer may show several routes for one prefix (add-path, RFC 7911): each is a row, told apart by its path identifier, 0
-- without. Rows from before, of which one stood for all, are taken as having none.
alter table prefix_route add column path_id bigint not null default 0;

drop index prefix_route_now;
create unique index prefix_route_now on prefix_route (prefix_id, announced, collector, peer_address, path_id)
    where until is null;
