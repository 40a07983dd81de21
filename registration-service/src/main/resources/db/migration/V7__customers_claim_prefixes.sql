create extension if not exists btree_gist;

create table prefix (
    prefix_id      text        constraint prefix_pkey primary key,
    organisation   text        not null,
    connection_id  text        not null constraint prefix_connection_fkey references connection,
    partner_id     text        not null constraint prefix_partner_fkey references partner,
    prefix         text        not null,
    network        inet        not null generated always as (prefix::inet) stored
                               constraint prefix_network_check check (network = network(network)::inet),
    origins        bigint[]    not null constraint prefix_origins_check check (cardinality(origins) > 0),
    fingerprint    text        not null constraint prefix_key_fkey references prefix_key,
    standing       text        not null constraint prefix_standing_check check (standing in ('Pending', 'Verified', 'Failed', 'Released')),
    standing_since timestamptz not null,
    registered_at  timestamptz not null,
    claim_revision bigint      not null,
    revision       bigint      not null,
    -- What the last verdict said. Revision 0: none has come.
    verdict_revision bigint    not null,
    verdict_id     text,
    policy_version text,
    decided_at     timestamptz,
    findings       text        not null constraint prefix_findings_check check (findings is json array),
    -- Two organisations never hold overlapping space, whatever two replicas do at once (problem prefix-taken).
    -- A failed claim holds nothing: a squatter without proof must not keep the owner out.
    constraint prefix_one_holder_excl exclude using gist (network inet_ops with &&, organisation with <>)
        where (standing in ('Pending', 'Verified'))
);

-- One organisation has one claim on a prefix (problem prefix-already-claimed).
create unique index prefix_nkey on prefix (organisation, prefix) where standing <> 'Released';
create index prefix_organisation_index on prefix (organisation, prefix_id);
create index prefix_connection_index on prefix (connection_id, prefix_id);

create table prefix_standing (
    prefix_id text        not null constraint prefix_standing_prefix_fkey references prefix,
    revision  bigint      not null,
    standing  text        not null,
    since     timestamptz not null,
    reason    text        not null,
    constraint prefix_standing_pkey primary key (prefix_id, revision)
);
