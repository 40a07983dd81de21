-- This file changes rows of all.
set local peering.tenant = '*';
set local peering.actor = 'migration';

-- JSON columns are read and written with their row and never asked for apart. The name of the first facility goes out
-- in facts as before.
alter table site
    add column state            text,
    add column facilities       text,
    add column exchanges        text not null default '[]' constraint site_exchanges_check check (exchanges is json array),
    add column bandwidth_offers text not null default '[]' constraint site_bandwidth_offers_check check (bandwidth_offers is json array),
    -- What a search by text looks at, in lower case.
    add column searched         text;

update site
   set facilities = json_array(json_object('name': facility))::text,
       searched   = lower(concat_ws(' ', name, metro, country, facility));

alter table site
    alter column facilities set not null,
    add constraint site_facilities_check check (facilities is json array),
    alter column searched set not null,
    alter column exchanges drop default,
    alter column bandwidth_offers drop default,
    drop column facility;
