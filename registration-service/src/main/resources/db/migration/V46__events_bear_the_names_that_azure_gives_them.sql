-- The name under which Azure Peering Service tells of the same; null where it tells nothing of the kind.
alter table prefix_event add column type text;

-- Which of our neighbours showed a route is asked with each word on an anomaly.
create index peering_session_address_index on peering_session (peer_address) where state = 'active';
