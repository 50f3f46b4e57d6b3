package regulars.server.http;

/** Who may call a route. */
public enum Access {
  /** Everybody who reaches the port. */
  ANYONE,
  /** A paired counter, by its token. */
  COUNTER,
  /**
   * Whoever has signed in at a paired counter, by the counter's token and the header {@code
   * Regulars-Session}, and has the route's role; or whoever may call the owner's routes.
   */
  SETTINGS,
  /** Whoever can read the owner's key file, from this computer. */
  OWNER
}
