create index connection_partner_index on connection (partner_id, connection_id) where state <> 'closed';
