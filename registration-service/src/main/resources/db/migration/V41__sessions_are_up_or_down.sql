-- What routers tell of sessions. A session without a row is watched by nobody.
create table session_state (
    session_id text        constraint session_state_pkey primary key
                           constraint session_state_session_fkey references peering_session,
    state      text        not null constraint session_state_state_check check (state in ('up', 'down')),
    since      timestamptz not null,
    reason     text,
    revision   bigint      not null
);

alter table session_state enable row level security;
alter table session_state force row level security;
-- Whoever sees a session sees whether it is up.
create policy session_state_read on session_state for select
    using (exists (select from peering_session where peering_session.session_id = session_state.session_id));
create policy session_state_write on session_state using (is_service_or_operator());

-- A path asks what a partner has at a site.
create index peering_session_partner_site_index on peering_session (partner_id, site_id) where state = 'active';
