-- A claim as it was last told, and the last verdict on it. claim and verdict are the facts' JSON.
create table judged_prefix (
    prefix_id             text    constraint judged_prefix_pkey primary key,
    prefix_revision       bigint  not null,
    held                  boolean not null,
    claim                 text    not null,
    verdict_revision      bigint  not null,
    judged_claim_revision bigint  not null,
    verdict               text
);

-- What was said of a prefix, for ever: rows are added, never changed.
create table verdict (
    verdict_id   text        constraint verdict_pkey primary key,
    prefix_id    text        not null,
    organisation text        not null,
    revision     bigint      not null,
    fact         text        not null,
    decided_at   timestamptz not null,
    constraint verdict_nkey unique (prefix_id, revision)
);
