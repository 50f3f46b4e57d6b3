-- What each list of members from a file did, so that it happens once and can be undone as a whole.
CREATE TABLE import (
  id INTEGER PRIMARY KEY, import_id BLOB NOT NULL UNIQUE,
  file TEXT NOT NULL, digest BLOB NOT NULL, lines INTEGER NOT NULL,
  counter_id BLOB NOT NULL, staff TEXT, began_at INTEGER NOT NULL, ended_at INTEGER,
  state TEXT NOT NULL CHECK (state IN ('OPEN', 'DONE', 'STOPPED', 'UNDOING', 'UNDONE')),
  last_line INTEGER NOT NULL DEFAULT 0,
  made INTEGER NOT NULL DEFAULT 0, added INTEGER NOT NULL DEFAULT 0,
  known INTEGER NOT NULL DEFAULT 0, before INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0, refused INTEGER NOT NULL DEFAULT 0,
  points INTEGER NOT NULL DEFAULT 0,
  undo_line INTEGER NOT NULL DEFAULT 0, undone_at INTEGER, undone_by TEXT,
  gone INTEGER NOT NULL DEFAULT 0, stayed INTEGER NOT NULL DEFAULT 0,
  taken_back INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX import_by_digest ON import (digest);

-- Rows of such a file that made a member or gave points. version and profile are the member's just
-- after it; stayed says why undoing left something of it.
CREATE TABLE import_row (
  import INTEGER NOT NULL REFERENCES import (id), line INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id), made INTEGER NOT NULL, points INTEGER NOT NULL,
  version INTEGER NOT NULL, profile INTEGER NOT NULL, stayed TEXT,
  PRIMARY KEY (import, line)) STRICT, WITHOUT ROWID;

-- Members that an undo took away: counters drop them. The account stays, as its entries do.
CREATE TABLE gone_member (
  account INTEGER PRIMARY KEY REFERENCES account (id), revision INTEGER NOT NULL UNIQUE) STRICT;
