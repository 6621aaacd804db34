-- A team's page reads whole weeks, and only the days at the ends of a stretch one by one. A week is named by its Monday.
-- Made from the sums by day, never from the events: a second's work after ten million of them.

CREATE TABLE rule_week (                -- typed cards only
  team        TEXT NOT NULL,
  week        TEXT NOT NULL,
  rule        TEXT NOT NULL,
  category    TEXT NOT NULL,
  shown       INTEGER NOT NULL DEFAULT 0,
  accepted    INTEGER NOT NULL DEFAULT 0,
  dismissed   INTEGER NOT NULL DEFAULT 0,
  turned_off  INTEGER NOT NULL DEFAULT 0,
  reported    INTEGER NOT NULL DEFAULT 0,
  edited_away INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (team, week, rule, category)
) STRICT, WITHOUT ROWID;
INSERT INTO rule_week (team, week, rule, category, shown, accepted, dismissed, turned_off, reported, edited_away)
SELECT team, date(day, 'weekday 0', '-6 days'), rule, category, sum(shown), sum(accepted), sum(dismissed), sum(turned_off), sum(reported), sum(edited_away)
FROM rule_day WHERE typed GROUP BY 1, 2, 3, 4;

CREATE TABLE category_week (            -- how often typed words brought up a category: what somebody works on
  team     TEXT NOT NULL,
  week     TEXT NOT NULL,
  person   TEXT NOT NULL,
  category TEXT NOT NULL,
  shown    INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (team, week, person, category)
) STRICT, WITHOUT ROWID;
INSERT INTO category_week (team, week, person, category, shown)
SELECT team, date(day, 'weekday 0', '-6 days'), person, category, sum(shown) FROM category_day WHERE shown > 0 GROUP BY 1, 2, 3, 4;

CREATE TABLE reply_week (               -- what reply_day holds
  team     TEXT NOT NULL,
  week     TEXT NOT NULL,
  person   TEXT NOT NULL,
  replies  INTEGER NOT NULL DEFAULT 0,
  words    INTEGER NOT NULL DEFAULT 0,
  judged   INTEGER NOT NULL DEFAULT 0,
  in_order INTEGER NOT NULL DEFAULT 0,
  risky    INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (team, week, person)
) STRICT, WITHOUT ROWID;
INSERT INTO reply_week (team, week, person, replies, words, judged, in_order, risky)
SELECT team, date(day, 'weekday 0', '-6 days'), person, sum(replies), sum(words), sum(judged), sum(in_order), sum(risky)
FROM reply_day GROUP BY 1, 2, 3;

DROP INDEX category_day_team;           -- nothing reads a team's categories by day any more
