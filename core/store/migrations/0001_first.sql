-- Times are milliseconds UTC. What came from a CRM hangs from `record`; what was noted here has no record.

CREATE TABLE account (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  name         TEXT NOT NULL UNIQUE,
  connector    TEXT NOT NULL,
  settings     TEXT NOT NULL,                -- JSON object; never a secret
  secret_slots TEXT NOT NULL,                -- JSON array of names
  secret_place TEXT NOT NULL CHECK (secret_place IN ('keyring', 'file')),
  state        TEXT NOT NULL DEFAULT 'never_synced',
  reason       TEXT NOT NULL DEFAULT '',
  last_sync    INTEGER,
  checkpoint   TEXT NOT NULL DEFAULT '',     -- the connector's JSON; empty: from the beginning
  generation   INTEGER NOT NULL DEFAULT 0,   -- of the full listing that runs or ran last
  full_listing INTEGER NOT NULL DEFAULT 0,   -- one has begun and not ended
  doubtful     INTEGER NOT NULL DEFAULT 0    -- it held a record whose id could not be read
) STRICT;

-- AUTOINCREMENT: a person may have written c12 down; it must never mean somebody else.
CREATE TABLE customer (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  name      TEXT NOT NULL,                   -- as shown; stays when the records go and something local does not
  words     TEXT NOT NULL DEFAULT '',        -- what the names are found by: search::index_words
  served_at INTEGER
) STRICT;
CREATE INDEX customer_served ON customer (served_at DESC) WHERE served_at IS NOT NULL;

