package regulars.counter.join;

import regulars.counter.fx.Told;

/** This counter did not get into the server that it wanted to join. Nothing here has changed. */
public final class JoinException extends Exception implements Told {
  private static final long serialVersionUID = 1L;

  /** What is the matter, and in English what to do. */
  public enum Kind {
    /** What was typed is no address. */
    ADDRESS("This is not an address: type it as the other PC shows it, such as 192.168.1.20."),
    /** What was typed is no code. */
    CODE("This is not a code: it has eight letters, such as BCDF-GHJK."),
    /** The counter's name is none. */
    NAME("A counter's name has 1 to 40 characters."),
    /** Nothing answers at the address. */
    NOBODY(
        "Nobody answers there: look at the address, and whether the other PC is on and lets other"
            + " counters join."),
    /** Something answers, and it is no server of Regulars. */
    NOT_REGULARS("Something else than Regulars answers there: look at the address."),
    /** Not the code that the server shows. */
    WRONG_CODE("The server does not know this code: look at its letters and type again."),
    /** Its ten minutes are over. */
    EXPIRED("This code is too old: ask for a new one."),
    /** A counter has used it. */
    USED("This code let a counter in already: ask for a new one."),
    /** Tried five times. */
    SPENT("This code was tried too often: ask for a new one."),
    /** Too many tries in a minute. */
    TOO_FAST("Too many tries: wait a minute."),
    /** The programs do not fit. */
    OTHER_VERSION("The other PC has another version of Regulars: update both."),
    /** The server that shows the code has another key than what answers. */
    IN_BETWEEN(
        "Another computer answers in the server's place. Nothing was told to it: check the address"
            + " and the network, then try again."),
    /** This counter's sales belong to another ledger. */
    OTHER_LEDGER(
        "This PC's counter belongs to another shop, and its sales stay there: set REGULARS_HOME to"
            + " a new folder to join this one.");

    private final String sentence;

    Kind(String sentence) {
      this.sentence = sentence;
    }
  }

  private final Kind kind;

  /** For this reason. */
  public JoinException(Kind kind) {
    super(kind.sentence);
    this.kind = kind;
  }

  /** For this reason, with what was behind it. */
  public JoinException(Kind kind, Throwable cause) {
    super(kind.sentence, cause);
    this.kind = kind;
  }

  /** What is the matter. */
  public Kind kind() {
    return kind;
  }
}
