-- To find a list among others its key is compared, not its bytes: in a table WITHOUT ROWID every comparison
-- would read a whole list that does not fit into its page.
ALTER TABLE name_posting RENAME TO name_posting_before;
CREATE TABLE name_posting (
  id        INTEGER PRIMARY KEY,
  block     INTEGER NOT NULL,                -- of ids: id / 65536
  word      TEXT NOT NULL,
  customers BLOB NOT NULL,                   -- IdSet::pack of id % 65536
  UNIQUE (block, word)
) STRICT;
INSERT INTO name_posting (block, word, customers) SELECT block, word, customers FROM name_posting_before ORDER BY block, word;
DROP TABLE name_posting_before;

-- A line of a search is one row then, and not four: on a cold disk each of them waits.
ALTER TABLE customer ADD COLUMN detail TEXT NOT NULL DEFAULT '';  -- tells namesakes apart: the first mail or phone
UPDATE customer SET detail = coalesce(
  (SELECT coalesce((SELECT value FROM customer_mail WHERE record_id = record.id ORDER BY place LIMIT 1),
                   (SELECT value FROM customer_phone WHERE record_id = record.id ORDER BY place LIMIT 1))
     FROM record WHERE customer_id = customer.id AND kind = 'customer' AND gone = 0 ORDER BY id LIMIT 1), '');
