package regulars.counter.desk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a member's statement.
 *
 * @param rows newest first; the first piece begins with what is not acknowledged yet
 * @param reversed what these rows take back, by its operation: rows of older pieces among it are
 *     reversed
 * @param older where the next piece begins; null when there is none, or it can't be reached
 * @param unreached whether there is more that only the server has, and it can't be reached
 */
public record StatementPage(
    List<StatementRow> rows,
    Map<UUID, StatementRow.Reversal> reversed,
    @Nullable Place older,
    boolean unreached) {

  /** Makes the collections unmodifiable. */
  public StatementPage {
    rows = List.copyOf(rows);
    reversed = Map.copyOf(reversed);
  }

  /**
   * Before an entry.
   *
   * @param seq its place in the ledger
   * @param version its place among the member's entries
   */
  public record Place(long seq, long version) {
    /** After everything. */
    public static final Place NEWEST = new Place(Long.MAX_VALUE, Long.MAX_VALUE);
  }
}
