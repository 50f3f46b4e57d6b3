package regulars.counter.office;

import java.nio.file.Path;
import regulars.counter.fx.Told;

/** The server as far as this PC runs it. Every method but {@link #whose} may wait for minutes. */
public interface ServerHere {
  /** It runs on another PC. */
  ServerHere ELSEWHERE =
      new ServerHere() {
        @Override
        public Whose whose() {
          return Whose.ELSEWHERE;
        }

        @Override
        public void restore(Path backup) throws NotRestored {
          throw new NotRestored("The server runs on another PC: restore there.");
        }
      };

  /** Who looks after the server. */
  enum Whose {
    /** This program started it and may stop it. */
    OURS,
    /** It runs here, and somebody else started it. */
    OTHERS,
    /** It runs on another PC. */
    ELSEWHERE
  }

  /** A backup was not restored: everything is as before. */
  final class NotRestored extends Exception implements Told {
    private static final long serialVersionUID = 1;

    /** With a sentence for the owner. */
    public NotRestored(String sentence) {
      super(sentence);
    }
  }

  /** Who looks after the server. */
  Whose whose();

  /**
   * Stops the server, puts a backup in the place of its ledger, and starts it again, whatever came
   * of it.
   *
   * @param backup a file on this PC
   */
  void restore(Path backup) throws NotRestored;
}
