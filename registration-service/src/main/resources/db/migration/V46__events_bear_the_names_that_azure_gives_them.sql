-- The name under which Azure Peering Service tells of the same; null where it tells nothing of the kind.
alter table prefix_event add column type text;
