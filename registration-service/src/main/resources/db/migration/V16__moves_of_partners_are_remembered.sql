-- This file changes rows of all.
set local peering.tenant = '*';
set local peering.actor = 'migration';

-- Who moved a partner, or a session of it, when and why.
create table partner_step (
    subject_id text        not null,
    revision   bigint      not null,
    partner_id text        not null constraint partner_step_partner_fkey references partner,
    state      text        not null,
    since      timestamptz not null,
    actor      text        not null,
    reason     text,
    constraint partner_step_pkey primary key (subject_id, revision)
);

-- What is known of those who were there before.
insert into partner_step (subject_id, revision, partner_id, state, since, actor, reason)
    select partner_id, revision, partner_id, state, state_since, 'before the history began', state_reason from partner;

-- Its own partner's organisation reads it; it is a trail itself and needs no other.
alter table partner_step enable row level security;
alter table partner_step force row level security;
create policy partner_step_own on partner_step
    using (exists (select from partner where partner.partner_id = partner_step.partner_id and may_see(partner.organisation)));
