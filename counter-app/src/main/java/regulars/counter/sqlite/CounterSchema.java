package regulars.counter.sqlite;

import java.util.List;

/**
 * The migrations of {@code counter.db}, in order, each applied once; {@code PRAGMA user_version}
 * counts them. Never change one that was released: add another.
 */
final class CounterSchema {
  private CounterSchema() {}

  /** Everything that only this counter has: who it is, what it asked for, what the tills said. */
  private static final List<String> FIRST =
      List.of(
          """
          CREATE TABLE self (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            counter_id BLOB, token TEXT, server TEXT, ledger_id BLOB,
            epoch INTEGER NOT NULL, reoffered_epoch INTEGER NOT NULL, rolling_token TEXT,
            next_op_seq INTEGER NOT NULL, skew_millis INTEGER NOT NULL, alarm TEXT,
            caught_up_at INTEGER) STRICT
          """,
          "INSERT INTO self VALUES (1, NULL, NULL, NULL, NULL, 0, 0, NULL, 1, 0, NULL, NULL)",
          // waiting: not answered in this epoch; always the newest operations, without gaps.
          // asked: a person waits for the answer; withdrawn: that person was told "not confirmed".
          // answer beside waiting: a receipt from before the server was restored.
          """
          CREATE TABLE op_log (
            op_seq INTEGER PRIMARY KEY, op_id BLOB NOT NULL UNIQUE, payload TEXT NOT NULL,
            digest BLOB NOT NULL, made_at INTEGER NOT NULL, asked INTEGER NOT NULL,
            withdrawn INTEGER NOT NULL, waiting INTEGER NOT NULL, answer TEXT, undone_by BLOB,
            member_id BLOB, points INTEGER NOT NULL) STRICT
          """,
          "CREATE INDEX op_waiting ON op_log (op_seq) WHERE waiting = 1",
          "CREATE INDEX op_waiting_of ON op_log (member_id) WHERE waiting = 1",
          // The log of an earlier pairing: its operations are numbered on their own.
          """
          CREATE TABLE op_log_before (
            counter_id BLOB NOT NULL, op_seq INTEGER NOT NULL, op_id BLOB NOT NULL,
            payload TEXT NOT NULL, answer TEXT, PRIMARY KEY (counter_id, op_seq)) STRICT
          """,
          """
          CREATE TABLE raw_input (
            id INTEGER PRIMARY KEY, source TEXT NOT NULL, received_at INTEGER NOT NULL,
            bytes BLOB NOT NULL, outcome TEXT NOT NULL) STRICT
          """,
          // Unique with total and currency: another total under the same key is a conflict, kept.
          """
          CREATE TABLE local_sale (
            id INTEGER PRIMARY KEY, till TEXT NOT NULL, day INTEGER NOT NULL, ticket TEXT NOT NULL,
            kind TEXT NOT NULL, total INTEGER NOT NULL, currency TEXT NOT NULL,
            op_id BLOB NOT NULL UNIQUE, occurred_at INTEGER NOT NULL, member_id BLOB, move TEXT,
            points INTEGER NOT NULL, detail TEXT, why TEXT NOT NULL, provisional INTEGER NOT NULL,
            refusal TEXT, original_ticket TEXT, original_day INTEGER,
            UNIQUE (till, day, ticket, kind, total, currency)) STRICT
          """,
          """
          CREATE INDEX local_sale_waiting_of ON local_sale (member_id) WHERE provisional = 1
          """,
          """
          CREATE INDEX local_refund ON local_sale (till, original_ticket)
            WHERE original_ticket IS NOT NULL
          """,
          // Members made here that the mirror may not have yet.
          """
          CREATE TABLE new_member (
            member_id BLOB PRIMARY KEY, phone TEXT, name TEXT, name_folded TEXT,
            external_number TEXT, op_seq INTEGER NOT NULL) STRICT
          """,
          "CREATE INDEX new_member_by_phone ON new_member (phone)",
          """
          CREATE INDEX new_member_by_external ON new_member (external_number)
            WHERE external_number IS NOT NULL
          """,
          // A proposed id that the server mapped to a member it had.
          "CREATE TABLE alias (proposed BLOB PRIMARY KEY, member_id BLOB NOT NULL) STRICT",
          // Balances that answers told and the mirror may not have yet.
          """
          CREATE TABLE told_balance (
            member_id BLOB PRIMARY KEY, balance INTEGER NOT NULL, held INTEGER NOT NULL,
            version INTEGER NOT NULL) STRICT
          """);

  /** A sale of nobody may be claimed here: by the operation that waits for its answer. */
  private static final List<String> CLAIMS =
      List.of(
          "ALTER TABLE local_sale ADD COLUMN claimed_by BLOB",
          """
          CREATE INDEX local_sale_claimed ON local_sale (claimed_by) WHERE claimed_by IS NOT NULL
          """);

  /** Wrong PINs in a row at this counter; a right one takes the row away. */
  private static final List<String> WRONG_PINS =
      List.of(
          """
          CREATE TABLE wrong_pin (
            staff TEXT PRIMARY KEY, wrong INTEGER NOT NULL, last_at INTEGER NOT NULL) STRICT
          """);

  /**
   * What was answered in an earlier pairing may have to be offered again, when the server was
   * restored from a backup that is older than the answers.
   */
  private static final List<String> FORMERS =
      List.of(
          // epoch: the one in which all of it was answered; 0 when it is not known.
          """
          CREATE TABLE former (
            id INTEGER PRIMARY KEY, counter_id BLOB NOT NULL UNIQUE, epoch INTEGER NOT NULL) STRICT
          """,
          """
          INSERT INTO former (counter_id, epoch)
            SELECT counter_id, 0 FROM op_log_before GROUP BY counter_id ORDER BY min(rowid)
          """,
          "ALTER TABLE op_log_before ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0",
          """
          CREATE INDEX op_waiting_before ON op_log_before (counter_id, op_seq) WHERE waiting = 1
          """);

  /** A server on another PC is known by its key, learned while pairing. */
  private static final List<String> SERVER_KEY =
      List.of("ALTER TABLE self ADD COLUMN server_key TEXT");

  private static final List<List<String>> MIGRATIONS =
      List.of(FIRST, CLAIMS, WRONG_PINS, FORMERS, SERVER_KEY);

  /** Brings {@code db} up to date, each migration in a transaction of its own. */
  static void migrate(Db db) {
    long done = db.number("PRAGMA user_version");
    if (done > MIGRATIONS.size()) {
      throw new StoreException(
          StoreException.Kind.BROKEN,
          "counter.db was written by a newer Regulars (schema " + done + "): install that one");
    }
    for (int next = (int) done; next < MIGRATIONS.size(); next++) {
      db.begin();
      try {
        MIGRATIONS.get(next).forEach(db::execute);
        db.execute("PRAGMA user_version = " + (next + 1));
        db.commit();
      } catch (RuntimeException e) {
        db.abandon();
        throw e;
      }
    }
  }
}
