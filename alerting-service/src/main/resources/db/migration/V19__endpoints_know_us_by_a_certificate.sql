-- A certificate that is shown to the receiver in the TLS handshake; its key is encrypted.
alter table endpoint add column client_certificate text;
alter table endpoint add column client_key bytea;
alter table endpoint add column client_subject text;
alter table endpoint add column client_expires_at timestamptz;
alter table endpoint add constraint endpoint_client_check
    check (num_nulls(client_certificate, client_key, client_subject, client_expires_at) in (0, 4));
