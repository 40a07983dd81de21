-- What customers expect of their prefixes' routes. One that was taken back stays, so that its revision only grows.
create table watch_policy (
    prefix_id    text        constraint watch_policy_pkey primary key,
    organisation text        not null,
    policy       text        not null,
    changed_at   timestamptz not null,
    revision     bigint      not null
);

-- Facts that still have to go to Kafka; a row lives from the change's commit to the broker's acknowledgement.
create table outbox (
    outbox_id bigint      generated always as identity constraint outbox_pkey primary key,
    event_id  text        not null,
    fact      text        not null,
    key       text        not null,
    value     text        not null,
    occurred  timestamptz not null
);

create function outbox_wake() returns trigger language plpgsql as
    'begin notify outbox; return null; end';

create trigger outbox_wake after insert on outbox
    for each statement execute function outbox_wake();
