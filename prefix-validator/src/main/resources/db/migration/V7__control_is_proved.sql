-- What was asked of an organisation, to show that it controls a prefix. A token is kept as its hash only.
create table challenge (
    challenge_id  text        constraint challenge_pkey primary key,
    challenge_no  bigint      generated always as identity constraint challenge_nkey unique,
    organisation  text        not null,
    prefix        text        not null,
    method        text        not null constraint challenge_method_check
        check (method in ('DnsToken', 'RegistryToken', 'SignedMessage', 'SignedChecklist')),
    state         text        not null constraint challenge_state_check
        check (state in ('Open', 'Proved', 'Expired')),
    nonce         uuid        not null,
    token_hash    bytea,
    message_until date        not null,
    created_by    text        not null,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    checked_at    timestamptz,
    reason        text,
    sentence      text,
    repair        text,
    constraint challenge_token_check check ((token_hash is not null) = (method in ('DnsToken', 'RegistryToken')))
);

create index challenge_organisation_index on challenge (organisation, challenge_no);
create index challenge_expiry_index on challenge (expires_at);

-- That an organisation controls a prefix, and how that was shown. Ended ones stay a while, to be looked at.
create table proof (
    proof_id     text        constraint proof_pkey primary key,
    proof_no     bigint      generated always as identity constraint proof_nkey unique,
    organisation text        not null,
    prefix       text        not null,
    method       text        not null constraint proof_method_check
        check (method in ('DnsToken', 'RegistryToken', 'SignedMessage', 'SignedChecklist', 'OperatorReview')),
    proven_at    timestamptz not null,
    valid_until  timestamptz not null,
    evidence     text        not null,
    challenge_id text        constraint proof_challenge_fkey references challenge on delete set null,
    ended_at     timestamptz,
    ended_by     text,
    ended_why    text,
    constraint proof_ended_check check ((ended_at is null) = (ended_by is null))
);

create unique index proof_in_force_index on proof (organisation, prefix, method) where ended_at is null;
create index proof_organisation_index on proof (organisation, proof_no);
create index proof_end_index on proof (valid_until) where ended_at is null;
create index proof_ended_index on proof (ended_at) where ended_at is not null;
create index proof_challenge_index on proof (challenge_id);
