-- Which keys this home has, where each rests and how to know it again. Never a key.
CREATE TABLE vault_key (
  name        TEXT PRIMARY KEY,              -- 'sealing', 'suppression'
  place       TEXT NOT NULL CHECK (place IN ('keyring', 'file')),
  slot        TEXT NOT NULL,                 -- its name there
  fingerprint TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- People who were forgotten. What they were called by is kept only as marks made with a key, so that the next pull
-- knows them again and nobody else does.
CREATE TABLE suppression (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE suppression_mark (
  mark           TEXT NOT NULL,
  suppression_id INTEGER NOT NULL REFERENCES suppression (id) ON DELETE CASCADE,
  PRIMARY KEY (mark, suppression_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX suppression_mark_of ON suppression_mark (suppression_id);

-- Two customers who are one person, by a person's word. `other` is the number that was taken in; what it brought is
-- listed, so that taking it out again gives each side its own.
CREATE TABLE customer_link (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  kept       INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  other      INTEGER NOT NULL UNIQUE,
  other_name TEXT NOT NULL,
  at         INTEGER NOT NULL,
  by_whom    TEXT NOT NULL
) STRICT;
CREATE INDEX customer_link_kept ON customer_link (kept);
CREATE TABLE customer_link_record (
  link_id   INTEGER NOT NULL REFERENCES customer_link (id) ON DELETE CASCADE,
  record_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  PRIMARY KEY (link_id, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_link_record_of ON customer_link_record (record_id);
-- What was noted here before: tables whose ids are never given twice.
CREATE TABLE customer_link_note (
  link_id INTEGER NOT NULL REFERENCES customer_link (id) ON DELETE CASCADE,
  what    TEXT NOT NULL,                     -- the table
  note_id INTEGER NOT NULL,
  PRIMARY KEY (link_id, what, note_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE customer_link_claim (
  link_id      INTEGER NOT NULL REFERENCES customer_link (id) ON DELETE CASCADE,
  entitlement  TEXT NOT NULL,
  case_account TEXT NOT NULL,
  case_id      TEXT NOT NULL,
  at           INTEGER NOT NULL,
  kept_too     INTEGER NOT NULL,             -- the one kept had claimed it as well
  PRIMARY KEY (link_id, entitlement, case_account, case_id)
) STRICT, WITHOUT ROWID;

-- What is removed when its time has passed.
CREATE INDEX fact_expires ON fact (expires_at) WHERE expires_at IS NOT NULL;
