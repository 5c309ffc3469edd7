-- Rehearsing with invented customers. The agent's alone: no sync reads it, no export holds it, and one word erases it.

CREATE TABLE practice_session (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  practice_case TEXT NOT NULL,               -- its id in a pack
  started       INTEGER NOT NULL,
  ended         INTEGER
) STRICT;

-- What was chosen, with what it did and showed by the pack of that day.
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
