-- What was sent to where and what came back beside the body, as JSON; nothing in it is secret.
alter table delivery_attempt add column trace text;

-- Lists of all that an organisation was told, newest first.
create index delivery_organisation_idx on delivery (organisation, delivery_no);
