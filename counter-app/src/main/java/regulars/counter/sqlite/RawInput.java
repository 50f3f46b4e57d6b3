package regulars.counter.sqlite;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What tills sent, byte for byte, for the case that somebody asks what really came.
 *
 * <p>Kept for {@link #KEPT} and at most {@value #MOST_ROWS} inputs, whichever ends first: the sales
 * themselves are in the op log for ever.
 */
public final class RawInput {
  /** How long an input is kept. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** How many inputs are kept at most. */
  public static final int MOST_ROWS = 100_000;

  /** At most so many old ones go with each new one, so that no batch takes long. */
  private static final int PRUNED_PER_ROW = 2;

  private static final String ADD =
      "INSERT INTO raw_input (source, received_at, bytes, outcome) VALUES (?, ?, ?, ?)";
  private static final String PRUNE =
      """
      DELETE FROM raw_input WHERE id IN (
        SELECT id FROM raw_input
        WHERE received_at < ? OR id <= (SELECT max(id) FROM raw_input) - ?
        ORDER BY id LIMIT ?)
      """;
  private static final String OLDEST =
      "SELECT received_at, (SELECT max(id) FROM raw_input) - id FROM raw_input ORDER BY id LIMIT 1";

  private final Db db;

  RawInput(Db db) {
    this.db = db;
  }

  /**
   * An input as it was kept.
   *
   * @param source which set-up it came through
   * @param receivedAt when
   * @param text the bytes, read as UTF-8
   * @param outcome what became of it
   */
  public record Kept(String source, Instant receivedAt, String text, String outcome) {}

  /** Keeps an input. */
  public void add(String source, Instant receivedAt, byte[] bytes, String outcome) {
    db.update(ADD, source, receivedAt.toEpochMilli(), bytes, outcome);
  }

  /** Lets go of what is too old or too much, a little at a time. */
  public void prune(Instant now, int added) {
    long oldest = now.minus(KEPT).toEpochMilli();
    Boolean due = db.one(OLDEST, row -> row.getLong(1) < oldest || row.getLong(2) >= MOST_ROWS);
    if (due != null && due) {
      db.update(PRUNE, oldest, MOST_ROWS, Math.max(1, added) * PRUNED_PER_ROW);
    }
  }

  /** The newest inputs, newest first. */
  public List<Kept> latest(int limit) {
    return db.list(
        "SELECT source, received_at, CAST(bytes AS TEXT) AS text, outcome FROM raw_input"
            + " ORDER BY id DESC LIMIT ?",
        row ->
            new Kept(
                row.getString("source"),
                Instant.ofEpochMilli(row.getLong("received_at")),
                row.getString("text"),
                row.getString("outcome")),
        limit);
  }
}
