-- What a partner is to put into the registry's record; one at a time.
create table partner_challenge (
    partner_id text        constraint partner_challenge_pkey primary key
                           constraint partner_challenge_partner_fkey references partner,
    token      text        not null,
    issued_at  timestamptz not null
);

alter table partner_challenge enable row level security;
alter table partner_challenge force row level security;
create policy partner_challenge_own on partner_challenge
    using (exists (select from partner where partner.partner_id = partner_challenge.partner_id and may_see(partner.organisation)));
create trigger partner_challenge_audit after insert or update or delete on partner_challenge
    for each row execute function note_audit('partner_id', 'partner-challenge', '');

-- Every attempt, with what it saw. A trail itself; it needs no other.
create table proof_attempt (
    proof_attempt_id text        constraint proof_attempt_pkey primary key,
    partner_id       text        not null constraint proof_attempt_partner_fkey references partner,
    method           text        not null constraint proof_attempt_method_check check (method in ('rdap', 'token', 'operator')),
    outcome          text        not null constraint proof_attempt_outcome_check check (outcome in ('proven', 'not-proven', 'unavailable')),
    evidence         text        not null constraint proof_attempt_evidence_check check (length(evidence) <= 1000),
    actor            text        not null,
    at               timestamptz not null
);

create index proof_attempt_partner_index on proof_attempt (partner_id, proof_attempt_id);
create index proof_attempt_recent_index on proof_attempt (partner_id, at);

alter table proof_attempt enable row level security;
alter table proof_attempt force row level security;
create policy proof_attempt_own on proof_attempt
    using (exists (select from partner where partner.partner_id = proof_attempt.partner_id and may_see(partner.organisation)));
