-- The newest word on each route; only of what the session's partner has registered, or a part of it.
create table received_route (
    session_id  text        not null,
    prefix      text        not null,
    partner_id  text        not null constraint received_route_partner_fkey references partner,
    origin      bigint,
    path        text        not null,
    communities text        not null constraint received_route_communities_check check (communities is json array),
    state       text        not null constraint received_route_state_check check (state in ('Announced', 'Withdrawn')),
    received_at timestamptz not null,
    revision    bigint      not null,
    constraint received_route_pkey primary key (session_id, prefix)
);

create index received_route_prefix_index on received_route (prefix, partner_id) where state = 'Announced';

-- Nobody's request reads it: what follows from it stands with the prefix.
alter table received_route enable row level security;
alter table received_route force row level security;
create policy received_route_service on received_route using (is_service_or_operator());

alter table prefix add column learned_type text not null default 'none'
    constraint prefix_learned_type_check check (learned_type in ('none', 'via-service-provider', 'via-session'));
