-- The index of names is a table of our own: one list for each word and not one for each of its beginnings and
-- sounds, and nothing of a word stays once nobody has it.
DROP TABLE customer_words;

-- Which customers have a word of search::index_words in their names: 65,536 of them a row, by their ids.
CREATE TABLE name_posting (
  block     INTEGER NOT NULL,                -- of ids: id / 65536
  word      TEXT NOT NULL,
  customers BLOB NOT NULL,                   -- IdSet::pack of id % 65536
  PRIMARY KEY (block, word)
) STRICT, WITHOUT ROWID;

-- What the words of the index sound like, see core/search/skeleton.hpp.
CREATE TABLE name_sound (
  key  TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (key, word)
) STRICT, WITHOUT ROWID;

-- Whoever is here already is indexed when the database is opened next.
INSERT INTO put_off (what, from_id) SELECT 'words', 0 WHERE EXISTS (SELECT 1 FROM customer)
ON CONFLICT (what) DO UPDATE SET from_id = 0;
