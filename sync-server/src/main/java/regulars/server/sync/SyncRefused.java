package regulars.server.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The server can't talk with this counter; nothing was changed by the request. */
public final class SyncRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why, by what a person or program has to do. */
  public enum Why {
    /** The counter was paired with another ledger: pair it with this one. */
    WRONG_LEDGER,
    /** Counter and server have no protocol version in common: bring the older one up to date. */
    PROTOCOL,
    /** Revoked, quarantined or marked lost: a person has to pair it again. */
    NOT_ACTIVE,
    /** An old hello that the network delivered late: nothing to do, a newer one was answered. */
    LATE_HELLO,
    /** The request makes no sense, such as a page of no rows. */
    BAD_REQUEST,
    /** The server has no shop or no rules yet: try again once the owner has set them. */
    NOT_READY
  }

  private final Why why;

  /** With a message that says what to do. */
  public SyncRefused(Why why, String message) {
    super(message);
    this.why = why;
  }

  /** Why this counter may not even ask; null when it may. */
  static @Nullable SyncRefused unlessWelcome(
      @Nullable CounterRow counter, UUID ledgerId, UUID askedLedgerId) {
    if (!ledgerId.equals(askedLedgerId)) {
      return new SyncRefused(
          Why.WRONG_LEDGER,
          "This counter was paired with another ledger: pair it with this server.");
    }
    if (counter == null || !counter.active()) {
      return new SyncRefused(
          Why.NOT_ACTIVE,
          "This counter is "
              + (counter == null ? "unknown" : counter.state())
              + ": pair it again.");
    }
    return null;
  }

  /** Why. */
  public Why why() {
    return why;
  }
}
