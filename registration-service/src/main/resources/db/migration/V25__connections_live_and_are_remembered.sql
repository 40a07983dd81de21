-- Row-level security would hide the rows that are given their new columns here.
select set_config('peering.tenant', '*', true);

alter table connection drop constraint connection_state_check;
alter table connection add constraint connection_state_check check (state in ('requested', 'active', 'suspended', 'closed'));

alter table connection add column state_reason text;
alter table connection add column changed_at timestamptz;
update connection set changed_at = state_since, state_reason = case state when 'closed' then 'closed by the customer' end;
alter table connection alter column changed_at set not null;
alter table connection add constraint connection_reason_check check ((state in ('suspended', 'closed')) = (state_reason is not null));

-- Counting an organisation's open connections costs the same however many it has closed.
create index connection_open_index on connection (organisation) where state <> 'closed';

-- What was done to a connection, by whom and why; one line per revision.
create table connection_step (
    connection_id text        not null constraint connection_step_connection_fkey references connection,
    revision      bigint      not null,
    organisation  text        not null,
    state         text        not null constraint connection_step_state_check check (state in ('requested', 'active', 'suspended', 'closed')),
    since         timestamptz not null,
    actor         text        not null,
    reason        text        not null,
    constraint connection_step_pkey primary key (connection_id, revision)
);

alter table connection_step enable row level security;
alter table connection_step force row level security;
create policy connection_step_own on connection_step using (may_see(organisation));

insert into connection_step
select connection_id, revision, organisation, state, changed_at, 'migration', 'as it was when histories began' from connection;
