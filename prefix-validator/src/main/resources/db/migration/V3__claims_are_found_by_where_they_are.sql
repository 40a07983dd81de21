-- Family, first address in hexadecimal, length: what lies within a prefix is one range of it. Null: the text is no prefix.
alter table judged_prefix add column place text collate "C";

update judged_prefix
set place = family(network) || substr(encode(inet_send(network), 'hex'), 9) || '/' || lpad(masklen(network)::text, 3, '0')
from (select prefix_id as id, (claim::jsonb ->> 'prefix')::inet as network from judged_prefix
    where claim::jsonb ->> 'prefix' ~ '^[0-9a-f.:]+/[0-9]+$'
        and pg_input_is_valid(claim::jsonb ->> 'prefix', 'cidr')) as told
where prefix_id = told.id;

create index judged_prefix_place_index on judged_prefix (place) where held;
