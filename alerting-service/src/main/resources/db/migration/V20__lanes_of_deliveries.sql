-- What goes to one endpoint goes down one lane, which one worker drives at a time: what it has claimed, how fast it
-- goes and in which order is known in one place, and a delivery's row is written once per attempt.
create table delivery_lane (
    endpoint_id text        constraint delivery_lane_pkey primary key
                            constraint delivery_lane_endpoint_fkey references endpoint on delete cascade,
    owner       text        not null,
    owned_until timestamptz not null
);
create index delivery_lane_owned_idx on delivery_lane (owned_until);

alter table delivery drop column lease_owner, drop column lease_until;

-- In the order in which a lane is read, so that the beginning costs the same whatever waits behind it.
drop index delivery_waiting_idx;
create index delivery_waiting_idx on delivery (endpoint_id, due_at, delivery_no) where state = 'Waiting';

-- Whatever makes a delivery due says for which endpoint. A retry that is due later does not: its worker knows of it.
drop trigger delivery_wake on delivery;
drop trigger endpoint_wake on endpoint;
drop function delivery_wake();

create function delivery_wake() returns trigger language plpgsql as
'begin
    perform pg_notify(''delivery_due'', due.endpoint_id)
       from (select distinct endpoint_id from fresh
              where state = ''Waiting'' and due_at < clock_timestamp() + interval ''1 minute'') due;
    return null;
end';

create trigger delivery_wake_new after insert on delivery
    referencing new table as fresh for each statement execute function delivery_wake();

create trigger delivery_wake_changed after update on delivery
    referencing new table as fresh for each statement execute function delivery_wake();

-- Workers keep an endpoint's secrets for seconds; this makes them read anew.
create function endpoint_wake() returns trigger language plpgsql as
'begin
    perform pg_notify(''endpoint_changed'', coalesce(new.endpoint_id, old.endpoint_id));
    return null;
end';

create trigger endpoint_wake after update on endpoint
    for each row execute function endpoint_wake();

create function endpoint_open() returns trigger language plpgsql as
'begin
    perform pg_notify(''delivery_due'', new.endpoint_id);
    return null;
end';

create trigger endpoint_open after update on endpoint
    for each row when (new.state = 'Enabled') execute function endpoint_open();

create trigger endpoint_secret_wake after insert or update or delete on endpoint_secret
    for each row execute function endpoint_wake();
