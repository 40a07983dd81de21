-- What was at a site keeps naming it, so its row stays; its name is free again.
alter table site add column removed_at timestamptz;
alter table site drop constraint site_nkey;
create unique index site_nkey on site (name) where removed_at is null;

-- What needs a site is looked up before it goes.
create index peering_session_site_index on peering_session (site_id, session_id) where state <> 'closed';
create index connection_primary_site_index on connection (primary_site_id) where state <> 'closed';
create index connection_backup_site_index on connection (backup_site_id) where state <> 'closed';

-- To lock a row is an update to PostgreSQL: whoever begins to need a site holds it as it is. What is written is checked.
drop policy site_write on site;
create policy site_insert on site for insert with check (is_service_or_operator());
create policy site_update on site for update using (tenant() <> '') with check (is_service_or_operator());
