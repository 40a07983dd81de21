-- One telling to one endpoint. A waiting row is the queue; a lease says that a worker has it just now.
create table delivery (
    delivery_no      bigint      generated always as identity constraint delivery_no_key unique,
    delivery_id      text        constraint delivery_pkey primary key,
    endpoint_id      text        not null constraint delivery_endpoint_fkey references endpoint on delete cascade,
    organisation     text        not null,
    alert_id         text        constraint delivery_alert_fkey references alert on delete cascade,
    transition       text        not null,
    type             text        not null,
    body             text        not null,
    state            text        not null constraint delivery_state_check check (state in ('Waiting', 'Delivered', 'Parked')),
    state_reason     text,
    fact_at          timestamptz not null,
    created_at       timestamptz not null,
    due_at           timestamptz not null,
    attempts         integer     not null,
    -- Attempts since the schedule began; a manual retry begins it anew.
    tries            integer     not null,
    first_attempt_at timestamptz,
    settled_at       timestamptz,
    lease_owner      text,
    lease_until      timestamptz,
    -- The same transition of an alert is told to an endpoint once, whatever is reprocessed.
    constraint delivery_nkey unique (alert_id, transition, endpoint_id)
);
create index delivery_waiting_idx on delivery (endpoint_id, due_at) where state = 'Waiting';
create index delivery_endpoint_idx on delivery (endpoint_id, delivery_no);

create table delivery_attempt (
    delivery_id text        not null constraint delivery_attempt_delivery_fkey references delivery on delete cascade,
    number      integer     not null,
    at          timestamptz not null,
    millis      integer     not null,
    outcome     text        not null constraint delivery_attempt_outcome_check check (outcome in ('Delivered', 'TryLater', 'GiveUp')),
    why         text        not null,
    status      integer,
    response    text,
    constraint delivery_attempt_pkey primary key (delivery_id, number)
);
