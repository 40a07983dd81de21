-- Whatever may make a delivery due wakes the workers when its transaction ends. Taking a lease does not.
create function delivery_wake() returns trigger language plpgsql as
    'begin notify delivery_due; return null; end';

create trigger delivery_wake after insert or update of state, due_at on delivery
    for each statement execute function delivery_wake();

create trigger endpoint_wake after update of state on endpoint
    for each statement execute function delivery_wake();
