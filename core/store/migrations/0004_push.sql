-- What agents change goes to the CRMs through one outbox, in the order in which it was changed.

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
CREATE INDEX outbox_customer ON outbox (customer_id);
CREATE INDEX outbox_record ON outbox (account_id, entity, external_id);
CREATE INDEX outbox_fact ON outbox (fact_id) WHERE fact_id IS NOT NULL;
CREATE INDEX outbox_touchpoint ON outbox (touchpoint_id) WHERE touchpoint_id IS NOT NULL;
CREATE INDEX outbox_commitment ON outbox (commitment_id) WHERE commitment_id IS NOT NULL;

-- How each edit left the outbox. No values: those are in the CRM, or were given up.
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
CREATE INDEX edit_decision_customer ON edit_decision (customer_id);
CREATE INDEX edit_decision_account ON edit_decision (account_id);
CREATE INDEX edit_decision_fact ON edit_decision (fact_id) WHERE fact_id IS NOT NULL;
CREATE INDEX edit_decision_touchpoint ON edit_decision (touchpoint_id) WHERE touchpoint_id IS NOT NULL;
CREATE INDEX edit_decision_commitment ON edit_decision (commitment_id) WHERE commitment_id IS NOT NULL;

-- Who is right when both sides changed a field. An empty field: whatever is not named.
CREATE TABLE merge_policy (
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  field      TEXT NOT NULL,
  policy     TEXT NOT NULL CHECK (policy IN ('ask', 'crm_wins', 'newest_wins')),
  PRIMARY KEY (account_id, field)
) STRICT, WITHOUT ROWID;

-- The CRM's copy of a note that was made here: the note itself says more, and is shown in its place.
CREATE TABLE sent_note (
  record_id     INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
  touchpoint_id INTEGER NOT NULL REFERENCES touchpoint (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX sent_note_touchpoint ON sent_note (touchpoint_id);
