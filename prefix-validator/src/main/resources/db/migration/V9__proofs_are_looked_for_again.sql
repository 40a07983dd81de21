-- When what was published for a proof is looked for again, and why it was not found then. Null: nothing was published for it.
alter table proof
    add column look_at        timestamptz,
    add column doubt_reason   text,
    add column doubt_sentence text,
    add column doubt_repair   text,
    add constraint proof_doubt_check check (
        (doubt_reason is null) = (doubt_sentence is null) and (doubt_reason is null) = (doubt_repair is null));

update proof
set look_at = valid_until - least(interval '21 days', (valid_until - proven_at) / 2)
where ended_at is null and challenge_id is not null and method in ('DnsToken', 'RegistryToken');

create index proof_look_index on proof (look_at) where ended_at is null and look_at is not null;

-- That it is looked for says nothing new of a proof: only what came of it makes claims due.
drop trigger proof_makes_due on proof;

create trigger proof_makes_due after insert on proof
    for each row execute function proof_makes_due();

create trigger changed_proof_makes_due after update on proof
    for each row when (
        (old.proven_at, old.valid_until, old.ended_at, old.doubt_reason)
            is distinct from (new.proven_at, new.valid_until, new.ended_at, new.doubt_reason))
    execute function proof_makes_due();
