-- This file changes rows of all.
set local peering.tenant = '*';
set local peering.actor = 'migration';

alter table peering_session add column kind text not null default 'direct'
    constraint peering_session_kind_check check (kind in ('direct', 'exchange'));
alter table peering_session alter column kind drop default;
alter table peering_session add column exchange text;
alter table peering_session add constraint peering_session_exchange_check
    check ((kind = 'exchange') = (exchange is not null));
alter table peering_session add column bandwidth_mbps integer
    constraint peering_session_bandwidth_check check (bandwidth_mbps > 0);

-- AES-256-GCM, bound to the session; nobody's answer and no trail shows it.
alter table peering_session add column md5_sealed bytea;

alter table peering_session add column state_reason text;
alter table peering_session drop constraint peering_session_state_check;
alter table peering_session add constraint peering_session_state_check
    check (state in ('requested', 'provisioning', 'validating', 'active', 'failed', 'closed'));

insert into partner_step (subject_id, revision, partner_id, state, since, actor)
    select session_id, revision, partner_id, state, state_since, 'before the history began' from peering_session;

-- Lists by state, in the order of their ids.
create index peering_session_state_index on peering_session (state, session_id);

drop trigger peering_session_audit on peering_session;
create trigger peering_session_audit after insert or update or delete on peering_session
    for each row execute function note_audit('session_id', 'session', 'md5_sealed');
