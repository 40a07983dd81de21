-- Offsets are those of one topic: one that was deleted and made anew, under the same name, begins again at 0. Empty
-- for what was read before the id was kept.
alter table prefix_route_intake add column topic_id text not null default '';
