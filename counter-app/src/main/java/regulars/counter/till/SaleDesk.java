package regulars.counter.till;

import java.util.List;

/**
 * Where tills hand in their sales. Each batch is one database transaction: raw input, operation and
 * provisional move of every sale, or nothing at all. Once a method returns, what it stored survives
 * a power cut, and the till may be told so.
 *
 * <p>Both methods throw {@code StoreException} when the disk is full or fails; then nothing was
 * stored and nothing may be acknowledged. They wait for the disk. Safe for use by several threads.
 */
public final class SaleDesk {
  /** Most sales in one batch: bounds memory and the time others wait for the database. */
  public static final int MOST_SALES = 500;

  /**
   * Stores sales, at most {@link #MOST_SALES}, in their order.
   *
   * @return what became of each, in the same order
   */
  public List<Recorded> record(List<IncomingSale> sales) {
    throw new UnsupportedOperationException("comes next: " + sales.size());
  }

  /**
   * Keeps input that gave no sale, so that its sender can be told and the owner can look.
   *
   * @param source which set-up of the counter it came through
   * @param raw the bytes as they came
   * @param outcome what is wrong with them, or what they were, in a few words
   */
  public void keep(String source, byte[] raw, String outcome) {
    throw new UnsupportedOperationException("comes next: " + source + raw.length + outcome);
  }
}
