-- A claim that nobody could verify for days keeps its space no longer.
create index prefix_pending_index on prefix (standing_since) where standing = 'Pending';
