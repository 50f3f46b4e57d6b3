package regulars.counter.memberlist;

import regulars.counter.fx.Told;

/** A file can't be read as a list of members. */
public final class ListException extends Exception implements Told {
  private static final long serialVersionUID = 1;

  /** Why not; the end of a message key. */
  public enum Why {
    /** There is no such file. */
    MISSING,
    /** It has nothing in it. */
    EMPTY,
    /** It has columns' names and no rows. */
    NO_ROWS,
    /** It is a spreadsheet or another kind of file, not text. */
    NOT_TEXT,
    /** It is text as "Unicode text" writes it. */
    UTF_16,
    /** It has more rows than an import takes. */
    TOO_LONG,
    /** It was changed since it was looked at. */
    CHANGED
  }

  private final Why why;

  /** For this reason. */
  public ListException(Why why) {
    super(why.name(), null, false, false);
    this.why = why;
  }

  /** Why not. */
  public Why why() {
    return why;
  }
}
