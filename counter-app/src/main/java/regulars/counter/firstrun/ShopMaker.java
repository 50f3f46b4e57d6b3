package regulars.counter.firstrun;

import java.net.URI;
import regulars.counter.join.JoinException;

/**
 * What the first start asks of this PC. Every method waits for disk and network: never called on
 * the JavaFX thread. What was not made whole was not made; each may be tried again.
 */
public interface ShopMaker {
  /** Starts the server on this PC, which may take seconds. Does nothing when it runs. */
  void start() throws FirstRunException;

  /** Makes the shop, all of it or nothing. */
  void make(NewShop shop) throws FirstRunException;

  /** Makes the sample shop. */
  void sample() throws FirstRunException;

  /** Makes this PC's counter one of the server at this address. */
  void join(URI server, String code, String counterName) throws JoinException, FirstRunException;
}
