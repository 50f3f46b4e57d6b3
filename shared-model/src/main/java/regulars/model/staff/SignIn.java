package regulars.model.staff;

import org.jspecify.annotations.Nullable;

/** Signing in at the server, for the settings. */
public final class SignIn {
  private SignIn() {}

  /**
   * Who wants in. The one message that carries a PIN; it goes over loopback or TLS only.
   *
   * @param staffId who
   * @param pin as typed; never stored or logged
   */
  public record Request(String staffId, String pin) {
    /** Leaves the PIN out. */
    @Override
    public String toString() {
      return "SignIn.Request[" + staffId + "]";
    }
  }

  /**
   * What came of it.
   *
   * @param session to be shown in the header {@code Regulars-Session}; null when they are not in
   * @param role what they may do; null when they are not in
   * @param idleSeconds how long the session lives without a request
   * @param triesLeft how many wrong tries are left before the next wait
   * @param waitSeconds how long to wait before the next try; 0 when there is no need to
   */
  public record Reply(
      @Nullable String session,
      @Nullable Role role,
      int idleSeconds,
      int triesLeft,
      int waitSeconds) {
    /** Leaves the session's secret out. */
    @Override
    public String toString() {
      return "SignIn.Reply[" + (session == null ? "not in" : role) + "]";
    }
  }
}
