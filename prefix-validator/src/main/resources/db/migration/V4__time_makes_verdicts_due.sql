-- When a claim has to be judged again though nothing is heard: a grace ends, or something could not be said.
alter table judged_prefix add column look_again_at timestamptz;

create index judged_prefix_look_again_index on judged_prefix (look_again_at) where held and look_again_at is not null;
