-- How an endpoint fares. Since when deliveries to it were given up with none arriving between, and what its owner was
-- told of it; all null when it is well.
alter table endpoint add column failing_since timestamptz;
alter table endpoint add column failing_told_at timestamptz;
alter table endpoint add column exhausted_told_at timestamptz;

-- Whether it hears how the organisation's other endpoints fare.
alter table endpoint add column operations boolean not null default false;

create index delivery_settled_idx on delivery (endpoint_id, settled_at) where settled_at is not null;
create index delivery_parked_idx on delivery (endpoint_id) where state = 'Parked';
