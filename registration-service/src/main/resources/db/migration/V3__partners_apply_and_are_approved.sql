create table partner (
    partner_id   text        constraint partner_pkey primary key,
    organisation text        not null,
    name         text        not null,
    kind         text        not null constraint partner_kind_check check (kind in ('isp', 'ixp', 'sdci')),
    asn          bigint      not null constraint partner_asn_check check (asn between 1 and 4294967295),
    contacts     text        not null constraint partner_contacts_check check (contacts is json array),
    state        text        not null constraint partner_state_check check (state in ('applied', 'active', 'rejected')),
    state_since  timestamptz not null,
    state_reason text,
    revision     bigint      not null
);

-- An ASN belongs to one partner, an organisation is one partner; a rejected application blocks neither.
create unique index partner_asn_nkey on partner (asn) where state <> 'rejected';
create unique index partner_organisation_nkey on partner (organisation) where state <> 'rejected';
