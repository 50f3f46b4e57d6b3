package regulars.server.http;

import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Bounds how long a connection may spend on one thing: a client that sends or takes a byte now and
 * then never runs into a socket's own time-out. Whoever is overdue has the socket closed.
 *
 * <p>A connection's work is done on one thread, so a deadline belongs to a thread. {@link #sweep}
 * is called every second or so.
 */
final class Deadlines implements Http1ConnectionListener {
  private final LongSupplier nanos;
  private final Duration forRequest;
  private final Map<Thread, Deadline> deadlines = new ConcurrentHashMap<>();

  Deadlines(LongSupplier nanos, Duration forRequest) {
    this.nanos = nanos;
    this.forRequest = forRequest;
  }

  /**
   * @param running false while the thread has all the time it wants
   */
  private record Deadline(ConnectionContext connection, long at, boolean running) {}

  /** A request's first line was read: the rest has to follow in time. */
  @Override
  public void prologue(ConnectionContext connection, HttpPrologue prologue) {
    start(connection, forRequest);
  }

  /** From now on this thread has so long until {@link #done} or another start. */
  void start(ConnectionContext connection, Duration limit) {
    long at = nanos.getAsLong() + limit.toNanos();
    deadlines.put(Thread.currentThread(), new Deadline(connection, at, true));
  }

  /** Gives this thread so long from now, on the connection that it was last busy with. */
  void restart(Duration limit) {
    Deadline last = deadlines.get(Thread.currentThread());
    if (last != null) {
      start(last.connection(), limit);
    }
  }

  /** This thread is no longer in a hurry, until it starts again. */
  void done() {
    deadlines.computeIfPresent(
        Thread.currentThread(), (thread, last) -> new Deadline(last.connection(), 0, false));
  }

  /** Closes the sockets of all that are overdue and forgets threads that have ended. */
  void sweep() {
    long now = nanos.getAsLong();
    deadlines.forEach((thread, deadline) -> {
      boolean overdue = deadline.running() && now - deadline.at() > 0;
      if ((overdue || !thread.isAlive()) && deadlines.remove(thread, deadline) && overdue) {
        close(deadline.connection());
      }
    });
  }

  /**
   * Closes a connection from outside; a thread that reads or writes on it wakes up with an error.
   */
  static void close(ConnectionContext connection) {
    connection.serverSocket().close();
  }
}
