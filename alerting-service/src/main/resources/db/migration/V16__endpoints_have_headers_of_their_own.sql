-- Headers that a customer adds to each request: JSON, encrypted. Their names are no secret, a comma between them.
alter table endpoint add column own_headers bytea;
alter table endpoint add column header_names text;
alter table endpoint add constraint endpoint_headers_check check ((own_headers is null) = (header_names is null));
