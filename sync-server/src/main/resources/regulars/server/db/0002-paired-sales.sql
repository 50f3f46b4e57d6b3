-- A sale may be given to a member after it was counted, and moved from one to another.
-- Who did so must be found again, by whoever comes second and by whoever verifies.

-- Entries that an operation wrote beside the one of its own id.
CREATE TABLE entry_part (
  entry_id BLOB PRIMARY KEY, op_id BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX entry_part_by_op ON entry_part (op_id);

-- When a sale was last given to somebody by a person; null when the till named them.
ALTER TABLE sale ADD COLUMN paired_at INTEGER;
CREATE INDEX sale_by_account ON sale (account) WHERE account IS NOT NULL;

-- Sales that were given to somebody by an operation that was offered again after a restore before
-- the sale itself was.
CREATE TABLE paired_early (
  till TEXT NOT NULL, day INTEGER NOT NULL, ticket TEXT NOT NULL,
  op_id BLOB NOT NULL, counter_id BLOB NOT NULL, staff TEXT,
  account INTEGER NOT NULL REFERENCES account (id),
  move TEXT NOT NULL, detail TEXT, points INTEGER NOT NULL, seq INTEGER NOT NULL,
  why TEXT NOT NULL, paired_at INTEGER NOT NULL, reason TEXT, approved_by TEXT,
  PRIMARY KEY (till, day, ticket)) STRICT, WITHOUT ROWID;

-- Who settled a hold, for whoever comes second.
ALTER TABLE hold ADD COLUMN settled_at INTEGER;
ALTER TABLE hold ADD COLUMN settled_counter BLOB;
ALTER TABLE hold ADD COLUMN settled_staff TEXT;
