package regulars.counter.sync;

/**
 * What one step of the {@link SyncEngine} did and when the next one is due.
 *
 * @param did what it did
 * @param waitMillis 0: go on at once; else wait this long, or until there is a reason not to
 */
public record Step(Did did, long waitMillis) {

  /** What a step did. */
  public enum Did {
    /** Said hello and was welcome. */
    HELLO,
    /** Pushed operations and stored their answers. */
    PUSHED,
    /** Read a page of the feed into the mirror. */
    PULLED,
    /** Put a snapshot in the mirror's place. */
    SNAPSHOT,
    /** Nothing: no server to talk to yet. */
    NOT_PAIRED,
    /** Did not get through, or was not welcome. */
    FAILED
  }

  /** Whether the next step is due at once. */
  public boolean atOnce() {
    return waitMillis == 0;
  }
}
