-- The outbox has no policy: nobody's request reads it, and the relay carries the facts of all.

alter table site enable row level security;
alter table site force row level security;
create policy site_read on site for select using (tenant() <> '');
create policy site_write on site using (is_service_or_operator());
create trigger site_audit after insert or update or delete on site
    for each row execute function note_audit('site_id', 'site', '');

-- Customers choose among the active partners and have to see where they are.
alter table partner enable row level security;
alter table partner force row level security;
create policy partner_read on partner for select
    using (may_see(organisation) or (state = 'active' and tenant() <> ''));
create policy partner_insert on partner for insert with check (may_see(organisation));
create policy partner_delete on partner for delete using (may_see(organisation));
-- To lock a row is an update to PostgreSQL: a customer's connection holds its partner as it is while
-- it is opened. What is written is checked again.
create policy partner_update on partner for update
    using (may_see(organisation) or (state = 'active' and tenant() <> ''))
    with check (may_see(organisation));
create trigger partner_audit after insert or update or delete on partner
    for each row execute function note_audit('partner_id', 'partner', '');

alter table peering_session enable row level security;
alter table peering_session force row level security;
create policy peering_session_read on peering_session for select
    using (exists (select from partner where partner.partner_id = peering_session.partner_id));
create policy peering_session_write on peering_session
    using (exists (select from partner where partner.partner_id = peering_session.partner_id and may_see(partner.organisation)));
create trigger peering_session_audit after insert or update or delete on peering_session
    for each row execute function note_audit('session_id', 'session', '');

alter table registered_prefix enable row level security;
alter table registered_prefix force row level security;
create policy registered_prefix_own on registered_prefix
    using (exists (select from partner where partner.partner_id = registered_prefix.partner_id and may_see(partner.organisation)));
create trigger registered_prefix_audit after insert or update or delete on registered_prefix
    for each row execute function note_audit('registered_prefix_id', 'registered-prefix', '');

alter table prefix_key enable row level security;
alter table prefix_key force row level security;
create policy prefix_key_own on prefix_key
    using (exists (select from registered_prefix where registered_prefix.registered_prefix_id = prefix_key.registered_prefix_id));

alter table connection enable row level security;
alter table connection force row level security;
create policy connection_own on connection using (may_see(organisation));
create trigger connection_audit after insert or update or delete on connection
    for each row execute function note_audit('connection_id', 'connection', '');

alter table prefix enable row level security;
alter table prefix force row level security;
create policy prefix_own on prefix using (may_see(organisation));
create trigger prefix_audit after insert or update or delete on prefix
    for each row execute function note_audit('prefix_id', 'prefix', 'fingerprint');

-- The rows of all tenants are to be filled.
set local peering.tenant = '*';

-- Its own column: asking the prefix for every line of a history would cost more than the line.
alter table prefix_standing add column organisation text;
update prefix_standing set organisation = prefix.organisation
    from prefix where prefix.prefix_id = prefix_standing.prefix_id;
alter table prefix_standing alter column organisation set not null;
alter table prefix_standing enable row level security;
alter table prefix_standing force row level security;
create policy prefix_standing_own on prefix_standing using (may_see(organisation));
