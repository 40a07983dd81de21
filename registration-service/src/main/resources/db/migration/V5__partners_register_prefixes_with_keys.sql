-- One partner answers for a prefix: the second is told so (problem registered-prefix-taken).
create table registered_prefix (
    registered_prefix_id text        constraint registered_prefix_pkey primary key,
    partner_id           text        not null constraint registered_prefix_partner_fkey references partner,
    prefix               text        not null constraint registered_prefix_nkey unique
                                     constraint registered_prefix_prefix_check check (prefix::cidr is not null),
    origins              bigint[]    not null constraint registered_prefix_origins_check check (cardinality(origins) > 0),
    registered_at        timestamptz not null
);

create index registered_prefix_partner_index on registered_prefix (partner_id, registered_prefix_id);

-- The key itself is nowhere: only its SHA-256. A retired key opens nothing new, but the claims it opened stand.
create table prefix_key (
    fingerprint          text        constraint prefix_key_pkey primary key
                                     constraint prefix_key_fingerprint_check check (fingerprint ~ '^[0-9a-f]{64}$'),
    registered_prefix_id text        not null constraint prefix_key_registered_prefix_fkey references registered_prefix,
    issued_at            timestamptz not null,
    retired_at           timestamptz
);

create unique index prefix_key_current_nkey on prefix_key (registered_prefix_id) where retired_at is null;