-- One record of one CRM as last seen.
CREATE TABLE record (
  id           INTEGER PRIMARY KEY,
  account_id   INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  entity       TEXT NOT NULL,
  external_id  TEXT NOT NULL,
  -- For IN a row of three SQLite fills a table at each insert.
  kind         TEXT NOT NULL CHECK (kind = 'customer' OR kind = 'touchpoint' OR kind = 'commitment'),
  customer_id  INTEGER REFERENCES customer (id) ON DELETE CASCADE,  -- null: its customer has not come yet
  owner_entity TEXT,                         -- of a touchpoint or commitment: whose it is, in the CRM's words
  owner_id     TEXT,
  version      TEXT NOT NULL,
  url          TEXT NOT NULL,
  modified_at  INTEGER,
  arrived      INTEGER,                      -- a hash of the bytes it last came in; null: not from a listing
  look         INTEGER,                      -- record_look: which fields it has; null: not known
  first_seen   INTEGER NOT NULL,
  listed       INTEGER NOT NULL,             -- a listing has held it, so that a listing may miss it
  gone         INTEGER NOT NULL DEFAULT 0,   -- deleted in the CRM; kept so that its return finds the local notes
  UNIQUE (account_id, entity, external_id)
) STRICT;
CREATE INDEX record_customer ON record (customer_id, kind);
CREATE INDEX record_owner ON record (account_id, owner_entity, owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX record_external_id ON record (external_id) WHERE kind = 'customer';
CREATE INDEX record_url ON record (url) WHERE url <> '';

-- Which fields records have and what was said of them, without any value: few for all records of a CRM. So a record
-- that comes unchanged need not be read to know that its fields are still there.
CREATE TABLE record_look (
  id         INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  content    TEXT NOT NULL,
  UNIQUE (account_id, content)
) STRICT;

-- The bulk of a record, apart from what listings and searches look at.
CREATE TABLE record_base (
  record_id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  base      TEXT NOT NULL,                   -- as it came, canonical JSON
  facts     TEXT NOT NULL                    -- what it says of a customer, in its order: see record_facts.hpp
) STRICT;

CREATE TABLE customer_name (
  record_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  place     INTEGER NOT NULL,                -- 0 is the name, the others are other names
  value     TEXT NOT NULL,
  normal    TEXT NOT NULL,                   -- search::normal_name
  PRIMARY KEY (record_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_name_normal ON customer_name (normal);

CREATE TABLE customer_phone (
  record_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  place     INTEGER NOT NULL,
  value     TEXT NOT NULL,
  label     TEXT NOT NULL,
  reversed  TEXT NOT NULL,                   -- search::phone_digits backwards: the last digits come first
  PRIMARY KEY (record_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_phone_reversed ON customer_phone (reversed);

CREATE TABLE customer_mail (
  record_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  place     INTEGER NOT NULL,
  value     TEXT NOT NULL,
  label     TEXT NOT NULL,
  normal    TEXT NOT NULL,                   -- search::normal_mail
  PRIMARY KEY (record_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_mail_normal ON customer_mail (normal);

CREATE TABLE customer_language (
  record_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  place     INTEGER NOT NULL,
  tag       TEXT NOT NULL,                   -- BCP 47
  PRIMARY KEY (record_id, place)
) STRICT, WITHOUT ROWID;

-- The index of customer.words; rowid is the customer's id. No positions: nothing asks for them. "^" begins the token
-- of a name's first word, "~" that of a sound (core/search).
CREATE VIRTUAL TABLE customer_words USING fts5 (words, content = 'customer', content_rowid = 'id',
  tokenize = "ascii tokenchars '^~'", prefix = '1 2 3 4 5 6 7 8', detail = none, columnsize = 0);
INSERT INTO customer_words (customer_words, rank) VALUES ('hashsize', 16777216);  -- what a large write gathers

-- What was noted on this machine. What CRMs say is in record_base.
CREATE TABLE fact (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id   INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  aspect        TEXT NOT NULL,
  label         TEXT NOT NULL,
  value         TEXT NOT NULL,
  source        TEXT NOT NULL,
  who           TEXT NOT NULL,
  purpose       TEXT NOT NULL,
  noted_at      INTEGER NOT NULL,
  consent_given INTEGER,                     -- null: nothing was recorded
  consent_by    TEXT,
  consent_at    INTEGER,
  expires_at    INTEGER
) STRICT;
CREATE INDEX fact_customer ON fact (customer_id);

CREATE TABLE touchpoint (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id  INTEGER REFERENCES customer (id) ON DELETE CASCADE,
  record_id    INTEGER UNIQUE REFERENCES record (id) ON DELETE CASCADE,
  what         TEXT NOT NULL,
  channel      TEXT,
  at           INTEGER NOT NULL,
  by_customer  INTEGER NOT NULL,
  feeling      INTEGER CHECK (feeling BETWEEN -2 AND 2),
  effort       INTEGER CHECK (effort BETWEEN 1 AND 5),
  case_id      TEXT,                         -- null: about no case
  case_subject TEXT,
  case_status  TEXT,
  case_kind    TEXT,
  CHECK (customer_id IS NOT NULL OR record_id IS NOT NULL)
) STRICT;
CREATE INDEX touchpoint_customer ON touchpoint (customer_id, at);

CREATE TABLE commitment (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER REFERENCES customer (id) ON DELETE CASCADE,
  record_id   INTEGER UNIQUE REFERENCES record (id) ON DELETE CASCADE,
  what        TEXT NOT NULL,
  due         INTEGER NOT NULL,
  made        INTEGER,                       -- null: the CRM does not say
  state       TEXT NOT NULL CHECK (state = 'open' OR state = 'kept' OR state = 'broken'),
  settled     INTEGER,
  CHECK (customer_id IS NOT NULL OR record_id IS NOT NULL)
) STRICT;
CREATE INDEX commitment_customer ON commitment (customer_id, due);

-- What a full listing has held so far, a bit for each record: bit i of block b is record 4096 b + i. Apart from
-- `record`, so that seeing a record again does not rewrite it.
CREATE TABLE seen_block (
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  block      INTEGER NOT NULL,
  bits       BLOB NOT NULL,
  PRIMARY KEY (account_id, block)
) STRICT, WITHOUT ROWID;

-- Work that a large import puts off, done before or when it ends. "words": customers from this id on are not in
-- customer_words yet. "indexes": those of core/store/bulk.cpp may be missing.
CREATE TABLE put_off (
  what    TEXT PRIMARY KEY,
  from_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_aside (
  id          INTEGER PRIMARY KEY,
  account_id  INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  entity      TEXT NOT NULL,                 -- empty with the id when they could not be read
  external_id TEXT NOT NULL,
  reason      TEXT NOT NULL,
  record      TEXT NOT NULL,                 -- as it came, cut to a sensible length
  at          INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX kept_aside_key ON kept_aside (account_id, entity, external_id) WHERE external_id <> '';
CREATE UNIQUE INDEX kept_aside_record ON kept_aside (account_id, record) WHERE external_id = '';

CREATE TABLE interaction (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  channel     TEXT NOT NULL,
  reason      TEXT NOT NULL,
  stage       TEXT NOT NULL,
  started     INTEGER NOT NULL,
  ended       INTEGER
) STRICT;
CREATE INDEX interaction_customer ON interaction (customer_id, started);
CREATE INDEX interaction_started ON interaction (started);
CREATE UNIQUE INDEX interaction_open ON interaction (customer_id) WHERE ended IS NULL;

CREATE TABLE interaction_event (
  id             INTEGER PRIMARY KEY,
  interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
  kind           TEXT NOT NULL,
  at             INTEGER NOT NULL,
  note           TEXT NOT NULL
) STRICT;
CREATE INDEX interaction_event_of ON interaction_event (interaction_id);

CREATE TABLE reaction (
  id             INTEGER PRIMARY KEY,
  interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
  card           TEXT NOT NULL,
  kind           TEXT NOT NULL,
  at             INTEGER NOT NULL,
  until          INTEGER
) STRICT;
CREATE INDEX reaction_of ON reaction (interaction_id, card);

CREATE TABLE card_shown (
  interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
  card           TEXT NOT NULL,
  first          INTEGER NOT NULL,
  PRIMARY KEY (interaction_id, card)
) STRICT, WITHOUT ROWID;
