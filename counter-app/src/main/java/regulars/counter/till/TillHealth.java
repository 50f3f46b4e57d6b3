package regulars.counter.till;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a till's source stands.
 *
 * @param name what the owner calls it
 * @param working whether sales can come in now
 * @param lastSale when the last sale came; null when none did
 * @param problem a sentence for the owner; null when all is well
 */
public record TillHealth(
    String name, boolean working, @Nullable Instant lastSale, @Nullable String problem) {

  /** The same at work. */
  public TillHealth works() {
    return new TillHealth(name, true, lastSale, null);
  }

  /** The same with something to tell the owner. */
  public TillHealth trouble(boolean stillWorking, String sentence) {
    return new TillHealth(name, stillWorking, lastSale, sentence);
  }

  /** The same after a sale. */
  public TillHealth soldAt(Instant at) {
    return new TillHealth(name, working, at, problem);
  }
}
