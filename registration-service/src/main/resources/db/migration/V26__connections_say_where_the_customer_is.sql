alter table connection add column place text;
alter table connection add column latitude double precision;
alter table connection add column longitude double precision;
alter table connection add constraint connection_location_check check (
    (latitude is null) = (longitude is null) and (place is not null or latitude is null));

-- Each tag as key:value; a key has no colon.
alter table connection add column tags text[] not null default '{}';
alter table connection add constraint connection_tags_check check (cardinality(tags) <= 50);
create index connection_tags_index on connection using gin (tags);
