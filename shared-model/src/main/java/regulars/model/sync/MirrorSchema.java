package regulars.model.sync;

import java.util.List;

/**
 * The SQLite schema of a counter's mirror: one file that holds confirmed state only, written by the
 * feed alone. It stands here because a snapshot travels as such a file, made by the server and put
 * in place by the counter as it is.
 *
 * <p>How values stand in it, for both writers: an id is its 16 bytes, most significant first; a
 * phone is E.164 with its plus sign; {@code name_folded} is {@code NameFolding.fold(name)}; a
 * number is the serial alone. Bodies are {@code Wire.text} of an {@code Entry} (its hash stands
 * beside it), of a {@code Change.HoldChanged}, of a {@code Staff} and of a {@code Change.Shop}.
 * {@code rules} keeps every version that came by. In a snapshot the one row of {@code feed_cursor}
 * says how far it reads.
 *
 * <p>A change of this schema is a new {@link #VERSION}; a counter with another version drops its
 * mirror and reads it anew: nothing in it is the only copy.
 */
public final class MirrorSchema {
  private MirrorSchema() {}

  /** Kept in {@code PRAGMA user_version}. */
  public static final int VERSION = 2;

  /** Tables, to be made first. */
  public static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE feed_cursor (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            ledger_id BLOB NOT NULL, epoch INTEGER NOT NULL,
            seq INTEGER NOT NULL, hash BLOB NOT NULL, revision INTEGER NOT NULL) STRICT
          """,
          """
          CREATE TABLE member (
            id INTEGER PRIMARY KEY, member_id BLOB NOT NULL,
            number INTEGER, external_number TEXT, phone TEXT, phone_last4 TEXT,
            name TEXT, name_folded TEXT, profile_version INTEGER NOT NULL,
            balance INTEGER NOT NULL, held INTEGER NOT NULL, version INTEGER NOT NULL,
            sales INTEGER NOT NULL, largest_sale INTEGER NOT NULL,
            revision INTEGER NOT NULL) STRICT
          """,
          """
          CREATE TABLE entry (
            seq INTEGER PRIMARY KEY, member_id BLOB NOT NULL, op_id BLOB NOT NULL,
            hash BLOB NOT NULL, body TEXT NOT NULL) STRICT
          """,
          """
          CREATE TABLE hold (
            hold_id BLOB PRIMARY KEY, waiting INTEGER NOT NULL, body TEXT NOT NULL)
            STRICT, WITHOUT ROWID
          """,
          "CREATE TABLE rules (version INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT",
          "CREATE TABLE staff (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID",
          """
          CREATE TABLE shop (one INTEGER PRIMARY KEY CHECK (one = 1), body TEXT NOT NULL) STRICT
          """);

  /** Indexes, search tables and their triggers, to be made after a bulk load. */
  public static final List<String> INDEXES =
      List.of(
          "CREATE UNIQUE INDEX member_by_member_id ON member (member_id)",
          "CREATE INDEX member_by_number ON member (number) WHERE number IS NOT NULL",
          "CREATE INDEX member_by_phone ON member (phone) WHERE phone IS NOT NULL",
          "CREATE INDEX member_by_last4 ON member (phone_last4) WHERE phone_last4 IS NOT NULL",
          """
          CREATE INDEX member_by_external ON member (external_number)
            WHERE external_number IS NOT NULL
          """,
          "CREATE INDEX member_by_name ON member (name_folded) WHERE name_folded IS NOT NULL",
          "CREATE INDEX entry_by_member ON entry (member_id, seq)",
          """
          CREATE VIRTUAL TABLE member_search USING fts5(
            phone, name_folded, content='member', content_rowid='id', tokenize='trigram')
          """,
          "INSERT INTO member_search (member_search) VALUES ('rebuild')",
          """
          CREATE TRIGGER member_added AFTER INSERT ON member BEGIN
            INSERT INTO member_search (rowid, phone, name_folded)
              VALUES (new.id, new.phone, new.name_folded);
          END
          """,
          """
          CREATE TRIGGER member_removed AFTER DELETE ON member BEGIN
            INSERT INTO member_search (member_search, rowid, phone, name_folded)
              VALUES ('delete', old.id, old.phone, old.name_folded);
          END
          """,
          """
          CREATE TRIGGER member_renamed AFTER UPDATE OF phone, name_folded ON member
          WHEN old.phone IS NOT new.phone OR old.name_folded IS NOT new.name_folded BEGIN
            INSERT INTO member_search (member_search, rowid, phone, name_folded)
              VALUES ('delete', old.id, old.phone, old.name_folded);
            INSERT INTO member_search (rowid, phone, name_folded)
              VALUES (new.id, new.phone, new.name_folded);
          END
          """);
}
