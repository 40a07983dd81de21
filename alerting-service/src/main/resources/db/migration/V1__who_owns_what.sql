-- What registration says of connections and prefixes; only the newest revision of each is kept.
create table known_connection (
    connection_id text   constraint known_connection_pkey primary key,
    organisation  text   not null,
    name          text   not null,
    state         text   not null,
    revision      bigint not null
);

create table known_prefix (
    prefix_id     text   constraint known_prefix_pkey primary key,
    organisation  text   not null,
    connection_id text   not null,
    prefix        cidr   not null,
    standing      text   not null,
    revision      bigint not null
);
