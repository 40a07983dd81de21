-- This file changes rows of all.
set local peering.tenant = '*';
set local peering.actor = 'migration';

alter table partner add column locations text[] not null default '{}';
alter table partner alter column locations drop default;
alter table partner add column proven_at timestamptz;

alter table partner drop constraint partner_state_check;
alter table partner add constraint partner_state_check
    check (state in ('applied', 'proven', 'active', 'suspended', 'rejected', 'closed'));

-- Roles were free words; what is none of the closed set is 'other' from here on.
update partner set contacts = (
    select coalesce(jsonb_agg(
               case when contact ->> 'role' in ('noc', 'policy', 'technical', 'service', 'escalation', 'other')
                   then contact else contact || '{"role": "other"}' end order by place), '[]')::text
    from jsonb_array_elements(contacts::jsonb) with ordinality as one (contact, place))
where contacts <> '[]';

-- Whoever has ended blocks neither its ASN nor its organisation.
drop index partner_asn_nkey;
drop index partner_organisation_nkey;
create unique index partner_asn_nkey on partner (asn) where state not in ('rejected', 'closed');
create unique index partner_organisation_nkey on partner (organisation) where state not in ('rejected', 'closed');

-- Lists by state and of one organisation, in the order of their ids.
create index partner_state_index on partner (state, partner_id);
create index partner_organisation_index on partner (organisation, partner_id);
create index partner_by_asn_index on partner (asn, partner_id);
