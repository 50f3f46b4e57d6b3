-- The first schema: a ledger that only grows, what it adds up to, and who may write to it.
-- Ids are 16 bytes, times milliseconds since 1970 (UTC), days counted from 1970-01-01.

-- One row. seq and revision are dense because they are taken from here in the commit that uses them.
CREATE TABLE head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  ledger_id BLOB NOT NULL, epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL, hash BLOB NOT NULL, revision INTEGER NOT NULL) STRICT;

-- Written once. Nothing personal: whom a member_id belongs to stands in profile.
CREATE TABLE ledger (
  seq INTEGER PRIMARY KEY, epoch INTEGER NOT NULL,
  member_id BLOB NOT NULL, version INTEGER NOT NULL, kind INTEGER NOT NULL,
  points INTEGER NOT NULL CHECK (points <> 0), balance_after INTEGER NOT NULL,
  op_id BLOB NOT NULL UNIQUE, reverses BLOB,
  sale_till TEXT, sale_day INTEGER, sale_ticket TEXT, sale_kind TEXT,
  reward TEXT, rules_version INTEGER NOT NULL, counter_id BLOB NOT NULL,
  staff TEXT, approved_by TEXT, reason TEXT,
  occurred_at INTEGER NOT NULL, recorded_at INTEGER NOT NULL,
  why TEXT NOT NULL, hash BLOB NOT NULL) STRICT;
CREATE UNIQUE INDEX ledger_by_member ON ledger (member_id, version);
CREATE UNIQUE INDEX ledger_by_reversed ON ledger (reverses) WHERE reverses IS NOT NULL;

-- What a member's entries add up to. id is the serial of the member number.
CREATE TABLE account (
  id INTEGER PRIMARY KEY, member_id BLOB NOT NULL UNIQUE,
  balance INTEGER NOT NULL, held INTEGER NOT NULL CHECK (held >= 0), version INTEGER NOT NULL,
  spent_version INTEGER NOT NULL,
  sales INTEGER NOT NULL, largest_sale INTEGER NOT NULL,
  revision INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX account_by_revision ON account (revision);

-- The person behind an account; goes when they are erased.
CREATE TABLE profile (
  id INTEGER PRIMARY KEY REFERENCES account (id),
  phone TEXT UNIQUE, name TEXT, name_folded TEXT, external_number TEXT UNIQUE,
  profile_version INTEGER NOT NULL) STRICT;

-- An id that somebody proposed for a person who was a member already.
CREATE TABLE member_alias (
  proposed BLOB PRIMARY KEY, account INTEGER NOT NULL REFERENCES account (id)) STRICT, WITHOUT ROWID;

-- Counters: what pairing, hello and push remember of each.
CREATE TABLE counter (
  id INTEGER PRIMARY KEY, counter_id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL, token_hash BLOB NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('active', 'quarantined', 'revoked', 'lost')),
  paired_at INTEGER NOT NULL,
  last_op_seq INTEGER NOT NULL DEFAULT 0,
  rolling_hash BLOB, rolling_before BLOB, hello_wall INTEGER NOT NULL DEFAULT 0,
  skew_millis INTEGER NOT NULL DEFAULT 0,
  epoch_seen INTEGER NOT NULL DEFAULT 0, heard INTEGER NOT NULL DEFAULT 1,
  last_seen INTEGER, app TEXT) STRICT;

-- Codes that pair a counter: a hash of each, never the code.
CREATE TABLE pairing_code (
  code_hash BLOB PRIMARY KEY, made_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
  tries_left INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0,
  name TEXT) STRICT, WITHOUT ROWID;

-- Every answer ever given: what makes an operation happen at most once. Never pruned.
CREATE TABLE op_outcome (
  op_id BLOB PRIMARY KEY, counter INTEGER NOT NULL, op_seq INTEGER NOT NULL,
  digest BLOB NOT NULL, answer TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Every sale that was counted, with its one move; sold and refunded baskets without the buyer.
CREATE TABLE sale (
  id INTEGER PRIMARY KEY,
  till TEXT NOT NULL, day INTEGER NOT NULL, ticket TEXT NOT NULL, kind TEXT NOT NULL,
  op_id BLOB NOT NULL, account INTEGER REFERENCES account (id),
  move TEXT NOT NULL, detail TEXT, points INTEGER NOT NULL, seq INTEGER NOT NULL,
  rules_version INTEGER NOT NULL, occurred_at INTEGER NOT NULL, recorded_at INTEGER NOT NULL,
  total INTEGER NOT NULL, lines TEXT NOT NULL,
  original INTEGER REFERENCES sale (id), original_day INTEGER, original_ticket TEXT) STRICT;
CREATE UNIQUE INDEX sale_by_key ON sale (till, ticket, day, kind);
CREATE INDEX sale_by_original ON sale (original) WHERE original IS NOT NULL;

-- Sales that wait for a person, and what became of them.
CREATE TABLE hold (
  hold_id BLOB PRIMARY KEY, sale INTEGER NOT NULL REFERENCES sale (id),
  account INTEGER NOT NULL REFERENCES account (id),
  reason TEXT NOT NULL, points INTEGER NOT NULL, why TEXT NOT NULL,
  usual_largest INTEGER NOT NULL, state TEXT NOT NULL, settled_by BLOB,
  revision INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX hold_by_revision ON hold (revision);

-- Rules documents that were in force, every one kept: refunds ask the version of their sale.
CREATE TABLE rules (
  version INTEGER PRIMARY KEY, text TEXT NOT NULL, accepted_at INTEGER NOT NULL,
  revision INTEGER NOT NULL UNIQUE) STRICT;

CREATE TABLE shop (
  one INTEGER PRIMARY KEY CHECK (one = 1), body TEXT NOT NULL, revision INTEGER NOT NULL) STRICT;

-- What a person should look at: refusals that lose something, broken operations with their payload.
CREATE TABLE inbox (
  id INTEGER PRIMARY KEY, at INTEGER NOT NULL, code TEXT NOT NULL,
  counter INTEGER NOT NULL, op_id BLOB, op_seq INTEGER, account INTEGER,
  detail TEXT, payload TEXT NOT NULL, done_at INTEGER) STRICT;
CREATE INDEX inbox_open ON inbox (id) WHERE done_at IS NULL;

-- Holds whose settling was offered again after a restore before the hold itself was.
CREATE TABLE settled_early (
  hold_id BLOB PRIMARY KEY, state TEXT NOT NULL, settled_by BLOB NOT NULL,
  points INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
