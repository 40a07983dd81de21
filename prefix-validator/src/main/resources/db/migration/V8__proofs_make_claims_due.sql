-- A proof that comes, changes or ends is reason to judge what the organisation claims inside it, in the same transaction.
alter table judged_prefix
    add column organisation text generated always as (claim::jsonb ->> 'organisation') stored;

create index judged_prefix_organisation_index on judged_prefix (organisation) where held;

create function proof_makes_due() returns trigger language plpgsql as
$$
begin
    -- In the order of the keys, as whoever else makes many claims due.
    update judged_prefix set look_again_at = now()
    from (select prefix_id from judged_prefix
        where held and organisation = new.organisation
            and case when place is null then false else prefix::inet <<= new.prefix::inet end
        order by prefix_id for update) as touched
    where judged_prefix.prefix_id = touched.prefix_id;
    return null;
end
$$;

create trigger proof_makes_due after insert or update on proof
    for each row execute function proof_makes_due();
