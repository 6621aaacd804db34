-- People and teams. Times are UTC milliseconds everywhere; ids are random text.
CREATE TABLE team (
  id        TEXT PRIMARY KEY,
  name      TEXT NOT NULL UNIQUE,
  time_zone TEXT NOT NULL   -- IANA name; decides which day an event belongs to
) STRICT;

CREATE TABLE person (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  email      TEXT UNIQUE,    -- only for signing in through an identity provider
  role       TEXT NOT NULL CHECK (role IN ('agent', 'lead', 'admin')),
  team       TEXT REFERENCES team (id),
  created_at INTEGER NOT NULL,
  joined_at  INTEGER
) STRICT;

CREATE TABLE lead (
  person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  team   TEXT NOT NULL REFERENCES team (id) ON DELETE CASCADE,
  PRIMARY KEY (person, team)
) STRICT, WITHOUT ROWID;

-- What proves who somebody is: one row a browser. Only the hash of the secret.
CREATE TABLE token (
  hash         BLOB PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  person       TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind         TEXT NOT NULL CHECK (kind IN ('bearer', 'session')),
  browser      TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  last_used_at INTEGER,
  expires_at   INTEGER         -- null: until revoked
) STRICT;
CREATE INDEX token_person ON token (person);

-- Works once: an invite makes a token, a ticket makes a session.
CREATE TABLE invite (
  hash       BLOB PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('invite', 'ticket')),
  person     TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at    INTEGER
) STRICT;

-- One row for each thing an agent did with a card and for each reply. Append only. Never the draft.
CREATE TABLE event (
  seq         INTEGER PRIMARY KEY,  -- order of arrival; pages of the history hang on it
  id          BLOB NOT NULL,        -- UUID made by the client, so that a resend is a no-op
  person      TEXT NOT NULL,
  team        TEXT NOT NULL,        -- the team at that time, '' for none: history stays where it was made
  day         TEXT NOT NULL,        -- the day of occurred_at in the team's time zone at that time
  occurred_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  action      TEXT NOT NULL,
  rule        TEXT,                 -- no foreign key: history outlives a deleted rule
  category    TEXT,
  ruleset     INTEGER NOT NULL,
  reply       TEXT NOT NULL,
  words       INTEGER,
  in_order    INTEGER,
  typed       INTEGER NOT NULL,     -- 0: pasted or from a macro, not held against the agent
  site        TEXT NOT NULL,
  sentence    TEXT,                 -- of a report, and only if ticked
  UNIQUE (person, id)
) STRICT;

-- Roll-ups, written in the same transaction as the events they sum up; they can be rebuilt from them.
CREATE TABLE reply_day (
  person   TEXT NOT NULL,
  team     TEXT NOT NULL,
  day      TEXT NOT NULL,
  replies  INTEGER NOT NULL DEFAULT 0,
  words    INTEGER NOT NULL DEFAULT 0,
  judged   INTEGER NOT NULL DEFAULT 0,  -- replies long enough to say something about their order
  in_order INTEGER NOT NULL DEFAULT 0,  -- of those
  risky    INTEGER NOT NULL DEFAULT 0,  -- typed phrases that were shown
  PRIMARY KEY (person, day, team)
) STRICT, WITHOUT ROWID;
CREATE INDEX reply_day_team ON reply_day (team, day);

CREATE TABLE category_day (
  person      TEXT NOT NULL,
  team        TEXT NOT NULL,
  day         TEXT NOT NULL,
  category    TEXT NOT NULL,            -- '' when the event named none
  shown       INTEGER NOT NULL DEFAULT 0,
  accepted    INTEGER NOT NULL DEFAULT 0,
  dismissed   INTEGER NOT NULL DEFAULT 0,
  turned_off  INTEGER NOT NULL DEFAULT 0,
  reported    INTEGER NOT NULL DEFAULT 0,
  edited_away INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (person, day, team, category)
) STRICT, WITHOUT ROWID;
CREATE INDEX category_day_team ON category_day (team, day);

CREATE TABLE rule_day (
  team        TEXT NOT NULL,
  day         TEXT NOT NULL,
  rule        TEXT NOT NULL,
  category    TEXT NOT NULL,
  typed       INTEGER NOT NULL,
  shown       INTEGER NOT NULL DEFAULT 0,
  accepted    INTEGER NOT NULL DEFAULT 0,
  dismissed   INTEGER NOT NULL DEFAULT 0,
  turned_off  INTEGER NOT NULL DEFAULT 0,
  reported    INTEGER NOT NULL DEFAULT 0,
  edited_away INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (team, day, rule, category, typed)
) STRICT, WITHOUT ROWID;

-- Every published state of the rules.
CREATE TABLE ruleset (
  number       INTEGER PRIMARY KEY,
  published_at INTEGER NOT NULL,
  person       TEXT NOT NULL,      -- '' is the program itself: first start, new version
  why          TEXT NOT NULL,
  changes      TEXT NOT NULL       -- JSON, for people: [{"kind","id","change"}]
) STRICT;

-- Rules, lists and categories, each with the rulesets it was part of: ruleset n holds what began by n and had not ended.
CREATE TABLE entry (
  kind          TEXT NOT NULL CHECK (kind IN ('category', 'list', 'rule')),
  id            TEXT NOT NULL,
  from_ruleset  INTEGER NOT NULL,
  until_ruleset INTEGER,           -- exclusive; null: still live
  position      INTEGER NOT NULL,  -- order within its kind; breaks ties between rules
  body          TEXT NOT NULL,     -- JSON as in the API
  PRIMARY KEY (kind, id, from_ruleset)
) STRICT;
CREATE INDEX entry_live ON entry (kind, position) WHERE until_ruleset IS NULL;

-- The pack as it was shipped when it was last merged: the base of the next three-way merge.
CREATE TABLE shipped (
  kind TEXT NOT NULL,
  id   TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- What a new version would have changed had an admin not changed it too. body null: it would have been removed.
CREATE TABLE conflict (
  kind TEXT NOT NULL,
  id   TEXT NOT NULL,
  body TEXT,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
