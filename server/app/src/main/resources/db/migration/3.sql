-- A practice reply is shared with the lead of one team: who moves does not take along what an earlier lead was shown.
ALTER TABLE attempt ADD COLUMN shared_team TEXT;  -- null: not shared; '' for no team
UPDATE attempt SET shared_team = coalesce((SELECT team FROM person WHERE person.id = attempt.person), '') WHERE shared_at IS NOT NULL;
