-- The last verdict's word, its sentence, and when a grace that it gives ends.
alter table prefix
    add column outcome  text constraint prefix_outcome_check
        check (outcome in ('None', 'Invalid', 'Pending', 'Verified', 'Warning', 'Failed', 'Unknown')),
    add column sentence text,
    add column fails_at timestamptz;

-- Until now a verdict had two words, and they were the standings'.
update prefix set outcome = standing, sentence = '' where verdict_id is not null and standing in ('Verified', 'Failed');
