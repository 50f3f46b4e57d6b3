package regulars.counter.sqlite;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one row that says who this counter is. */
public final class SelfTable {
  private static final String GET =
      """
      SELECT counter_id, token, server, server_key, ledger_id, epoch, reoffered_epoch,
        rolling_token, next_op_seq, skew_millis, alarm, caught_up_at FROM self
      """;
  private static final String PAIR =
      """
      UPDATE self SET counter_id = ?, token = ?, server = ?, server_key = ?, ledger_id = ?,
        epoch = ?, reoffered_epoch = ?, rolling_token = NULL, alarm = NULL
      """;
  private static final String WELCOME =
      "UPDATE self SET epoch = ?, rolling_token = ?, skew_millis = ?";

  private final Db db;

  SelfTable(Db db) {
    this.db = db;
  }

  /** The row. */
  public Self get() {
    Self self =
        db.one(
            GET,
            row ->
                new Self(
                    Db.id(row, "counter_id"),
                    row.getString("token"),
                    uri(row.getString("server")),
                    row.getString("server_key"),
                    Db.id(row, "ledger_id"),
                    row.getLong("epoch"),
                    row.getLong("reoffered_epoch"),
                    row.getString("rolling_token"),
                    row.getLong("next_op_seq"),
                    row.getLong("skew_millis"),
                    row.getString("alarm"),
                    instant(row.getLong("caught_up_at"))));
    if (self == null) {
      throw new StoreException(StoreException.Kind.BROKEN, "counter.db: the row of self is gone");
    }
    return self;
  }

  private static @Nullable Instant instant(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable URI uri(@Nullable String text) {
    return text == null ? null : URI.create(text);
  }

  /** Keeps what pairing gave. */
  public void pair(
      UUID counterId,
      String token,
      URI server,
      @Nullable String serverKey,
      UUID ledgerId,
      long epoch) {
    db.update(PAIR, counterId, token, server.toString(), serverKey, ledgerId, epoch, epoch);
  }

  /** The server has another address. */
  public void serverAt(URI server) {
    db.update("UPDATE self SET server = ?", server.toString());
  }

  /** Keeps what a welcome said. */
  public void welcome(long epoch, String rollingToken, long skewMillis) {
    db.update(WELCOME, epoch, rollingToken, skewMillis);
  }

  /** Everything was offered again in this epoch. */
  public void reoffered(long epoch) {
    db.update("UPDATE self SET reoffered_epoch = ?", epoch);
  }

  /** Keeps what this counter as a witness holds against the server. */
  public void alarm(String what) {
    db.update("UPDATE self SET alarm = ?", what);
  }

  /** Mirror and server are the same. */
  public void caughtUp(Instant at) {
    db.update("UPDATE self SET caught_up_at = ?", at.toEpochMilli());
  }

  /** Takes the next operation's number. */
  long takeOpSeq() {
    long seq = db.number("SELECT next_op_seq FROM self");
    db.update("UPDATE self SET next_op_seq = ?", seq + 1);
    return seq;
  }

  void numberFromOne() {
    db.update("UPDATE self SET next_op_seq = 1");
  }
}
