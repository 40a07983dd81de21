-- How many prefixes each organisation holds (all that are not released), so that asking costs the same however many there are.
create table prefix_holding (
    organisation text   constraint prefix_holding_pkey primary key,
    held         bigint not null constraint prefix_holding_held_check check (held >= 0)
);

insert into prefix_holding
select organisation, count(*) from prefix where standing <> 'Released' group by organisation;

create function prefix_count_new() returns trigger language plpgsql as $$
begin
    insert into prefix_holding as holding (organisation, held)
    select organisation, count(*) from new_rows where standing <> 'Released' group by organisation order by organisation
    on conflict (organisation) do update set held = holding.held + excluded.held;
    return null;
end $$;

create trigger prefix_count_new after insert on prefix
    referencing new table as new_rows for each statement execute function prefix_count_new();

create function prefix_count_released() returns trigger language plpgsql as $$
begin
    update prefix_holding as holding set held = holding.held - gone.number
    from (select old_rows.organisation, count(*) as number
          from old_rows join new_rows using (prefix_id)
          where old_rows.standing <> 'Released' and new_rows.standing = 'Released'
          group by old_rows.organisation order by old_rows.organisation) as gone
    where holding.organisation = gone.organisation;
    return null;
end $$;

create trigger prefix_count_released after update on prefix
    referencing old table as old_rows new table as new_rows for each statement execute function prefix_count_released();

alter table prefix_holding enable row level security;
alter table prefix_holding force row level security;
create policy prefix_holding_own on prefix_holding using (may_see(organisation));
