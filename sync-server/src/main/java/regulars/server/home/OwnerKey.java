package regulars.server.home;

import java.io.IOException;
import java.util.random.RandomGenerator;
import regulars.server.pairing.Secrets;

/**
 * The secret that makes a program on this computer the owner's: whoever can read its file. Made on
 * the first start. Immutable.
 */
public final class OwnerKey {
  private final String key;

  private OwnerKey(String key) {
    this.key = key;
  }

  /** Reads the key of this folder, or makes one; {@code random} must be unpredictable. */
  public static OwnerKey in(ServerFolder folder, RandomGenerator random) throws IOException {
    return new OwnerKey(Secret.loadOrMake(folder.ownerKey(), () -> Secrets.make(random)));
  }

  /** Compares in a time that says nothing about the key. */
  public boolean is(String given) {
    return Secrets.same(key, given);
  }

  /** For a request's header. */
  public String text() {
    return key;
  }
}
