-- Who works in the shop. Kept when they leave: old ledger rows name them. A PIN stands as its hash.
CREATE TABLE staff (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, name_folded TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('BARISTA', 'MANAGER', 'OWNER')),
  active INTEGER NOT NULL, pin_hash TEXT, phone TEXT, added_at INTEGER NOT NULL,
  revision INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX staff_by_revision ON staff (revision);
CREATE UNIQUE INDEX staff_by_name ON staff (name_folded) WHERE active = 1;

-- Wrong PINs in a row at this server; a right one takes the row away.
CREATE TABLE wrong_pin (
  staff TEXT PRIMARY KEY, wrong INTEGER NOT NULL, last_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
