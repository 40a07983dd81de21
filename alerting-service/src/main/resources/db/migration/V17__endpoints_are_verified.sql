-- That who owns a URL wants to be told. An endpoint that has to be verified first is Unverified until then: what is told
-- to it waits.
alter table endpoint drop constraint endpoint_state_check;
alter table endpoint add constraint endpoint_state_check check (state in ('Enabled', 'Disabled', 'Unverified'));
alter table endpoint add column verified_at timestamptz;
alter table endpoint add column verified_by text
    constraint endpoint_verified_by_check check (verified_by in ('challenge', 'handshake'));
alter table endpoint add constraint endpoint_verified_check check ((verified_at is null) = (verified_by is null));
-- What the receiver granted; null: as much as there is.
alter table endpoint add column allowed_per_minute integer
    constraint endpoint_allowed_check check (allowed_per_minute > 0);
alter table endpoint add column verification_tried_at timestamptz;
