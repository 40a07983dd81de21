-- Row-level security keeps operators that are not leak-proof, such as && of networks, from using an index. Comparisons are
-- leak-proof: what overlaps a prefix is equal to one of those around it, or lies between its first and its last address.
create index prefix_space_index on prefix (network) where standing in ('Pending', 'Verified');
