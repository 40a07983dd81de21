-- With which signatures an endpoint is told: HMAC (v1), ed25519 (v1a) or both. Its current public key is no secret.
alter table endpoint add column signing text not null default 'v1'
    constraint endpoint_signing_check check (signing in ('v1', 'v1a', 'both'));
alter table endpoint add column public_key text;
alter table endpoint add constraint endpoint_public_key_check check (signing = 'v1' or public_key is not null);

-- Of each kind of key one is current.
alter table endpoint_secret add column kind text not null default 'v1'
    constraint endpoint_secret_kind_check check (kind in ('v1', 'v1a'));
drop index endpoint_secret_current_nkey;
create unique index endpoint_secret_current_nkey on endpoint_secret (endpoint_id, kind) where expires_at is null;
