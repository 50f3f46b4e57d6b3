package regulars.server.imports;

/** An import can't go on, or not be undone. */
public final class ImportRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why not. */
  public enum Why {
    /** There is no such import. */
    UNKNOWN("unknown-import", 404),
    /** It has ended, or another one began since. */
    OVER("import-over", 409),
    /** Its undo has begun or is through. */
    UNDONE("import-undone", 409),
    /** Counters are waited for after a restore: points leave no balance now. */
    RECOVERING("recovering", 409);

    private final String word;
    private final int status;

    Why(String word, int status) {
      this.word = word;
      this.status = status;
    }

    /** For programs. */
    public String word() {
      return word;
    }

    /** HTTP status. */
    public int status() {
      return status;
    }
  }

  private final Why why;

  ImportRefused(Why why, String sentence) {
    super(sentence, null, false, false);
    this.why = why;
  }

  /** Why not. */
  public Why why() {
    return why;
  }
}
