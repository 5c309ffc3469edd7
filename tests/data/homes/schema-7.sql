-- SPDX-License-Identifier: Apache-2.0
-- A home as the schema 7 kept it: three invented customers of an EspoCRM; a promise and a fact that it does not have yet,
-- and a touchpoint that it never gets. Made by the Rafiq of that time.
PRAGMA page_size=16384;
PRAGMA journal_mode=WAL;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
, scope TEXT NOT NULL DEFAULT 'all' CHECK (scope IN ('assigned', 'all', 'none')), every_s INTEGER NOT NULL DEFAULT 300, next_sync INTEGER, swept INTEGER, read_scope TEXT NOT NULL DEFAULT '', read_version TEXT NOT NULL DEFAULT '', read_mapping TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO account VALUES(1,'desk','espocrm','{"field.cultural_background":"cNobody","url":"http://espo.example.org"}','["key"]','file','ready','',1795398867799,'{"phase":"changes","since":{"Case":1930467605000,"Contact":1930467603000,"Task":1930467607000},"step":0,"v":1}',1,0,0,'all',300,NULL,1795398867792,'all','1.0.0','{"field.cultural_background":"cNobody","url":"http://espo.example.org"}');
CREATE TABLE customer (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  name      TEXT NOT NULL,                   -- as shown; stays when the records go and something local does not
  words     TEXT NOT NULL DEFAULT '',        -- what the names are found by: search::index_words
  served_at INTEGER
) STRICT;
INSERT INTO customer VALUES(1,'Layla Customer1','^layla customer1 layla',NULL);
INSERT INTO customer VALUES(2,'Layla Customer2','^layla customer2 layla',NULL);
INSERT INTO customer VALUES(3,'Layla Customer3','^layla customer3 layla',NULL);
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
INSERT INTO record VALUES(1,1,'Contact','65e7c0de000000001','customer',1,NULL,NULL,'1','http://espo.example.org/#Contact/view/65e7c0de000000001',1930467601000,1930828875455255193,1,1795398867776,1,0);
INSERT INTO record VALUES(2,1,'Contact','65e7c0de000000002','customer',2,NULL,NULL,'1','http://espo.example.org/#Contact/view/65e7c0de000000002',1930467602000,4038601983040911510,1,1795398867777,1,0);
INSERT INTO record VALUES(3,1,'Contact','65e7c0de000000003','customer',3,NULL,NULL,'1','http://espo.example.org/#Contact/view/65e7c0de000000003',1930467603000,638206741234574485,1,1795398867777,1,0);
INSERT INTO record VALUES(4,1,'Case','65e7c0de000000004','touchpoint',1,'Contact','65e7c0de000000001','','',NULL,4240368933442201829,2,1795398867785,1,0);
INSERT INTO record VALUES(5,1,'Task','65e7c0de000000006','commitment',2,'Contact','65e7c0de000000002','1','',NULL,3331565538548400189,4,1795398867786,1,0);
CREATE TABLE record_look (
  id         INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  content    TEXT NOT NULL,
  UNIQUE (account_id, content)
) STRICT;
INSERT INTO record_look VALUES(1,1,'[[["Contact","mails","a list"],["Contact","modified_at","text"],["Contact","name","text"],["Contact","phones","a list"],["Contact","url","text"],["Contact","version","text"],["Contact","facts.cEducation","text"],["Contact","facts.cInterests","text"],["Contact","facts.cInterests","text"],["Contact","facts.Address","text"],["Contact","extra.description","text"]],["The field description of Contact is not mapped; it is kept and not used"]]');
INSERT INTO record_look VALUES(2,1,'[[["Case","at","text"],["Case","by_customer","yes or no"],["Case","case","an object"],["Case","customer","an object"],["Case","what","text"]],[]]');
INSERT INTO record_look VALUES(3,1,'[[],[]]');
INSERT INTO record_look VALUES(4,1,'[[["Task","customer","an object"],["Task","due","text"],["Task","state","text"],["Task","version","text"],["Task","what","text"]],[]]');
CREATE TABLE record_base (
  record_id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  base      TEXT NOT NULL,                   -- as it came, canonical JSON
  facts     TEXT NOT NULL                    -- what it says of a customer, in its order: see record_facts.hpp
) STRICT;
INSERT INTO record_base VALUES(1,'{"entity":"Contact","extra":{"description":"likes the window seat"},"facts":[{"aspect":"education","label":"cEducation","value":"Diploma"},{"aspect":"interest","label":"cInterests","value":"Gardens"},{"aspect":"interest","label":"cInterests","value":"Music"},{"aspect":"address","label":"Address","value":"Palm Street 1, Mosul"}],"id":"65e7c0de000000001","kind":"customer","mails":[{"value":"customer1@example.org"}],"modified_at":"2031-03-05T09:00:01Z","name":"Layla Customer1","phones":[{"value":"+964 770 000 0001"}],"url":"http://espo.example.org/#Contact/view/65e7c0de000000001","version":"1"}','[["education","cEducation","Diploma"],["interest","cInterests","Gardens"],["interest","cInterests","Music"],["other","Address","Palm Street 1, Mosul"]]');
INSERT INTO record_base VALUES(2,'{"entity":"Contact","extra":{"description":"likes the window seat"},"facts":[{"aspect":"education","label":"cEducation","value":"Diploma"},{"aspect":"interest","label":"cInterests","value":"Gardens"},{"aspect":"interest","label":"cInterests","value":"Music"},{"aspect":"address","label":"Address","value":"Palm Street 1, Mosul"}],"id":"65e7c0de000000002","kind":"customer","mails":[{"value":"customer2@example.org"}],"modified_at":"2031-03-05T09:00:02Z","name":"Layla Customer2","phones":[{"value":"+964 770 000 0002"}],"url":"http://espo.example.org/#Contact/view/65e7c0de000000002","version":"1"}','[["education","cEducation","Diploma"],["interest","cInterests","Gardens"],["interest","cInterests","Music"],["other","Address","Palm Street 1, Mosul"]]');
INSERT INTO record_base VALUES(3,'{"entity":"Contact","extra":{"description":"likes the window seat"},"facts":[{"aspect":"education","label":"cEducation","value":"Diploma"},{"aspect":"interest","label":"cInterests","value":"Gardens"},{"aspect":"interest","label":"cInterests","value":"Music"},{"aspect":"address","label":"Address","value":"Palm Street 1, Mosul"}],"id":"65e7c0de000000003","kind":"customer","mails":[{"value":"customer3@example.org"}],"modified_at":"2031-03-05T09:00:03Z","name":"Layla Customer3","phones":[{"value":"+964 770 000 0003"}],"url":"http://espo.example.org/#Contact/view/65e7c0de000000003","version":"1"}','[["education","cEducation","Diploma"],["interest","cInterests","Gardens"],["interest","cInterests","Music"],["other","Address","Palm Street 1, Mosul"]]');
INSERT INTO record_base VALUES(4,'{"at":"2031-03-05T09:00:04Z","by_customer":true,"case":{"id":"1","kind":"Question","status":"New","subject":"Bill twice"},"customer":{"entity":"Contact","id":"65e7c0de000000001"},"entity":"Case","id":"65e7c0de000000004","kind":"touchpoint","what":"Bill twice"}','');
INSERT INTO record_base VALUES(5,'{"customer":{"entity":"Contact","id":"65e7c0de000000002"},"due":"2031-03-07T10:00:00Z","entity":"Task","id":"65e7c0de000000006","kind":"commitment","state":"open","version":"1","what":"Call back"}','');
CREATE TABLE customer_name (
  record_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  place     INTEGER NOT NULL,                -- 0 is the name, the others are other names
  value     TEXT NOT NULL,
  normal    TEXT NOT NULL,                   -- search::normal_name
  PRIMARY KEY (record_id, place)
) STRICT, WITHOUT ROWID;
INSERT INTO customer_name VALUES(1,0,'Layla Customer1','layla customer1');
INSERT INTO customer_name VALUES(2,0,'Layla Customer2','layla customer2');
INSERT INTO customer_name VALUES(3,0,'Layla Customer3','layla customer3');
CREATE TABLE customer_phone (
  record_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  place     INTEGER NOT NULL,
  value     TEXT NOT NULL,
  label     TEXT NOT NULL,
  reversed  TEXT NOT NULL,                   -- search::phone_digits backwards: the last digits come first
  PRIMARY KEY (record_id, place)
) STRICT, WITHOUT ROWID;
INSERT INTO customer_phone VALUES(1,0,'+964 770 000 0001','','1000000077469');
INSERT INTO customer_phone VALUES(2,0,'+964 770 000 0002','','2000000077469');
INSERT INTO customer_phone VALUES(3,0,'+964 770 000 0003','','3000000077469');
CREATE TABLE customer_mail (
  record_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  place     INTEGER NOT NULL,
  value     TEXT NOT NULL,
  label     TEXT NOT NULL,
  normal    TEXT NOT NULL,                   -- search::normal_mail
  PRIMARY KEY (record_id, place)
) STRICT, WITHOUT ROWID;
INSERT INTO customer_mail VALUES(1,0,'customer1@example.org','','customer1@example.org');
INSERT INTO customer_mail VALUES(2,0,'customer2@example.org','','customer2@example.org');
INSERT INTO customer_mail VALUES(3,0,'customer3@example.org','','customer3@example.org');
CREATE TABLE customer_language (
  record_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  place     INTEGER NOT NULL,
  tag       TEXT NOT NULL,                   -- BCP 47
  PRIMARY KEY (record_id, place)
) STRICT, WITHOUT ROWID;
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
INSERT INTO fact VALUES(1,3,'education','','Engineer','told_by_customer','agent','service',1795398867966,NULL,NULL,NULL,NULL);
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
  case_kind    TEXT, case_account TEXT,
  CHECK (customer_id IS NOT NULL OR record_id IS NOT NULL)
) STRICT;
INSERT INTO touchpoint VALUES(1,1,4,'Bill twice',NULL,1930467604000,1,NULL,NULL,'1','Bill twice','New','Question',NULL);
INSERT INTO touchpoint VALUES(2,3,NULL,'asked about the invoice','phone',1795398868038,1,-1,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO commitment VALUES(1,2,5,'Call back',1930644000000,NULL,'open',NULL);
INSERT INTO commitment VALUES(2,3,NULL,'Send the offer',1930813200000,1795398867891,'open',NULL);
CREATE TABLE seen_block (
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  block      INTEGER NOT NULL,
  bits       BLOB NOT NULL,
  PRIMARY KEY (account_id, block)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE interaction (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  channel     TEXT NOT NULL,
  reason      TEXT NOT NULL,
  stage       TEXT NOT NULL,
  started     INTEGER NOT NULL,
  ended       INTEGER
) STRICT;
CREATE TABLE interaction_event (
  id             INTEGER PRIMARY KEY,
  interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
  kind           TEXT NOT NULL,
  at             INTEGER NOT NULL,
  note           TEXT NOT NULL
) STRICT;
CREATE TABLE reaction (
  id             INTEGER PRIMARY KEY,
  interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
  card           TEXT NOT NULL,
  kind           TEXT NOT NULL,
  at             INTEGER NOT NULL,
  until          INTEGER
, text TEXT) STRICT;
CREATE TABLE card_shown (
  interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
  card           TEXT NOT NULL,
  first          INTEGER NOT NULL,
  PRIMARY KEY (interaction_id, card)
) STRICT, WITHOUT ROWID;
CREATE TABLE setting (
  name  TEXT PRIMARY KEY,                    -- "agent.first_day"
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES('retention.last_run','1795398867445');
INSERT INTO setting VALUES('retention.removed','0');
CREATE TABLE commitment_change (
  id            INTEGER PRIMARY KEY,
  commitment_id INTEGER NOT NULL REFERENCES commitment (id) ON DELETE CASCADE,
  state         TEXT NOT NULL CHECK (state IN ('open', 'kept', 'broken')),
  at            INTEGER NOT NULL,
  reason        TEXT NOT NULL
) STRICT;
CREATE TABLE commitment_reminder (
  commitment_id INTEGER PRIMARY KEY REFERENCES commitment (id) ON DELETE CASCADE,
  due           INTEGER NOT NULL,
  at            INTEGER NOT NULL
) STRICT;
CREATE TABLE entitlement_claim (
  customer_id  INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  entitlement  TEXT NOT NULL,                -- its id in a pack
  case_account TEXT NOT NULL,                -- the case that it was claimed for; empty with case_id: for none
  case_id      TEXT NOT NULL,
  at           INTEGER NOT NULL,
  PRIMARY KEY (customer_id, entitlement, case_account, case_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE shift (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  started INTEGER NOT NULL,
  ended   INTEGER
) STRICT;
CREATE TABLE shift_break (
  id       INTEGER PRIMARY KEY,
  shift_id INTEGER NOT NULL REFERENCES shift (id) ON DELETE CASCADE,
  started  INTEGER NOT NULL,
  ended    INTEGER
) STRICT;
CREATE TABLE noticed (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  what        TEXT NOT NULL,
  channel     TEXT,
  at          INTEGER NOT NULL
) STRICT;
CREATE TABLE practice_session (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  practice_case TEXT NOT NULL,               -- its id in a pack
  started       INTEGER NOT NULL,
  ended         INTEGER
) STRICT;
CREATE TABLE practice_step (
  session_id INTEGER NOT NULL REFERENCES practice_session (id) ON DELETE CASCADE,
  place      INTEGER NOT NULL,               -- from 0
  scene      TEXT NOT NULL,
  choice     TEXT NOT NULL,
  effect     INTEGER NOT NULL CHECK (effect BETWEEN -2 AND 2),
  at         INTEGER NOT NULL,
  PRIMARY KEY (session_id, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE practice_strength (
  session_id INTEGER NOT NULL,
  place      INTEGER NOT NULL,
  strength   TEXT NOT NULL,
  shown      INTEGER NOT NULL CHECK (shown IN (-1, 1)),
  PRIMARY KEY (session_id, place, strength),
  FOREIGN KEY (session_id, place) REFERENCES practice_step (session_id, place) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE outbox (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id    INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  customer_id   INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  kind          TEXT NOT NULL CHECK (kind IN ('fact', 'touchpoint', 'commitment')),
  entity        TEXT NOT NULL,
  external_id   TEXT,                        -- null: the record is still to be made
  field         TEXT NOT NULL,               -- an aspect or "state"; empty with a record to be made
  label         TEXT NOT NULL,               -- the field's name in the CRM
  many          INTEGER NOT NULL,
  base          TEXT NOT NULL,               -- JSON list, as are local and remote: the three sides of the merge
  local         TEXT NOT NULL,
  remote        TEXT,                        -- null: no conflict, or the CRM has deleted the record
  content       TEXT NOT NULL,               -- JSON of the record to be made
  marker        TEXT NOT NULL UNIQUE,
  state         TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'uncertain', 'conflict', 'refused', 'local_only')),
  reason        TEXT NOT NULL,
  attempts      INTEGER NOT NULL,
  made          INTEGER NOT NULL,
  next_attempt  INTEGER NOT NULL,
  sent          INTEGER,                     -- not null: what became of the last sending is not known
  fact_id       INTEGER REFERENCES fact (id) ON DELETE SET NULL,
  touchpoint_id INTEGER REFERENCES touchpoint (id) ON DELETE SET NULL,
  commitment_id INTEGER REFERENCES commitment (id) ON DELETE SET NULL
) STRICT;
INSERT INTO outbox VALUES(1,1,3,'commitment','Task',NULL,'','',0,'[]','[]',NULL,'{"customer":{"entity":"Contact","id":"65e7c0de000000003"},"due":"2031-03-09T09:00:00Z","state":"open","what":"Send the offer"}','rfq-m224ki6jjlns','pending','',0,1795398867909,1795398867909,NULL,NULL,NULL,2);
INSERT INTO outbox VALUES(2,1,3,'fact','Contact','65e7c0de000000003','education','cEducation',0,'["Diploma"]','["Engineer"]',NULL,'','rfq-o4jogbn9e72u','pending','',0,1795398867988,1795398867988,NULL,1,NULL,NULL);
CREATE TABLE edit_decision (
  id            INTEGER PRIMARY KEY,
  edit_id       INTEGER NOT NULL,
  account_id    INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  customer_id   INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  kind          TEXT NOT NULL,
  entity        TEXT NOT NULL,
  external_id   TEXT,
  field         TEXT NOT NULL,
  marker        TEXT NOT NULL,
  decision      TEXT NOT NULL,
  at            INTEGER NOT NULL,
  fact_id       INTEGER REFERENCES fact (id) ON DELETE SET NULL,
  touchpoint_id INTEGER REFERENCES touchpoint (id) ON DELETE SET NULL,
  commitment_id INTEGER REFERENCES commitment (id) ON DELETE SET NULL
) STRICT;
CREATE TABLE merge_policy (
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  field      TEXT NOT NULL,
  policy     TEXT NOT NULL CHECK (policy IN ('ask', 'crm_wins', 'newest_wins')),
  PRIMARY KEY (account_id, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE sent_note (
  record_id     INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  touchpoint_id INTEGER NOT NULL REFERENCES touchpoint (id) ON DELETE CASCADE
) STRICT;
CREATE TABLE opened_record (
  record_id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE
) STRICT;
CREATE TABLE record_field (
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  entity     TEXT NOT NULL,
  field      TEXT NOT NULL,                  -- "phones", "facts.Education", "extra.cf_12"
  type       TEXT NOT NULL,                  -- of JSON: text, number, list, ...
  generation INTEGER NOT NULL,               -- of the full listing that held it last
  PRIMARY KEY (account_id, entity, field, type)
) STRICT, WITHOUT ROWID;
INSERT INTO record_field VALUES(1,'Case','at','text',1);
INSERT INTO record_field VALUES(1,'Case','by_customer','yes or no',1);
INSERT INTO record_field VALUES(1,'Case','case','an object',1);
INSERT INTO record_field VALUES(1,'Case','customer','an object',1);
INSERT INTO record_field VALUES(1,'Case','what','text',1);
INSERT INTO record_field VALUES(1,'Contact','extra.description','text',1);
INSERT INTO record_field VALUES(1,'Contact','facts.Address','text',1);
INSERT INTO record_field VALUES(1,'Contact','facts.cEducation','text',1);
INSERT INTO record_field VALUES(1,'Contact','facts.cInterests','text',1);
INSERT INTO record_field VALUES(1,'Contact','mails','a list',1);
INSERT INTO record_field VALUES(1,'Contact','modified_at','text',1);
INSERT INTO record_field VALUES(1,'Contact','name','text',1);
INSERT INTO record_field VALUES(1,'Contact','phones','a list',1);
INSERT INTO record_field VALUES(1,'Contact','url','text',1);
INSERT INTO record_field VALUES(1,'Contact','version','text',1);
INSERT INTO record_field VALUES(1,'Task','customer','an object',1);
INSERT INTO record_field VALUES(1,'Task','due','text',1);
INSERT INTO record_field VALUES(1,'Task','state','text',1);
INSERT INTO record_field VALUES(1,'Task','version','text',1);
INSERT INTO record_field VALUES(1,'Task','what','text',1);
CREATE TABLE observation (
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  text       TEXT NOT NULL,
  first_seen INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  PRIMARY KEY (account_id, text)
) STRICT, WITHOUT ROWID;
INSERT INTO observation VALUES(1,'The field description of Contact is not mapped; it is kept and not used',1795398867777,1);
CREATE TABLE vault_key (
  name        TEXT PRIMARY KEY,              -- 'sealing', 'suppression'
  place       TEXT NOT NULL CHECK (place IN ('keyring', 'file')),
  slot        TEXT NOT NULL,                 -- its name there
  fingerprint TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE suppression (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE suppression_mark (
  mark           TEXT NOT NULL,
  suppression_id INTEGER NOT NULL REFERENCES suppression (id) ON DELETE CASCADE,
  PRIMARY KEY (mark, suppression_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE customer_link (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  kept       INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  other      INTEGER NOT NULL UNIQUE,
  other_name TEXT NOT NULL,
  at         INTEGER NOT NULL,
  by_whom    TEXT NOT NULL
) STRICT;
CREATE TABLE customer_link_record (
  link_id   INTEGER NOT NULL REFERENCES customer_link (id) ON DELETE CASCADE,
  record_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  PRIMARY KEY (link_id, record_id)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE name_posting (
  block     INTEGER NOT NULL,                -- of ids: id / 65536
  word      TEXT NOT NULL,
  customers BLOB NOT NULL,                   -- IdSet::pack of id % 65536
  PRIMARY KEY (block, word)
) STRICT, WITHOUT ROWID;
INSERT INTO name_posting VALUES(0,'^layla',X'010002000300');
INSERT INTO name_posting VALUES(0,'customer1',X'0100');
INSERT INTO name_posting VALUES(0,'customer2',X'0200');
INSERT INTO name_posting VALUES(0,'customer3',X'0300');
INSERT INTO name_posting VALUES(0,'layla',X'010002000300');
CREATE TABLE name_sound (
  key  TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (key, word)
) STRICT, WITHOUT ROWID;
INSERT INTO name_sound VALUES('kstmr','customer1');
INSERT INTO name_sound VALUES('kstmr','customer2');
INSERT INTO name_sound VALUES('kstmr','customer3');
INSERT INTO name_sound VALUES('kstmyr','customer1');
INSERT INTO name_sound VALUES('kstmyr','customer2');
INSERT INTO name_sound VALUES('kstmyr','customer3');
INSERT INTO name_sound VALUES('kstwmr','customer1');
INSERT INTO name_sound VALUES('kstwmr','customer2');
INSERT INTO name_sound VALUES('kstwmr','customer3');
INSERT INTO name_sound VALUES('kstwmyr','customer1');
INSERT INTO name_sound VALUES('kstwmyr','customer2');
INSERT INTO name_sound VALUES('kstwmyr','customer3');
INSERT INTO name_sound VALUES('kwstmr','customer1');
INSERT INTO name_sound VALUES('kwstmr','customer2');
INSERT INTO name_sound VALUES('kwstmr','customer3');
INSERT INTO name_sound VALUES('kwstmyr','customer1');
INSERT INTO name_sound VALUES('kwstmyr','customer2');
INSERT INTO name_sound VALUES('kwstmyr','customer3');
INSERT INTO name_sound VALUES('kwstwmr','customer1');
INSERT INTO name_sound VALUES('kwstwmr','customer2');
INSERT INTO name_sound VALUES('kwstwmr','customer3');
INSERT INTO name_sound VALUES('kwstwmyr','customer1');
INSERT INTO name_sound VALUES('kwstwmyr','customer2');
INSERT INTO name_sound VALUES('kwstwmyr','customer3');
INSERT INTO name_sound VALUES('lyl','layla');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('account',1);
INSERT INTO sqlite_sequence VALUES('customer',3);
INSERT INTO sqlite_sequence VALUES('touchpoint',2);
INSERT INTO sqlite_sequence VALUES('commitment',2);
INSERT INTO sqlite_sequence VALUES('outbox',2);
INSERT INTO sqlite_sequence VALUES('fact',1);
CREATE INDEX customer_served ON customer (served_at DESC) WHERE served_at IS NOT NULL;
CREATE INDEX record_customer ON record (customer_id, kind);
CREATE INDEX record_owner ON record (account_id, owner_entity, owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX fact_customer ON fact (customer_id);
CREATE INDEX touchpoint_customer ON touchpoint (customer_id, at);
CREATE INDEX commitment_customer ON commitment (customer_id, due);
CREATE UNIQUE INDEX kept_aside_key ON kept_aside (account_id, entity, external_id) WHERE external_id <> '';
CREATE UNIQUE INDEX kept_aside_record ON kept_aside (account_id, record) WHERE external_id = '';
CREATE INDEX interaction_customer ON interaction (customer_id, started);
CREATE INDEX interaction_started ON interaction (started);
CREATE UNIQUE INDEX interaction_open ON interaction (customer_id) WHERE ended IS NULL;
CREATE INDEX interaction_event_of ON interaction_event (interaction_id);
CREATE INDEX reaction_of ON reaction (interaction_id, card);
CREATE INDEX commitment_change_of ON commitment_change (commitment_id);
CREATE INDEX commitment_open ON commitment (due) WHERE state = 'open';
CREATE UNIQUE INDEX shift_open ON shift (ended IS NULL) WHERE ended IS NULL;
CREATE INDEX shift_break_of ON shift_break (shift_id);
CREATE INDEX noticed_customer ON noticed (customer_id);
CREATE INDEX noticed_at ON noticed (at);
CREATE INDEX outbox_customer ON outbox (customer_id);
CREATE INDEX outbox_record ON outbox (account_id, entity, external_id);
CREATE INDEX outbox_fact ON outbox (fact_id) WHERE fact_id IS NOT NULL;
CREATE INDEX outbox_touchpoint ON outbox (touchpoint_id) WHERE touchpoint_id IS NOT NULL;
CREATE INDEX outbox_commitment ON outbox (commitment_id) WHERE commitment_id IS NOT NULL;
CREATE INDEX edit_decision_customer ON edit_decision (customer_id);
CREATE INDEX edit_decision_account ON edit_decision (account_id);
CREATE INDEX edit_decision_fact ON edit_decision (fact_id) WHERE fact_id IS NOT NULL;
CREATE INDEX edit_decision_touchpoint ON edit_decision (touchpoint_id) WHERE touchpoint_id IS NOT NULL;
CREATE INDEX edit_decision_commitment ON edit_decision (commitment_id) WHERE commitment_id IS NOT NULL;
CREATE INDEX sent_note_touchpoint ON sent_note (touchpoint_id);
CREATE INDEX suppression_mark_of ON suppression_mark (suppression_id);
CREATE INDEX customer_link_kept ON customer_link (kept);
CREATE INDEX customer_link_record_of ON customer_link_record (record_id);
CREATE INDEX fact_expires ON fact (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX record_external_id ON record (external_id) WHERE kind = 'customer';
CREATE INDEX record_url ON record (url) WHERE url <> '';
CREATE INDEX customer_name_normal ON customer_name (normal);
CREATE INDEX customer_phone_reversed ON customer_phone (reversed);
CREATE INDEX customer_mail_normal ON customer_mail (normal);
COMMIT;
PRAGMA application_id=1380009553;
PRAGMA user_version=7;
