-- A list of one's own replays begins with the latest.
create index replay_of_organisation on replay (organisation, created_at desc, replay_id desc);
