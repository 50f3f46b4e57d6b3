package regulars.counter.till;

/** What became of a sale that a till sent. All three are on the disk and may be acknowledged. */
public enum Recorded {
  /** Stored, and on its way to the server. */
  NEW,
  /** The same sale (same key, same total) was stored before; nothing was added. */
  DUPLICATE,
  /**
   * A sale of the same key with another total was stored before. This one is stored and sent as
   * well: the server puts it before a person.
   */
  CONFLICT
}
