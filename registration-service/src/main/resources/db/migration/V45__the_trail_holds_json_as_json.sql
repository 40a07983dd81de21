-- Some columns hold JSON as text. In the trail they are JSON, not a text full of quotes.

-- What cannot be jsonb, as a NUL, stays text: the trail must not be what a change fails of.
create function unquoted(thing jsonb, columns text) returns jsonb language plpgsql immutable as $$
declare
    name text;
    held text;
begin
    foreach name in array string_to_array(columns, ',') loop
        held := thing ->> name;
        if jsonb_typeof(thing -> name) = 'string' and held is json and position('\u0000' in held) = 0 then
            thing := jsonb_set(thing, array[name], cast(held as jsonb));
        end if;
    end loop;
    return thing;
end $$;

-- note_audit(primary key, kind, columns whose value is nobody's business, columns that hold JSON).
-- The trail belongs to the row's organisation; where the row names none, to that of its partner or
-- connection; else to the actor's.
create or replace function note_audit() returns trigger language plpgsql as $$
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
    if tg_nargs > 3 then
        was := unquoted(was, tg_argv[3]);
        is_now := unquoted(is_now, tg_argv[3]);
    end if;
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

create or replace trigger site_audit after insert or update or delete on site
    for each row execute function note_audit('site_id', 'site', '', 'facilities,exchanges,bandwidth_offers');
create or replace trigger partner_audit after insert or update or delete on partner
    for each row execute function note_audit('partner_id', 'partner', '', 'contacts');
create or replace trigger prefix_audit after insert or update or delete on prefix
    for each row execute function note_audit('prefix_id', 'prefix', 'fingerprint', 'findings');

-- What was written before. Nobody may change the trail, so its wall is down while its form is mended.
alter table audit_entry no force row level security;
update audit_entry
    set before = unquoted(cast(before as jsonb), 'facilities,exchanges,bandwidth_offers,contacts,findings'),
        after = unquoted(cast(after as jsonb), 'facilities,exchanges,bandwidth_offers,contacts,findings')
    where kind in ('site', 'partner', 'prefix');
alter table audit_entry force row level security;
