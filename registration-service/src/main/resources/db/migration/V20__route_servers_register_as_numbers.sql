-- One route server answers for an AS number: the second is told so (problem registered-asn-taken).
create table registered_asn (
    registered_asn_id text        constraint registered_asn_pkey primary key,
    partner_id        text        not null constraint registered_asn_partner_fkey references partner,
    asn               bigint      not null constraint registered_asn_asn_check check (asn between 1 and 4294967295),
    registered_at     timestamptz not null,
    removed_at        timestamptz,
    revision          bigint      not null
);

create unique index registered_asn_nkey on registered_asn (asn) where removed_at is null;
create index registered_asn_partner_index on registered_asn (partner_id, registered_asn_id);

alter table registered_asn enable row level security;
alter table registered_asn force row level security;
create policy registered_asn_own on registered_asn
    using (exists (select from partner where partner.partner_id = registered_asn.partner_id and may_see(partner.organisation)));
create trigger registered_asn_audit after insert or update or delete on registered_asn
    for each row execute function note_audit('registered_asn_id', 'registered-asn', '');

-- A key opens a registered prefix or a registered AS number.
alter table prefix_key alter column registered_prefix_id drop not null;
alter table prefix_key add column registered_asn_id text
    constraint prefix_key_registered_asn_fkey references registered_asn;
alter table prefix_key add constraint prefix_key_owner_check
    check (num_nonnulls(registered_prefix_id, registered_asn_id) = 1);
create unique index prefix_key_current_asn_nkey on prefix_key (registered_asn_id) where retired_at is null;
create index prefix_key_registered_asn_index on prefix_key (registered_asn_id, issued_at);

drop policy prefix_key_own on prefix_key;
create policy prefix_key_own on prefix_key using (
    exists (select from registered_prefix where registered_prefix.registered_prefix_id = prefix_key.registered_prefix_id)
    or exists (select from registered_asn where registered_asn.registered_asn_id = prefix_key.registered_asn_id));
