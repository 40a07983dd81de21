-- Who is asking is told by the settings of the transaction (peering.registration.web.Wall).
-- Where nothing was said, nothing is to be seen.
create function tenant() returns text language sql stable as
    $$ select coalesce(current_setting('peering.tenant', true), '') $$;

create function is_service_or_operator() returns boolean language sql stable as
    $$ select coalesce(current_setting('peering.tenant', true), '') = '*' $$;

create function may_see(owner text) returns boolean language sql stable as
    $$ select coalesce(current_setting('peering.tenant', true), '') in (owner, '*') $$;

-- Who changed what, when, from what to what. Written by triggers, so that no change can forget it.
create table audit_entry (
    audit_id           bigint      generated always as identity constraint audit_entry_pkey primary key,
    organisation       text        not null,
    kind               text        not null,
    thing_id           text        not null,
    action             text        not null constraint audit_entry_action_check check (action in ('created', 'changed', 'deleted')),
    actor              text        not null,
    actor_organisation text        not null,
    request            text        not null,
    at                 timestamptz not null,
    before             text        constraint audit_entry_before_check check (before is json object),
    after              text        constraint audit_entry_after_check check (after is json object)
);

create index audit_entry_organisation_index on audit_entry (organisation, audit_id);
create index audit_entry_thing_index on audit_entry (thing_id, audit_id);
create index audit_entry_at_index on audit_entry (at);

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy audit_entry_read on audit_entry for select using (may_see(organisation));
create policy audit_entry_write on audit_entry for insert with check (true);
create policy audit_entry_drop on audit_entry for delete using (is_service_or_operator());

-- note_audit(primary key, kind, columns whose value is nobody's business).
-- The trail belongs to the row's organisation; where the row names none, to that of its partner or
-- connection; else to the actor's.
create function note_audit() returns trigger language plpgsql as $$
declare
    was    jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
    is_now jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
    thing  jsonb := coalesce(is_now, was);
    hidden text;
    owner  text;
begin
    if tg_op = 'UPDATE' then
        select jsonb_object_agg(key, value) into was
            from jsonb_each(to_jsonb(old)) where value is distinct from to_jsonb(new) -> key;
        select jsonb_object_agg(key, value) into is_now
            from jsonb_each(to_jsonb(new)) where value is distinct from to_jsonb(old) -> key;
        if is_now is null then return null; end if;
    end if;
    foreach hidden in array string_to_array(tg_argv[2], ',') loop
        if was ? hidden then was := jsonb_set(was, array[hidden], '"(hidden)"'); end if;
        if is_now ? hidden then is_now := jsonb_set(is_now, array[hidden], '"(hidden)"'); end if;
    end loop;
    owner := thing ->> 'organisation';
    if owner is null and thing ? 'partner_id' then
        select organisation into owner from partner where partner_id = thing ->> 'partner_id';
    end if;
    if owner is null and thing ? 'connection_id' then
        select organisation into owner from connection where connection_id = thing ->> 'connection_id';
    end if;
    insert into audit_entry (organisation, kind, thing_id, action, actor, actor_organisation, request, at, before, after)
    values (coalesce(owner, current_setting('peering.organisation', true), ''),
            tg_argv[1], thing ->> tg_argv[0],
            case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'changed' else 'deleted' end,
            coalesce(current_setting('peering.actor', true), ''),
            coalesce(current_setting('peering.organisation', true), ''),
            coalesce(current_setting('peering.request', true), ''),
            clock_timestamp(), was, is_now);
    return null;
end $$;

-- Answers to creations, for those who send them again with the same key.
create table kept_answer (
    answer_id    text        constraint kept_answer_pkey primary key,
    organisation text        not null,
    request      bytea       not null,
    status       integer,
    location     text,
    etag         text,
    sealed_body  bytea,
    begun_at     timestamptz not null
);

create index kept_answer_begun_index on kept_answer (begun_at);
alter table kept_answer enable row level security;
alter table kept_answer force row level security;
create policy kept_answer_own on kept_answer using (may_see(organisation));
