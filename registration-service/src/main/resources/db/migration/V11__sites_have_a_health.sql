-- This file changes rows of all.
set local peering.tenant = '*';
set local peering.actor = 'migration';

alter table site
    add column health        text        not null default 'in-service'
                             constraint site_health_check check (health in ('in-service', 'draining', 'down')),
    add column health_since  timestamptz,
    add column health_reason text        not null default 'Defined.';

update site set health_since = changed_at;

alter table site
    alter column health_since set not null,
    alter column health drop default,
    alter column health_reason drop default;

create table site_health_change (
    site_health_change_id text constraint site_health_change_pkey primary key,
    site_id        text        not null constraint site_health_change_site_fkey references site,
    health         text        not null constraint site_health_change_health_check check (health in ('in-service', 'draining', 'down')),
    reason         text        not null,
    said_at        timestamptz not null
);

create index site_health_change_site_index on site_health_change (site_id, site_health_change_id);

insert into site_health_change
select 'hlt_' || lpad(to_hex((extract(epoch from health_since) * 1000)::bigint), 12, '0') || left(md5(site_id), 20),
       site_id, health, health_reason, health_since
  from site;

alter table site_health_change enable row level security;
alter table site_health_change force row level security;
-- No audit trigger: the site's own row tells the trail the same.
create policy site_health_change_read on site_health_change for select using (tenant() <> '');
create policy site_health_change_write on site_health_change for insert with check (is_service_or_operator());
