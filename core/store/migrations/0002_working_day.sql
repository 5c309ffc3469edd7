-- What a working day notes on this machine. No sync changes or removes any of it, but for the promise that a CRM
-- takes away: what was noted about that promise goes with it.

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,                    -- "agent.first_day"
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A line that the agent keeps, as it was said when it was kept.
ALTER TABLE reaction ADD COLUMN text TEXT;

-- A touchpoint noted here may be about a case of an account. Null: its own account's case, as before.
ALTER TABLE touchpoint ADD COLUMN case_account TEXT;

CREATE TABLE commitment_change (
  id            INTEGER PRIMARY KEY,
  commitment_id INTEGER NOT NULL REFERENCES commitment (id) ON DELETE CASCADE,
  state         TEXT NOT NULL CHECK (state IN ('open', 'kept', 'broken')),
  at            INTEGER NOT NULL,
  reason        TEXT NOT NULL
) STRICT;
CREATE INDEX commitment_change_of ON commitment_change (commitment_id);

-- A reminder is given once for each due time: a promise that is moved is reminded of again.
CREATE TABLE commitment_reminder (
  commitment_id INTEGER PRIMARY KEY REFERENCES commitment (id) ON DELETE CASCADE,
  due           INTEGER NOT NULL,
  at            INTEGER NOT NULL
) STRICT;
CREATE INDEX commitment_open ON commitment (due) WHERE state = 'open';

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
CREATE UNIQUE INDEX shift_open ON shift (ended IS NULL) WHERE ended IS NULL;

CREATE TABLE shift_break (
  id       INTEGER PRIMARY KEY,
  shift_id INTEGER NOT NULL REFERENCES shift (id) ON DELETE CASCADE,
  started  INTEGER NOT NULL,
  ended    INTEGER
) STRICT;
CREATE INDEX shift_break_of ON shift_break (shift_id);

-- What a customer noticed of the organisation, down to the chair and the lift button: to improve it.
CREATE TABLE noticed (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  what        TEXT NOT NULL,
  channel     TEXT,
  at          INTEGER NOT NULL
) STRICT;
CREATE INDEX noticed_customer ON noticed (customer_id);
CREATE INDEX noticed_at ON noticed (at);
