-- The newest hourly median of each place and site. A site may be unknown here: the measure is kept and never shown.
create table site_latency (
    place         text             not null,
    site_id       text             not null,
    median_millis double precision not null constraint site_latency_median_check check (median_millis >= 0),
    samples       bigint           not null constraint site_latency_samples_check check (samples > 0),
    window_start  timestamptz      not null,
    window_end    timestamptz      not null,
    revision      bigint           not null,
    constraint site_latency_pkey primary key (place, site_id),
    constraint site_latency_window_check check (window_start < window_end)
);

-- People do not write a place in the probes' case.
create index site_latency_place_index on site_latency (lower(place), site_id);

alter table site_latency enable row level security;
alter table site_latency force row level security;
create policy site_latency_read on site_latency for select using (tenant() <> '');
create policy site_latency_write on site_latency using (is_service_or_operator());
