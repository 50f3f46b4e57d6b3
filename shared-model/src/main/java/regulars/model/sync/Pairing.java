package regulars.model.sync;

import java.util.UUID;
import regulars.model.pairing.CodeProof;

/** How a counter and a server get to know each other. */
public final class Pairing {
  private Pairing() {}

  /**
   * What a counter sends once.
   *
   * @param code the code that the owner reads out: single use, ten minutes, five tries
   * @param counterName what the counter is called in the owner's list, 1 to 40 characters
   */
  public record Request(String code, String counterName) {}

  /**
   * What it gets.
   *
   * @param counterId its id from now on
   * @param token the secret it shows with every request; the server keeps only a hash
   * @param ledgerId the ledger it belongs to
   * @param epoch the server's epoch
   */
  public record Paired(UUID counterId, String token, UUID ledgerId, long epoch) {}

  /**
   * What a counter sends first where the server's certificate alone proves nothing.
   *
   * @param proto the protocol version it speaks
   * @param label the first letters of the code
   * @param first of {@link CodeProof}
   */
  public record Begin(int proto, String label, CodeProof.First first) {}

  /**
   * What the server says to that.
   *
   * @param talk to be named when going on; good for a minute, once
   */
  public record Begun(UUID talk, CodeProof.First first, CodeProof.Second second) {}

  /**
   * What a counter sends then.
   *
   * @param tag shows the server that the counter knows the code and sees the server's own key
   * @param counterName what the counter is called in the owner's list, 1 to 40 characters
   */
  public record Finish(UUID talk, CodeProof.Second second, String tag, String counterName) {}

  /**
   * The counter is in.
   *
   * @param tag shows the counter the same of the server
   */
  public record Finished(String tag, Paired paired) {}
}
