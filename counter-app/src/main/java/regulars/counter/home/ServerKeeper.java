package regulars.counter.home;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.counter.Counter;
import regulars.counter.office.ServerHere;

/**
 * Keeps the server beside the counter running: one that this program started and that ends by
 * itself, or is killed, is started again and the counter told where. A server that somebody else
 * started is theirs to look after.
 */
public final class ServerKeeper implements AutoCloseable, ServerHere {
  private static final Logger LOG = LoggerFactory.getLogger(ServerKeeper.class);
  private static final long FIRST_WAIT_SECONDS = 1;
  private static final long LONGEST_WAIT_SECONDS = 60;

  private final CounterHome home;
  private final LocalServer.Command command;
  private final Counter counter;
  private final Thread thread;

  /** Held while somebody stops and starts the server on purpose. */
  private final Lock onPurpose = new ReentrantLock();

  private volatile LocalServer server;
  private volatile boolean closing;

  private ServerKeeper(
      CounterHome home, LocalServer.Command command, Counter counter, LocalServer server) {
    this.home = home;
    this.command = command;
    this.counter = counter;
    this.server = server;
    this.thread = Thread.ofPlatform().daemon().name("server-keeper").unstarted(this::run);
  }

  /** Finds or starts the server, lets the counter in, and looks after it until closed. */
  public static ServerKeeper start(CounterHome home, LocalServer.Command command, Counter counter)
      throws HomeException {
    return of(LocalServer.ensure(home, command), home, command, counter);
  }

  /** The same for a server that was found or started. */
  static ServerKeeper of(
      LocalServer server, CounterHome home, LocalServer.Command command, Counter counter)
      throws HomeException {
    try {
      server.letIn(counter, "Counter 1");
    } catch (HomeException | RuntimeException e) {
      server.close();
      throw e;
    }
    ServerKeeper keeper = new ServerKeeper(home, command, counter, server);
    keeper.thread.start();
    return keeper;
  }

  /** Stops looking after the server, and the server too if this program started it. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.close();
  }

  @Override
  public Whose whose() {
    return server.isOurs() ? Whose.OURS : Whose.OTHERS;
  }

  @Override
  public void restore(Path backup) throws NotRestored {
    if (!server.isOurs()) {
      throw new NotRestored("This program did not start the server: stop it, then restore.");
    }
    onPurpose.lock();
    try {
      server.close();
      String problem = LocalServer.restore(home, command, backup);
      if (!startAgain()) {
        throw new NotRestored(
            (problem == null ? "The backup was restored." : problem)
                + " The server does not start: close Regulars and open it again.");
      }
      if (problem != null) {
        throw new NotRestored(problem);
      }
    } finally {
      onPurpose.unlock();
    }
  }

  private void run() {
    long wait = FIRST_WAIT_SECONDS;
    try {
      while (!closing && server.isOurs()) {
        server.awaitEnd();
        onPurpose.lockInterruptibly();
        try {
          if (server.runs()) {
            continue;
          }
        } finally {
          onPurpose.unlock();
        }
        LOG.warn("the server ended; it is started again in {} s", wait);
        TimeUnit.SECONDS.sleep(wait);
        onPurpose.lockInterruptibly();
        try {
          boolean again = server.runs() || startAgain();
          wait = again ? FIRST_WAIT_SECONDS : Math.min(2 * wait, LONGEST_WAIT_SECONDS);
        } finally {
          onPurpose.unlock();
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("the server is looked after no longer");
    }
  }

  private boolean startAgain() {
    try {
      server = LocalServer.ensure(home, command);
      counter.serverAt(server.url());
      return true;
    } catch (HomeException e) {
      LOG.warn("the server could not be started again: {}", e.getMessage());
      return false;
    }
  }
}
