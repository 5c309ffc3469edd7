-- How an account is read, how often, and what was noticed about the shape of what its CRM sends.

ALTER TABLE account ADD COLUMN scope TEXT NOT NULL DEFAULT 'all' CHECK (scope IN ('assigned', 'all', 'none'));
ALTER TABLE account ADD COLUMN every_s INTEGER NOT NULL DEFAULT 300;  -- between two syncs, about
ALTER TABLE account ADD COLUMN next_sync INTEGER;                     -- null: as soon as somebody watches
ALTER TABLE account ADD COLUMN swept INTEGER;                         -- when all ids were last compared
-- With what the full listing that runs or ran last was read: another scope or mapping makes it stale.
ALTER TABLE account ADD COLUMN read_scope TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN read_version TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN read_mapping TEXT NOT NULL DEFAULT '';

-- Records that an agent opened: no scope that is chosen later takes them away.
CREATE TABLE opened_record (
  record_id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE
) STRICT;

-- Which fields the records of a CRM have, to notice new ones, vanished ones and changed types.
CREATE TABLE record_field (
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  entity     TEXT NOT NULL,
  field      TEXT NOT NULL,                  -- "phones", "facts.Education", "extra.cf_12"
  type       TEXT NOT NULL,                  -- of JSON: text, number, list, ...
  generation INTEGER NOT NULL,               -- of the full listing that held it last
  PRIMARY KEY (account_id, entity, field, type)
) STRICT, WITHOUT ROWID;

-- What administrators should know of an account; gone once a full listing does not say it again. No customer data.
CREATE TABLE observation (
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  text       TEXT NOT NULL,
  first_seen INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  PRIMARY KEY (account_id, text)
) STRICT, WITHOUT ROWID;
