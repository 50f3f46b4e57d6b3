package regulars.counter.till.export;

/**
 * Where reading a file stands.
 *
 * @param offset bytes before it
 * @param lines lines before it
 */
public record Place(long offset, long lines) {
  /** The beginning of a file. */
  public static final Place START = new Place(0, 0);
}
