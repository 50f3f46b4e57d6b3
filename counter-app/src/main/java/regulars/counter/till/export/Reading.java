package regulars.counter.till.export;

/** Watches a file being read, and may end it. */
public interface Reading {
  /**
   * Told after each piece.
   *
   * @param bytes how large it was
   * @return whether to read on
   */
  boolean goesOn(long bytes);
}
