-- This file changes rows of all.
set local peering.tenant = '*';
set local peering.actor = 'migration';

-- What is removed stays as a row, for the claims that once rested on it; its prefix is free.
alter table registered_prefix add column removed_at timestamptz;
alter table registered_prefix add column revision bigint not null default 1;
alter table registered_prefix alter column revision drop default;
alter table registered_prefix drop constraint registered_prefix_nkey;
create unique index registered_prefix_nkey on registered_prefix (prefix) where removed_at is null;

-- A replaced key opens new claims until its overlap ends; the current one has no end.
alter table prefix_key add column opens_until timestamptz;
update prefix_key set opens_until = retired_at where retired_at is not null;
alter table prefix_key add constraint prefix_key_retired_check check ((retired_at is null) = (opens_until is null));

create index prefix_key_registered_prefix_index on prefix_key (registered_prefix_id, issued_at);
-- The claims that rest on a key.
create index prefix_fingerprint_index on prefix (fingerprint, prefix_id) where standing <> 'Released';
