-- The holder of a verified prefix lets another organisation register it, or a part of it.
create table delegation (
    delegation_id text        constraint delegation_pkey primary key,
    prefix_id     text        not null constraint delegation_prefix_fkey references prefix,
    organisation  text        not null,
    delegate      text        not null constraint delegation_delegate_check check (delegate <> organisation),
    prefix        text        not null,
    network       inet        not null generated always as (prefix::inet) stored,
    granted_at    timestamptz not null,
    expires_at    timestamptz,
    ended_at      timestamptz,
    end_reason    text        constraint delegation_end_check check (end_reason in ('revoked', 'expired', 'released')),
    revision      bigint      not null
);

-- The same once (problem delegation-exists).
create unique index delegation_nkey on delegation (prefix_id, delegate, prefix) where ended_at is null;
create index delegation_prefix_index on delegation (prefix_id, delegation_id);
create index delegation_delegate_index on delegation (delegate, delegation_id);
create index delegation_space_index on delegation (delegate, network) where ended_at is null;
create index delegation_expiry_index on delegation (expires_at) where ended_at is null;

alter table delegation enable row level security;
alter table delegation force row level security;
create policy delegation_read on delegation for select using (may_see(organisation) or may_see(delegate));
create policy delegation_write on delegation using (may_see(organisation));
create trigger delegation_audit after insert or update or delete on delegation
    for each row execute function note_audit('delegation_id', 'delegation', '');

-- Whose space a claim stands in: its own organisation's, or that of the holder whose delegation it rests on.
alter table prefix add column delegation_id text constraint prefix_delegation_fkey references delegation;
alter table prefix add column space_of text;
update prefix set space_of = organisation;
alter table prefix alter column space_of set not null;
create index prefix_delegation_index on prefix (delegation_id) where delegation_id is not null;

-- Claims overlap only in the space of one holder (problem prefix-taken) …
alter table prefix drop constraint prefix_one_holder_excl;
alter table prefix add constraint prefix_one_holder_excl exclude using gist (network inet_ops with &&, space_of with <>)
    where (standing in ('Pending', 'Verified'));
-- … and two delegates of one holder are kept apart as well; the holder itself may be where its delegate is.
alter table prefix add constraint prefix_one_delegate_excl exclude using gist (network inet_ops with &&, organisation with <>)
    where (standing in ('Pending', 'Verified') and delegation_id is not null);
