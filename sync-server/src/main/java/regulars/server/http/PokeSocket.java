package regulars.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import io.helidon.websocket.WsUpgradeException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One counter's WebSocket. The connection's own thread reads; a second one sends, and it alone:
 * what is to be sent waits in fields under {@code lock}, at most one of each kind.
 */
final class PokeSocket implements WsListener, Sockets.Socket {
  /** A receiver that doesn't take a frame of a few bytes within this time is dropped. */
  private static final Duration SEND_LIMIT = Duration.ofSeconds(5);

  private final Sockets sockets;
  private final Doorman doorman;
  private final Deadlines deadlines;
  private final long pingNanos;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition something = lock.newCondition();
  private @Nullable Headers upgradeHeaders;
  private @Nullable UUID counterId;
  private @Nullable String text;
  private byte @Nullable [] pong;
  private @Nullable End end;

  /**
   * @param ping how often to ping, however much else is sent: only a client's pongs show that the
   *     line is alive
   */
  PokeSocket(Sockets sockets, Doorman doorman, Deadlines deadlines, Duration ping) {
    this.sockets = sockets;
    this.doorman = doorman;
    this.deadlines = deadlines;
    this.pingNanos = ping.toNanos();
  }

  private record End(int code, String reason, boolean byUs) {}

  private record Work(
      @Nullable String text, byte @Nullable [] pong, @Nullable End end, boolean ping) {}

  /** Where the gate refuses, the request goes on to the plain route, which says why. */
  @Override
  public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers)
      throws WsUpgradeException {
    try {
      doorman.refuseForeignPages(headers);
      counterId = doorman.counter(headers);
      upgradeHeaders = headers;
    } catch (ProblemException e) {
      throw new WsUpgradeException("refused", e);
    }
    deadlines.done();
    return Optional.empty();
  }

  @Override
  public void onOpen(WsSession session) {
    UUID counter = counterId;
    Headers headers = upgradeHeaders;
    if (counter == null || headers == null) {
      throw new IllegalStateException("opened without an upgrade");
    }
    sockets.opened(counter, this);
    try {
      // Shut out between the upgrade and now: whoever shut it out didn't find it among the open.
      doorman.counter(headers);
    } catch (ProblemException e) {
      end(1008, "this counter was shut out");
    }
    Thread.ofVirtual().name("poke").start(() -> sendUntilEnd(session, counter));
  }

  @Override
  public void offer(String newest) {
    put(() -> text = newest);
  }

  @Override
  public void end(int code, String reason) {
    put(() -> {
      if (end == null) {
        end = new End(code, reason, true);
      }
    });
  }

  @Override
  public void onMessage(WsSession session, String message, boolean last) {
    end(1003, "this socket only speaks");
  }

  @Override
  public void onMessage(WsSession session, BufferData message, boolean last) {
    end(1003, "this socket only speaks");
  }

  @Override
  public void onPing(WsSession session, BufferData payload) {
    byte[] bytes = payload.readBytes();
    put(() -> pong = bytes);
  }

  @Override
  public void onClose(WsSession session, int status, String reason) {
    put(() -> end = new End(status, reason, false));
  }

  @Override
  public void onError(WsSession session, Throwable error) {
    put(() -> end = new End(1011, "error", false));
  }

  private void put(Runnable change) {
    lock.lock();
    try {
      change.run();
      something.signal();
    } finally {
      lock.unlock();
    }
  }

  private void sendUntilEnd(WsSession session, UUID counter) {
    ConnectionContext connection = (ConnectionContext) session.socketContext();
    try {
      boolean open = true;
      long pinged = System.nanoTime();
      while (open) {
        Work work = next(pinged + pingNanos - System.nanoTime());
        deadlines.start(connection, SEND_LIMIT);
        open = send(session, work);
        deadlines.done();
        pinged = work.ping() ? System.nanoTime() : pinged;
      }
    } catch (InterruptedException | RuntimeException e) {
      // The line is gone; the counter comes back by itself.
    } finally {
      sockets.closed(counter, this);
      Deadlines.close(connection);
    }
  }

  /** What is to be sent next; a ping when nothing else came up in {@code nanosToPing}. */
  private Work next(long nanosToPing) throws InterruptedException {
    lock.lock();
    try {
      long left = nanosToPing;
      while (left > 0 && text == null && pong == null && end == null) {
        left = something.awaitNanos(left);
      }
      Work work = new Work(text, pong, end, left <= 0);
      text = null;
      pong = null;
      return work;
    } finally {
      lock.unlock();
    }
  }

  private static boolean send(WsSession session, Work work) {
    End end = work.end();
    if (end != null) {
      if (end.byUs()) {
        session.close(end.code(), end.reason());
      }
      return false;
    }
    if (work.pong() != null) {
      session.pong(BufferData.create(work.pong()));
    }
    if (work.text() != null) {
      session.send(work.text(), true);
    }
    if (work.ping()) {
      session.ping(BufferData.create(new byte[0]));
    }
    return true;
  }
}
