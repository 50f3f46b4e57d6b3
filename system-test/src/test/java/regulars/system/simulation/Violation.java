package regulars.system.simulation;

/** A promise was broken. */
final class Violation extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final Invariant invariant;

  Violation(Invariant invariant, String detail) {
    super(invariant + ": " + detail);
    this.invariant = invariant;
  }

  Invariant invariant() {
    return invariant;
  }

  /** Throws unless it holds. */
  static void unless(boolean holds, Invariant invariant, String detail, Object... arguments) {
    if (!holds) {
      throw new Violation(invariant, detail.formatted(arguments));
    }
  }
}
