package regulars.model.sync;

import java.util.UUID;

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
}
