-- In which form an endpoint is told, and a secret that the form wants in its body (PagerDuty's routing key), encrypted.
alter table endpoint add column format text not null default 'standard-webhooks';
alter table endpoint add column credential bytea;

-- The form of a delivery is that of its endpoint when it was decided; headers are JSON of what belongs to the form.
alter table delivery add column format text not null default 'standard-webhooks';
alter table delivery add column headers text not null default '{"headers": {}}';

-- Words by which alerts are matched and grouped, a JSON object.
alter table alert add column labels text not null default '{}';
