package regulars.server.http;

/** Who may call a route. */
public enum Access {
  /** Everybody who reaches the port. */
  ANYONE,
  /** A paired counter, by its token. */
  COUNTER,
  /** Whoever can read the owner's key file, from this computer. */
  OWNER
}
