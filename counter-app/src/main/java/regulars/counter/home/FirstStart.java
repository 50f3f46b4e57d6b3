package regulars.counter.home;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.counter.Counter;
import regulars.counter.firstrun.FirstRunException;
import regulars.counter.firstrun.NewShop;
import regulars.counter.firstrun.ShopMaker;
import regulars.counter.join.JoinException;
import regulars.model.wire.WireException;

/**
 * A data folder without a shop, and what can be made of it. The server makes a shop in one
 * transaction: a program that ends before that leaves nothing, and the next start is the first
 * again. Safe for use by several threads.
 */
public final class FirstStart implements ShopMaker, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

  private final CounterHome home;
  private final Clock clock;
  private @Nullable LocalServer server;
  private boolean closed;

  FirstStart(CounterHome home, Clock clock, @Nullable LocalServer server) {
    this.home = home;
    this.clock = clock;
    this.server = server;
  }

  /** The server that waits for its shop. */
  static LocalServer.Command waiting() {
    return LocalServer.Command.ofThisProgram(List.of(), List.of("--wait-for-shop"));
  }

  @Override
  public void start() throws FirstRunException {
    var unused = running();
  }

  private synchronized LocalServer running() throws FirstRunException {
    if (closed) {
      throw new FirstRunException("The window was closed.");
    }
    try {
      server = LocalServer.ensure(home, waiting(), server);
      return server;
    } catch (HomeException e) {
      throw new FirstRunException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void make(NewShop shop) throws FirstRunException {
    tell("/v1/owner/first-shop", shop);
  }

  @Override
  public void sample() throws FirstRunException {
    tell("/v1/owner/first-shop/sample", null);
  }

  private void tell(String path, @Nullable Object body) throws FirstRunException {
    OwnerLink link = new OwnerLink(running().url());
    try {
      String key = Files.readString(home.server().resolve("owner.key")).strip();
      // Whoever did not hear the answer the first time asks again: then it is there.
      if (link.needsShop(key)) {
        link.tell(path, key, body);
      }
    } catch (IOException | WireException e) {
      LOG.warn("the shop was not made: {}", e.getMessage());
      throw new FirstRunException(String.valueOf(e.getMessage()), e);
    } finally {
      link.close();
    }
  }

  @Override
  public void join(URI address, String code, String counterName)
      throws JoinException, FirstRunException {
    SecureRandom random = new SecureRandom();
    try (Counter counter = Counter.start(home.made().counter(), clock, random)) {
      counter.join(address, code, counterName, random);
    } catch (HomeException e) {
      throw new FirstRunException(String.valueOf(e.getMessage()), e);
    }
    close();
  }

  /** The server that was started, to be looked after by somebody else from now on. */
  synchronized @Nullable LocalServer handOver() {
    LocalServer mine = server;
    server = null;
    return mine;
  }

  /** Ends the server that was started. */
  @Override
  public synchronized void close() {
    closed = true;
    LocalServer mine = server;
    server = null;
    if (mine != null) {
      mine.close();
    }
  }
}
