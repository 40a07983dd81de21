create table site (
    site_id    text             constraint site_pkey primary key,
    name       text             not null constraint site_nkey unique,
    metro      text             not null,
    country    text             not null constraint site_country_check check (country ~ '^[A-Z]{2}$'),
    latitude   double precision not null constraint site_latitude_check check (latitude between -90 and 90),
    longitude  double precision not null constraint site_longitude_check check (longitude between -180 and 180),
    facility   text             not null,
    routers    text[]           not null constraint site_routers_check check (cardinality(routers) > 0),
    changed_at timestamptz      not null,
    revision   bigint           not null
);

create index site_country_index on site (country, site_id);
