package regulars.model.sync;

import java.util.UUID;

/**
 * Asks for what came after the cursor.
 *
 * @param ledgerId the ledger
 * @param epoch the epoch the counter believes in
 * @param cursor how far it has read
 * @param limit most entries and most changes in the page, 1 to {@value #MOST_ROWS}
 */
public record Pull(UUID ledgerId, long epoch, Cursor cursor, int limit) {
  /** Most rows of one kind in a page. */
  public static final int MOST_ROWS = 500;
}
