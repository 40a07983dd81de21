-- Family, first address and length as one text, so that what lies within a prefix is a range of it: text is compared without a
-- leak, which row-level security asks of whatever is to use an index.
alter table prefix add column place text collate "C" not null generated always as
    (family(prefix::inet) || substr(encode(inet_send(prefix::inet), 'hex'), 9) || '/' || lpad(masklen(prefix::inet)::text, 3, '0')) stored;

create index prefix_place_index on prefix (organisation, place);
create index prefix_anywhere_index on prefix (place);
create index prefix_text_index on prefix (prefix);
create index prefix_changed_index on prefix (organisation, standing_since);
create index prefix_partner_index on prefix (partner_id, prefix_id);
