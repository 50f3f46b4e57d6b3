package regulars.server.cli;

/** A command can't do what it was asked; the message says why and what to do. */
final class CommandFailed extends Exception {
  private static final long serialVersionUID = 1L;

  /** Something in the world is not as it should be. */
  static final int FAILED = 1;

  /** The command was written wrongly. */
  static final int USAGE = 2;

  /** There is a server on this folder already. */
  static final int RUNNING = 3;

  private final int exitCode;

  CommandFailed(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
