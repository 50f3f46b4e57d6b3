package regulars.system.simulation;

/** A process died here. An error, so that no catch in the code under test mistakes it for one. */
final class SimCrash extends Error {
  private static final long serialVersionUID = 1L;

  SimCrash(String where) {
    super(where, null, false, false);
  }

  /** Whether a process died, however the news is wrapped. */
  static boolean isBehind(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SimCrash) {
        return true;
      }
    }
    return false;
  }
}
