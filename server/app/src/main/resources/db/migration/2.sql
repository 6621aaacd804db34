-- Practice replies. The text is kept, as this is practice; it is the agent's own until they share it.
CREATE TABLE attempt (
  seq       INTEGER PRIMARY KEY,  -- order of handing in
  id        TEXT NOT NULL UNIQUE,
  person    TEXT NOT NULL,
  scenario  TEXT NOT NULL,        -- no foreign key: history outlives a deleted scenario
  title     TEXT NOT NULL,
  customer  TEXT NOT NULL,
  at        INTEGER NOT NULL,     -- UTC, milliseconds
  day       TEXT NOT NULL,        -- in the team's time zone at that time
  attempt   INTEGER NOT NULL,     -- 1 for the first try at this scenario
  ruleset   INTEGER NOT NULL,
  text      TEXT NOT NULL,
  score     INTEGER NOT NULL,
  outcome   TEXT NOT NULL,        -- JSON: parts, findings and spans as they were told at hand-in
  shared_at INTEGER
) STRICT;
CREATE INDEX attempt_person ON attempt (person, seq);

-- Scenarios that admins added or changed. body null: one that came with the program was taken away.
CREATE TABLE scenario (
  id         TEXT PRIMARY KEY,
  body       TEXT,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A person's history, newest first.
CREATE INDEX event_history ON event (person, occurred_at, seq);
